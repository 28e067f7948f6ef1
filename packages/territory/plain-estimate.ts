import type { CommuneIndex } from './communes.ts'
import { greatCircleKm } from './great-circle.ts'
import type { TravelTable } from './travel-table.ts'

/** The plain estimate: one detour, one speed. */
export interface PlainEstimate {
  /** Road over great-circle distance, at least 1. */
  readonly detour: number
  readonly kmPerHour: number
}

/**
 * Minutes as great-circle kilometres x detour / speed, rounded up; Infinity between two road islands or when a position is
 * unknown. Anybody can check it by hand, which the project's own estimate (`travel-estimate.ts`) does not allow.
 */
export function createPlainTable(index: CommuneIndex, { detour, kmPerHour }: PlainEstimate): TravelTable {
  const minutesPerKm = (60 * detour) / kmPerHour
  return {
    label: `estimate:detour=${detour},speed=${kmPerHour}`,
    minutes: (from, to) => {
      const table = new Float64Array(from.size * to.size).fill(Number.POSITIVE_INFINITY)
      for (let i = 0; i < from.size; i++) {
        const island = index.roadIsland[from.commune[i] as number]
        for (let j = 0; j < to.size; j++) {
          if (index.roadIsland[to.commune[j] as number] !== island) continue
          const km = greatCircleKm(
            from.lon[i] as number,
            from.lat[i] as number,
            to.lon[j] as number,
            to.lat[j] as number,
          )
          if (!Number.isNaN(km)) table[i * to.size + j] = Math.ceil(km * minutesPerKm)
        }
      }
      return table
    },
  }
}
