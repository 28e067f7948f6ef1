import type { Hold } from '@maillage/contract/booking.ts'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { countdown } from '../../../i18n/time-words.ts'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { useSecondsLeft } from '../../../ui/use-seconds-left.ts'

const HOLD_SECONDS = 300
const LATE_SECONDS = 60
/** The countdown is said at these moments only, not every second. */
const SAID_AT = [120, 60, 30]

/** The time left, in sight, extendable once. */
export function HoldBar({ hold, onExpired }: { hold: Hold; onExpired(): void }) {
  const { text } = usePatient()
  const left = useSecondsLeft(hold.expiresAt, onExpired)
  const [extending, setExtending] = useState(false)
  const said = SAID_AT.find((moment) => left <= moment && left > moment - 5)
  const late = left < LATE_SECONDS
  const timer = useRef<HTMLParagraphElement>(null)
  const extend = async () => {
    setExtending(true)
    try {
      const next = await patientApi.extend(hold)
      changeJourney({ hold: { ...next, token: hold.token } })
      timer.current?.focus()
    } catch (error) {
      if (error instanceof ApiProblem) changeJourney({ hold: { ...hold, extendable: false } })
    } finally {
      setExtending(false)
    }
  }
  return (
    <div className={late ? 'hold late' : 'hold'}>
      <p tabIndex={-1} ref={timer}>
        {late ? text.hold.only : text.hold.kept}
        <b role="timer">{countdown(left)}</b>
      </p>
      {hold.extendable ? (
        <button className="btn low" type="button" onClick={() => void extend()} disabled={extending}>
          {late ? text.hold.extendLate : text.hold.extend}
        </button>
      ) : null}
      <TimeBar left={left} />
      <span className="vh" role="status">
        {said ? text.hold.announce(countdown(said)) : ''}
      </span>
    </div>
  )
}

function TimeBar({ left }: { left: number }) {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    if (bar.current) bar.current.style.width = `${Math.min(100, (100 * left) / HOLD_SECONDS)}%`
  }, [left])
  return <i ref={bar} />
}
