import { useEffect, useRef, useState } from 'react'
import { serverNow } from '../api/client.ts'

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
