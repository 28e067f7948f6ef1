import { useEffect, useRef } from 'react'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { typeset } from '../../../i18n/time-words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useSecondsLeft } from '../../../ui/use-seconds-left.ts'
import { useAccount, useWords } from '../account-context.ts'
import type { useLock } from './use-lock.ts'

/** The door is closed after too many tries: why, and how long; the seconds are not read aloud one by one. */
export function Locked({ door }: { door: ReturnType<typeof useLock> }) {
  return door.lock ? <Closed {...door.lock} onOver={door.open} /> : null
}

interface Props {
  until: string
  sentence: string | undefined
  onOver(): void
}

function Closed({ until, sentence, onOver }: Props) {
  const { language } = useAccount()
  const text = useWords({ fr: doorFr, en: doorEn })
  const said = language === 'fr' ? typeset(sentence ?? '') : sentence
  const left = useSecondsLeft(until, onOver)
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div tabIndex={-1} ref={note}>
      <Notice tone="warn" title={sentence ? said : text.locked}>
        {sentence ? null : <p>{text.lockedWhy}</p>}
        <p className="count" role="timer" aria-live="off">
          {text.lockedFor(left)}
        </p>
      </Notice>
    </div>
  )
}
