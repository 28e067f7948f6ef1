import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { FieldError } from './FieldError.tsx'
import { useCombobox } from './use-combobox.ts'

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
  /** The list opens when this changes to another number than 0. */
  opens?: number
}

/**
 * An editable combobox with a list (WAI-ARIA 1.2 pattern): the focus stays in the box, arrows move through the list,
 * Enter takes the first or the pointed option, Escape closes. The list opens only while the person types or asks for it.
 */
export function Combobox<T>(props: Props<T>) {
  const { label, hint, options, error, emptyText } = props
  const id = useId()
  const state = useCombobox(options, props.onChoose, props.opens)
  const count = options.length
  const shown = state.open && (count > 0 || emptyText !== undefined)
  const type = (text: string) => {
    props.onType(text)
    state.type()
  }
  return (
    <div className={`f pop${error ? ' bad' : ''}`} ref={state.root}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <div className={props.button ? 'withbtn' : 'plain'}>
        <input
          {...boxAttributes(id, { shown, pointed: count > 0 ? state.pointed : undefined, hint, error })}
          value={props.text}
          onChange={(event) => type(event.target.value)}
          onClick={state.ask}
          onKeyDown={state.onKeyDown}
        />
        {props.button}
      </div>
      <span className="vh" role="status">
        {shown ? props.countText(count) : ''}
      </span>
      <OptionList id={id} label={label} options={options} shown={shown} state={state} />
      {shown && count === 0 && emptyText ? <p className="hint">{emptyText}</p> : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  )
}

/** What ties the box to its list, its hint and its error. */
function boxAttributes(
  id: string,
  box: { shown: boolean; pointed: number | undefined; hint: ReactNode; error: string | undefined },
): InputHTMLAttributes<HTMLInputElement> {
  const described = [box.hint ? `${id}-hint` : '', box.error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    className: 'box',
    type: 'text',
    role: 'combobox',
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
    'aria-autocomplete': 'list',
    'aria-expanded': box.shown,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': box.shown && box.pointed !== undefined ? `${id}-${box.pointed}` : undefined,
    'aria-invalid': box.error ? true : undefined,
    'aria-describedby': described || undefined,
  }
}

interface ListProps<T> extends Pick<Props<T>, 'label' | 'options'> {
  id: string
  shown: boolean
  state: Pick<ReturnType<typeof useCombobox<ComboboxOption<T>>>, 'pointed' | 'point' | 'choose'>
}

function OptionList<T>({ id, label, options, shown, state }: ListProps<T>) {
  return (
    <div
      className="list"
      id={`${id}-list`}
      role="listbox"
      aria-label={typeof label === 'string' ? label : undefined}
      hidden={!shown || options.length === 0}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard drives the list from the box (aria-activedescendant)
        <div
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === state.pointed}
          onPointerEnter={() => state.point(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => state.choose(option)}
        >
          {option.content}
        </div>
      ))}
    </div>
  )
}
