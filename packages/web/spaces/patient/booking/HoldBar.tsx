import type { Hold } from '@maillage/contract/booking.ts'
import { useEffect, useRef, useState } from 'react'
import { serverNow } from '../../../api/client.ts'
import { countdown } from '../../../i18n/time-words.ts'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'

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
  const bar = useRef<HTMLElement>(null)
  const timer = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (bar.current) bar.current.style.width = `${Math.min(100, (100 * left) / HOLD_SECONDS)}%`
  }, [left])
  const extend = async () => {
    setExtending(true)
    try {
      const next = await patientApi.extend(hold)
      changeJourney({ hold: { ...next, token: hold.token } })
      timer.current?.focus()
    } catch {
      changeJourney({ hold: { ...hold, extendable: false } })
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
      <i ref={bar} />
      <span className="vh" role="status">
        {said ? text.hold.announce(countdown(said)) : ''}
      </span>
    </div>
  )
}

/** Whole seconds until an instant of the server's clock; calls `onEnd` once when there are none left. */
export function useSecondsLeft(until: string, onEnd?: () => void): number {
  const compute = () => Math.max(0, Math.ceil((Date.parse(until) - serverNow()) / 1000))
  const [left, setLeft] = useState(compute)
  const ended = useRef(onEnd)
  ended.current = onEnd
  // biome-ignore lint/correctness/useExhaustiveDependencies: compute only reads `until`
  useEffect(() => {
    setLeft(compute())
    const timer = setInterval(() => {
      const now = compute()
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      ended.current?.()
    }, 500)
    return () => clearInterval(timer)
  }, [until])
  return left
}
