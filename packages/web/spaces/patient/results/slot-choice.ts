import type { Slot } from '@maillage/contract/slot-search.ts'
import type { ReactNode } from 'react'

/** What choosing a slot of the results does: it is held at once, or it asks to confirm a move. */
export interface SlotChoice {
  choose(slot: Slot): void
  /** On its way to the server. */
  busy: Slot | undefined
  /** Chosen, and to be confirmed; absent where a choice is done at once. */
  chosen?: Slot | undefined
  /** What stands under the slot that is chosen. */
  confirmation?(slot: Slot): ReactNode
  /** What went wrong with the last choice. */
  trouble: unknown
  forgive(): void
}

/** Whether two slots are the same place at the same time with the same person. */
export function isSameSlot(a: Slot | null | undefined, b: Slot): boolean {
  return a?.start === b.start && a.siteId === b.siteId && a.practitionerId === b.practitionerId
}
