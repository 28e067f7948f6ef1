import { useEffect, useRef } from 'react'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useSecondsLeft } from '../../../ui/use-seconds-left.ts'
import { useWords } from '../account-context.ts'

/** The door is closed after too many tries: why, and how long; the seconds are not read aloud one by one. */
export function Locked({ until, onOver }: { until: string; onOver(): void }) {
  const text = useWords({ fr: doorFr, en: doorEn })
  const left = useSecondsLeft(until, onOver)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div tabIndex={-1} ref={note}>
      <Notice tone="warn" title={text.locked}>
        <p>{text.lockedWhy}</p>
        <p className="count" role="timer" aria-live="off">
          {text.lockedFor(left)}
        </p>
      </Notice>
    </div>
  )
}
