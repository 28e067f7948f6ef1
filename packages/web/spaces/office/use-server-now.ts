import { useEffect, useState } from 'react'
import { serverNow } from '../../api/client.ts'

const stepMilliseconds = 10_000
const stepped = () => Math.floor(serverNow() / stepMilliseconds) * stepMilliseconds

/** The server's clock, in steps of 10 seconds: enough for a line on a board, and it draws nothing in between. */
export function useServerNow(): number {
  const [now, setNow] = useState(stepped)
  useEffect(() => {
    const timer = setInterval(() => setNow(stepped()), 2_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
