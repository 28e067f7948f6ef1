import { createHash } from 'node:crypto'
import type { Access } from '@maillage/core/access/access.ts'
import type { OperationNodeSource, RawBuilder } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Actor, actorName } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Db, Tx } from './database.ts'
import { isOverloaded, isRetryable, isTimeTaken, unavailable } from './database-errors.ts'
import { type Guard, openGuard } from './guard.ts'
import type { NewId } from './ids.ts'
import type { Language } from './language.ts'
import type { LiveChange, LiveFeed } from './live.ts'
import { Refusal } from './refusal.ts'
import type { Secrets } from './secrets.ts'
import type { TaskName, Tasks } from './jobs.ts'
import { type AuditEntry, type JobOptions, type OutboxEvent, type Traces, writeTraces } from './traces.ts'

/** What every action is given by the composition root. */
export interface Platform {
  db: Db
  clock: Clock
  newId: NewId
  secrets: Secrets
  live: LiveFeed
}

/** Who asks, and how: the part of a request that is not its input. */
export interface Call {
  actor: Actor
  language: Language
  requestId?: string | undefined
  idempotencyKey?: string | undefined
  /** Public network of who asks, for limits. A retry through another network is the same request. */
  address?: string | undefined
  /** Where who asks is, truncated: for the audit. See `originOf`. */
  origin?: string | undefined
}

/** What an action works with, inside its one transaction. `now` stands still for its whole length. */
export interface ActionContext extends Pick<Guard, 'permit' | 'permittedSites'> {
  tx: Tx
  now: Temporal.Instant
  newId: NewId
  secrets: Secrets
  actor: Actor
  language: Language
  address: string | undefined
  /**
   * Writes rows that nothing reads any more in this action: they go together with the traces, in one statement, which sees
   * neither another of them nor their order. An insert, update or delete without a condition on its own outcome.
   *
   * @param taken what to answer when it takes time that somebody else has (`occupation_no_overlap`).
   */
  write(statement: OperationNodeSource, taken?: Refusal): void
  /** Calls a function of the database in that last statement. What it refuses, it says by failing. */
  call(expression: RawBuilder<unknown>): void
  /** Traces a state change. Names and reasons never go in. Traces are written together, at the end of the transaction. */
  audit(entry: AuditEntry): void
  /** Tells of a change: in the outbox, with the transaction, and to the screens, once it is committed. */
  announce(event: OutboxEvent): void
  /** Adds a job, with the transaction that causes it: it exists if and only if the transaction commits. */
  addJob<Name extends TaskName>(name: Name, payload: Tasks[Name], options?: JobOptions): void
}

export interface Action<Input, Output> {
  name: string
  /** Who may run it, and on what: a row of the feature's access table. What must be compared is compared by `context.permit`. */
  access: Access
  /**
   * Loads facts, calls a pure decision, writes. Throwing a Refusal undoes everything; returning one keeps what was
   * written (an attempt counted) and refuses all the same.
   */
  run(context: ActionContext, input: Input): Promise<Output | Refusal>
}

export function defineAction<Input, Output>(action: Action<Input, Output>): Action<Input, Output> {
  return action
}

const ATTEMPTS = 4
/** What a retry of a screen needs. A role, a care, a break-glass may end: an answer about a record is not given again for a day. */
const SIGNED_IN_REPLAY_MS = 10 * 60_000

/**
 * Runs an action: access, one transaction, idempotency, retry of serialization failures, then the announcements.
 * With an idempotency key, the first answer is given again to the same request: for 24 hours, or to somebody signed in for
 * ten minutes and as long as their roles are the same. Later, or with other roles, the key is refused.
 *
 * @throws {Refusal} what the action refused; also `sign-in-needed`, `forbidden`, `not-yours`, `idempotency-mismatch`, `database-away`,
 * `database-full`, `overloaded`.
 */
export async function runAction<Input, Output>(
  platform: Platform,
  action: Action<Input, Output>,
  call: Call,
  input: Input,
): Promise<Output> {
  openGuard(action, call.actor)
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(platform, action, call, input)
    } catch (error) {
      if (error instanceof Refusal) throw error
      if (isRetryable(error) && attempt < ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20))
        continue
      }
      const refusal = unavailable(error)
      if (refusal) throw refusal
      if (isRetryable(error) || isOverloaded(error)) throw overloaded()
      throw error
    }
  }
}

async function runOnce<Input, Output>(
  platform: Platform,
  action: Action<Input, Output>,
  call: Call,
  input: Input,
): Promise<Output> {
  const now = platform.clock.now()
  const traces: Traces = { writes: [], calls: [], audit: [], events: [], jobs: [] }
  let whenTaken: Refusal | undefined
  const guard = openGuard(action, call.actor)
  const result = await platform.db.transaction().execute(async (tx) => {
    const replayed = call.idempotencyKey ? await claimKey(tx, action.name, call, input, now) : undefined
    if (replayed) return replayed.response as Output
    const output = await action.run(
      {
        tx,
        now,
        newId: platform.newId,
        secrets: platform.secrets,
        actor: call.actor,
        language: call.language,
        address: call.address,
        permit: guard.permit,
        permittedSites: guard.permittedSites,
        write: (statement, taken) => {
          traces.writes.push(statement)
          whenTaken ??= taken
        },
        call: (expression) => void traces.calls.push(expression),
        audit: (entry) => void traces.audit.push(entry),
        announce: (event) => void traces.events.push(event),
        addJob: (name, payload, options) => void traces.jobs.push({ name, payload, ...options }),
      },
      input,
    )
    if (!(output instanceof Refusal)) guard.requireSettled()
    if (call.idempotencyKey) traces.writes.push(keepOrForget(tx, action.name, call.idempotencyKey, output))
    const by = { actor: call.actor, at: now, requestId: call.requestId, origin: call.origin }
    await writeTraces(tx, traces, by, { isLast: true }).catch((error) => {
      throw whenTaken && isTimeTaken(error) ? whenTaken : error
    })
    return output
  })
  if (result instanceof Refusal) throw result
  platform.live.announce(traces.events.map(toLiveChange))
  return result
}

function toLiveChange({ networkId, practitionerId, kind, subjectId }: OutboxEvent): LiveChange {
  return { networkId, practitionerId, kind, id: subjectId }
}

/**
 * Takes the key for this transaction; a twin request waits here for the first one to end. The key belongs to whoever
 * used it first: another actor with the same key is refused, never shown the stored answer.
 */
async function claimKey(
  tx: Tx,
  action: string,
  call: Call,
  input: unknown,
  now: Temporal.Instant,
): Promise<{ response: unknown } | undefined> {
  const key = call.idempotencyKey ?? ''
  const hash = createHash('sha256')
    .update(JSON.stringify([actorName(call.actor), rolesOf(call.actor), input]))
    .digest()
  const inserted = await tx
    .insertInto('idempotency_key')
    .values({ key, action, request_hash: hash, created_at: new Date(now.epochMilliseconds) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (inserted) return undefined
  const known = await tx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'response', 'created_at'])
    .where('key', '=', key)
    .where('action', '=', action)
    .executeTakeFirst()
  if (!known) return undefined
  const age = now.epochMilliseconds - known.created_at.getTime()
  const isTooOld = call.actor.kind === 'account' && age > SIGNED_IN_REPLAY_MS
  if (isTooOld || !known.request_hash.equals(hash)) throw idempotencyMismatch()
  return { response: known.response }
}

/** The same roles over the same sites, agendas and records, in whatever order they were read. */
function rolesOf(actor: Actor): string[] {
  return actor.kind === 'account' ? actor.memberships.map((one) => JSON.stringify(one)).toSorted() : []
}

/** A refusal is no answer to give again: the same request may pass once what it lacked is there. */
function keepOrForget(tx: Tx, action: string, key: string, output: unknown): OperationNodeSource {
  if (output instanceof Refusal)
    return tx.deleteFrom('idempotency_key').where('key', '=', key).where('action', '=', action)
  return tx
    .updateTable('idempotency_key')
    .set({ response: JSON.stringify(output ?? null) })
    .where('key', '=', key)
    .where('action', '=', action)
}

function idempotencyMismatch(): Refusal {
  return new Refusal('idempotency-mismatch', 422, {
    fr: 'Cette clé d’idempotence a déjà servi : pour une autre demande, avec d’autres rôles, ou il y a trop longtemps. Regardez ce qui est enregistré, puis envoyez la demande avec une clé nouvelle.',
    en: 'This idempotency key was already used: for another request, with other roles, or too long ago. See what is recorded, then send the request with a new key.',
  })
}

function overloaded(): Refusal {
  return new Refusal('overloaded', 503, {
    fr: 'Beaucoup de monde en ce moment. Rien n’a été enregistré. Essayez encore dans quelques secondes.',
    en: 'Many people are here right now. Nothing was recorded. Try again in a few seconds.',
  })
}
