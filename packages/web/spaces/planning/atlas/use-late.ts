import { useEffect, useState } from 'react'

const LATE_MS = 300

/** Whether something has lasted long enough to be told: what is quick shows no progress. */
export function useLate(isUnderWay: boolean): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isUnderWay) return setLate(false)
    const timer = setTimeout(() => setLate(true), LATE_MS)
    return () => clearTimeout(timer)
  }, [isUnderWay])
  return isLate
}
