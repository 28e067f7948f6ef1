import { useState } from 'react'
import { type ApiProblem, serverNow } from '../../../api/client.ts'

interface Lock {
  until: string
  /** The server's sentence, when it is not about too many wrong tries. */
  sentence: string | undefined
}

/** Too many tries, or too soon: until when the door is closed, from the refusal that said so. */
export function useLock() {
  const [lock, setLock] = useState<Lock>()
  return {
    lock,
    open: () => setLock(undefined),
    /** Takes a refusal that closes the door, and says whether it was one. */
    take: (problem: ApiProblem): boolean => {
      if (problem.problem.status !== 429) return false
      const { until, resendAt, waitSeconds } = problem.problem
      const said = [until, resendAt].find((instant) => typeof instant === 'string')
      const seconds = typeof waitSeconds === 'number' ? waitSeconds : 60
      setLock({
        until: (said as string | undefined) ?? new Date(serverNow() + seconds * 1000).toISOString(),
        sentence: problem.code === 'sign-in-locked' ? undefined : problem.message,
      })
      return true
    },
  }
}
