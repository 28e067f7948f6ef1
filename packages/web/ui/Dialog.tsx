import { type ReactNode, useEffect, useId, useRef } from 'react'
import './dialog.css'

interface Props {
  title: ReactNode
  onClose(): void
  children: ReactNode
}

/** A question that stops everything else: only before what cannot be undone. Escape closes; the focus goes back. */
export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 className="h s2" id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
