import type { Access } from '@maillage/core/access/access.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Platform } from './action.ts'
import type { Actor } from './actor.ts'
import type { Db } from './database.ts'
import { type Guard, openGuard } from './guard.ts'

/** What a reading works with. */
export interface ReadingContext extends Pick<Guard, 'permit' | 'permittedSites'> {
  db: Db
  now: Temporal.Instant
  actor: Actor
}

/** An operation that changes nothing and leaves no trace. What must be traced (a patient's record) is an action. */
export interface Reading<Input, Output> {
  name: string
  access: Access
  run(context: ReadingContext, input: Input): Promise<Output>
}

export function defineReading<Input, Output>(reading: Reading<Input, Output>): Reading<Input, Output> {
  return reading
}

/**
 * Reads for an actor: access first, then the reading.
 * @throws {Refusal} `sign-in-needed`, `forbidden`, `not-yours`, and what the reading refuses.
 */
export async function runReading<Input, Output>(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  reading: Reading<Input, Output>,
  actor: Actor,
  input: Input,
): Promise<Output> {
  const guard = openGuard(reading, actor)
  const { permit, permittedSites } = guard
  const output = await reading.run({ db, now: clock.now(), actor, permit, permittedSites }, input)
  guard.requireSettled()
  return output
}
