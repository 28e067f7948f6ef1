import { useEffect, useState } from 'react'

const LATE_MS = 2_000

/** Whether something has been awaited for longer than usual. `waiting`: what is awaited, or nothing. */
export function useLate(waiting: unknown = true, afterMs = LATE_MS): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waiting, afterMs])
  return late
}
