import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { FieldError } from './FieldError.tsx'

export interface ComboboxOption<T> {
  key: string
  value: T
  /** What the box holds once chosen. */
  text: string
  content: ReactNode
}

interface Props<T> {
  label: ReactNode
  hint?: ReactNode
  text: string
  options: readonly ComboboxOption<T>[]
  onType(text: string): void
  onChoose(option: ComboboxOption<T>): void
  error?: string | undefined
  /** What is said to those who do not see the list open: "3 propositions". */
  countText(count: number): string
  /** A sentence in place of the list when nothing fits. */
  emptyText?: string | undefined
  button?: ReactNode
  inputMode?: 'text' | 'search'
  autoComplete?: string
}

/**
 * An editable combobox with a list (WAI-ARIA 1.2 pattern): the focus stays in the box, arrows move through the list,
 * Enter takes the first or the pointed option, Escape closes. The list opens only while the person types or asks for it.
 */
export function Combobox<T>(props: Props<T>) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [pointed, setPointed] = useState(0)
  const root = useRef<HTMLDivElement>(null)
  const shown = open && (props.options.length > 0 || props.emptyText !== undefined)
  const count = props.options.length

  useEffect(() => {
    if (pointed >= count) setPointed(0)
  }, [count, pointed])
  useEffect(() => {
    const close = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])

  const choose = (option: ComboboxOption<T> | undefined) => {
    if (!option) return
    props.onChoose(option)
    setOpen(false)
    setPointed(0)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else if (count > 0) setPointed((pointed + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter' && open && count > 0) {
      event.preventDefault()
      choose(props.options[pointed])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Tab') setOpen(false)
  }

  return (
    <div className={`f pop${props.error ? ' bad' : ''}`} ref={root}>
      <label htmlFor={id}>{props.label}</label>
      {props.hint ? (
        <span className="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
      <div className={props.button ? 'withbtn' : 'plain'}>
        <input
          id={id}
          className="box"
          type="text"
          role="combobox"
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize="none"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && count > 0 ? `${id}-${pointed}` : undefined}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={
            [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ') ||
            undefined
          }
          value={props.text}
          onChange={(event) => {
            props.onType(event.target.value)
            setOpen(true)
            setPointed(0)
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        {props.button}
      </div>
      <span className="vh" role="status">
        {shown ? props.countText(count) : ''}
      </span>
      <div
        className="list"
        id={`${id}-list`}
        role="listbox"
        aria-label={typeof props.label === 'string' ? props.label : undefined}
        hidden={!shown || count === 0}
      >
        {props.options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard drives the list from the box (aria-activedescendant)
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === pointed}
            onPointerEnter={() => setPointed(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.content}
          </div>
        ))}
      </div>
      {shown && count === 0 && props.emptyText ? <p className="hint">{props.emptyText}</p> : null}
      {props.error ? <FieldError id={`${id}-error`}>{props.error}</FieldError> : null}
    </div>
  )
}
