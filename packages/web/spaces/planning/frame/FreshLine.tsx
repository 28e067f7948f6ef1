import { useEffect, useState } from 'react'
import { usePlanning } from '../planning-context.ts'

interface Props {
  /** The instant of the data, on the server's clock. */
  at: number | undefined
  /** When the screen last computed, on this device's clock. */
  computedAt: number | undefined
  /** Why: a booking, or the first reading. */
  afterChange: boolean
  isOffline: boolean
}

const TICK_MS = 1000

/** "Lundi 12 janvier 2026, 8 h 05. Recalculé il y a 4 s, après la dernière réservation." */
export function FreshLine({ at, computedAt, afterChange, isOffline }: Props) {
  const { text, words } = usePlanning()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  if (at === undefined && isOffline && !navigator.onLine)
    return <p className="planning-state is-offline">{text.offline}</p>
  if (at === undefined || computedAt === undefined) return <p className="planning-state">{text.loading}</p>
  if (isOffline)
    return (
      <p className="planning-state is-offline">
        {navigator.onLine ? text.fresh.cut(words.moment(at)) : text.fresh.offline}
      </p>
    )
  const seconds = Math.max(0, Math.round((now - computedAt) / 1000))
  return (
    <p className="planning-state">
      {words.moment(at)}. <span>{text.fresh.computed(seconds, afterChange)}</span>
    </p>
  )
}
