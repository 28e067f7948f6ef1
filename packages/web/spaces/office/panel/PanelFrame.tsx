import { useEffect, useId, useRef } from 'react'
import { useOffice } from '../office-context.ts'

interface FrameProps {
  title: string
  wide?: boolean
  /** False when a field of the panel takes the focus itself. */
  takesFocus?: boolean
  /** True when the keys of one letter act while the focus is in the panel. */
  keysAct?: boolean
  onClose(): void
  children: React.ReactNode
}

/** A panel beside the board: it never covers it on a wide screen. Escape closes it. */
export function PanelFrame({
  title,
  wide = false,
  takesFocus = true,
  keysAct = false,
  onClose,
  children,
}: FrameProps) {
  const { text } = useOffice()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <aside
      className={wide ? 'panel wide' : 'panel'}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      data-no-keys={keysAct ? undefined : ''}
    >
      <header>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="nav" onClick={onClose}>
          {text.panel.close} <kbd>{text.status.escape}</kbd>
        </button>
      </header>
      {children}
    </aside>
  )
}
