import { useState } from 'react'
import { usePlanning } from '../planning-context.ts'

/** Copies the address of the screen, which is its whole state. */
export function CopyLink() {
  const { text } = usePlanning()
  const [said, setSaid] = useState('')
  const copy = () =>
    Promise.resolve(
      navigator.clipboard?.writeText(window.location.href) ?? Promise.reject(new Error('no clipboard')),
    ).then(
      () => setSaid(text.copied),
      () => setSaid(text.copyFailed),
    )
  return (
    <span className="planning-copy">
      <button type="button" className="tool" onClick={() => void copy()}>
        {text.copyLink}
      </button>
      <span role="status">{said}</span>
    </span>
  )
}
