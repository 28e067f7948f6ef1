import { useCallback, useEffect, useState } from 'react'
import type { OfficeAppointment } from '@maillage/contract/office.ts'
import { inverseOf, type Trouble, troubleOf } from './changes.ts'
import { type Change, problemOf, sendChange } from './office-api.ts'

export const undoMilliseconds = 10_000

/** The last change, as long as it can be taken back. */
export interface Undo {
  readonly change: Change
  readonly result: OfficeAppointment
  readonly until: number
}

interface Listener {
  /** Every change that passed, undone ones included. */
  onDone(change: Change, result: OfficeAppointment, wasUndo: boolean): void
  onRefused(trouble: Trouble): void
  onUndoRefused(detail: string): void
}

/**
 * Sends the changes of the agent, one at a time. The last one can be taken back for 10 seconds; a refusal is given to the
 * listener with what can be done about it, and nothing is lost.
 */
export function useChanges(listener: Listener) {
  const [undo, setUndo] = useState<Undo | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!undo) return
    const timer = setTimeout(() => setUndo(null), Math.max(0, undo.until - Date.now()))
    return () => clearTimeout(timer)
  }, [undo])

  const perform = async (change: Change, confirmWarnings: readonly string[] = []) => {
    if (busy) return
    setBusy(true)
    try {
      const result = await sendChange(change, confirmWarnings)
      setUndo({ change, result, until: Date.now() + undoMilliseconds })
      listener.onDone(change, result, false)
    } catch (error) {
      listener.onRefused(troubleOf(change, problemOf(error)))
    } finally {
      setBusy(false)
    }
  }

  const takeBack = async () => {
    if (!undo || busy) return
    setBusy(true)
    const inverse = inverseOf(undo.change, undo.result)
    try {
      const result = await sendConfirmed(inverse)
      setUndo(null)
      listener.onDone(inverse, result, true)
    } catch (error) {
      setUndo(null)
      listener.onUndoRefused(problemOf(error).detail)
    } finally {
      setBusy(false)
    }
  }

  const forgetUndo = useCallback(() => setUndo(null), [])
  return { perform, takeBack, forgetUndo, undo, busy }
}

/** What stood before was accepted once: taking a change back confirms the warnings that it meets. */
async function sendConfirmed(change: Change): Promise<OfficeAppointment> {
  try {
    return await sendChange(change, [])
  } catch (error) {
    const { warnings } = problemOf(error)
    if (!warnings) throw error
    return sendChange(
      change,
      warnings.map((warning) => warning.kind),
    )
  }
}
