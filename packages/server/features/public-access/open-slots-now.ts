import type { AtlasReason, OpenSlots } from '@maillage/contract/atlas.ts'
import type { AtlasDependencies } from '../atlas/atlas-dependencies.ts'
import { readAtlas } from '../atlas/read-atlas.ts'
import { readOpenSlots } from '../atlas/read-open-slots.ts'
import { nothingToBook } from './public-access.refusals.ts'

/** Spares the database a public page that many look at at once. */
const KEPT_MS = 5_000

export interface SlotsNow {
  reason: AtlasReason
  slots: OpenSlots
}

interface Kept {
  at: number
  slots: Promise<SlotsNow>
}

const kept = new WeakMap<AtlasDependencies, Kept>()

/**
 * The slots of the first reason of the network, general medicine where there is one; read again after 5 seconds. Readers at the
 * same time share one reading.
 * @throws {Refusal} `nothing-to-book`.
 */
export function openSlotsNow(deps: AtlasDependencies): Promise<SlotsNow> {
  const now = performance.now()
  const known = kept.get(deps)
  if (known && now - known.at < KEPT_MS) return known.slots
  const slots = read(deps)
  kept.set(deps, { at: now, slots })
  slots.catch(() => kept.delete(deps))
  return slots
}

async function read(deps: AtlasDependencies): Promise<SlotsNow> {
  const { reasons } = await readAtlas(deps)
  const [reason] = reasons
  if (!reason) throw nothingToBook()
  return { reason, slots: await readOpenSlots(deps, reason.id) }
}
