import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useAccount } from '../account-context.ts'

/** Copies a text; where the browser does not allow it, says to select. */
export function CopyButton({ text: copied }: { text: string }) {
  const { text } = useAccount()
  const [said, setSaid] = useState('')
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(copied) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setSaid(text.copied),
      () => setSaid(text.copyFailed),
    )
  return (
    <span className="copy no-print">
      <Button onClick={() => void copy()}>{text.copy}</Button>
      <span className="s soft" role="status">
        {said}
      </span>
    </span>
  )
}
