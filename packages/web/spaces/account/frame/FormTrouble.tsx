import { useEffect, useRef } from 'react'
import { Notice } from '../../../ui/Notice.tsx'
import { useAccount } from '../account-context.ts'

/** Nothing answered while a form was sent: said above its button, which tries again. `tries` counts those that failed. */
export function FormTrouble({ tries }: { tries: number }) {
  const { text } = useAccount()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) note.current?.focus()
  }, [tries])
  if (tries === 0) return null
  return (
    <div tabIndex={-1} ref={note}>
      <Notice
        tone="warn"
        icon="offline"
        role="alert"
        title={navigator.onLine ? text.trouble.failed : text.trouble.offline}
      >
        <p>{text.trouble.formKept}</p>
      </Notice>
    </div>
  )
}
