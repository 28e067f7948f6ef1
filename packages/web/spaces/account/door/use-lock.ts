import { useState } from 'react'
import { type ApiProblem, serverNow } from '../../../api/client.ts'

/** Too many tries: until when the door is closed, from the refusal that said so. */
export function useLock() {
  const [until, setUntil] = useState<string>()
  return {
    until,
    open: () => setUntil(undefined),
    /** Takes a refusal that closes the door, and says whether it was one. */
    take: (problem: ApiProblem): boolean => {
      if (problem.problem.status !== 429) return false
      const { until: said, waitSeconds } = problem.problem
      const seconds = typeof waitSeconds === 'number' ? waitSeconds : 60
      setUntil(typeof said === 'string' ? said : new Date(serverNow() + seconds * 1000).toISOString())
      return true
    },
  }
}
