import type { Slot } from '@maillage/contract/slot-search.ts'

const KEY = 'maillage.wanted'

/** Keeps the slot that somebody else took: each alternative says what sets it apart from it. */
export function keepWanted(slot: Slot): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(slot))
  } catch {
    // A private window may refuse: the alternatives are then shown without their difference.
  }
}

export function wantedSlot(): Slot | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Slot | null) ?? undefined
  } catch {
    return undefined
  }
}
