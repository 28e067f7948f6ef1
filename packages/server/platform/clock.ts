import { Temporal } from 'temporal-polyfill'

/** Where the time comes from. Handlers and jobs receive one; nothing else may read the machine's clock. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that starts at a given instant and then runs at the machine's pace (demonstrations, end-to-end tests). */
export function clockStartingAt(start: Temporal.Instant): Clock {
  const offset = start.epochMilliseconds - Date.now()
  return { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset) }
}

/** A clock that stands still until it is told to move (tests). */
export function fixedClock(
  start: string,
): Clock & { moveTo(instant: string): void; advance(minutes: number): void } {
  let current = Temporal.Instant.from(start)
  return {
    now: () => current,
    moveTo: (instant) => {
      current = Temporal.Instant.from(instant)
    },
    advance: (minutes) => {
      current = current.add({ seconds: Math.round(minutes * 60) })
    },
  }
}
