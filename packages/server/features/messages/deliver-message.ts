import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { type Courier, MailTurnedOff, type OutgoingMessage } from '../../platform/mail.ts'

/** A code is worth nothing after this: it is not sent late. */
const CODE_WORTH_MINUTES = 10
/** Longer than any courier takes: after this, who claimed the message is taken for dead. */
const CLAIM_MINUTES = 10
/** Between the tries to note that a message is gone, in ms. */
const PAUSES_MS = [100, 1_000, 5_000]

interface Delivery {
  db: Db
  clock: Clock
  courier: Courier
}

/**
 * Delivers one message. It is claimed first, in a statement of its own, so that two workers never hand it over both; no
 * transaction is open while the courier works, however slow a mail server is; then it is noted as sent.
 *
 * Never lost: what is not noted as sent is tried again, by the same job or, when its worker died, after the claim ran out. A
 * code is then too old: its patient asked for another one.
 * Sent twice only when the worker dies, or the database stays away, between the courier's acceptance and the note. The
 * e-mail then carries the same Message-ID, by which mail systems recognise the double.
 *
 * @throws what the courier threw, or that another worker has it: the job is tried again later. The failure's kind is kept,
 * never the address.
 */
export async function deliverMessage(deps: Delivery, messageId: string): Promise<void> {
  const { db, clock, courier } = deps
  const message = await claim(db, messageId, clock.now())
  if (!message) return
  if (isTooLate(message, clock.now())) return note(deps, messageId, 'failed', 'too-late')
  try {
    await courier.deliver(message)
  } catch (error) {
    if (error instanceof MailTurnedOff) return note(deps, messageId, 'failed', 'mail-turned-off')
    await note(deps, messageId, 'waiting', kindOf(error))
    throw error
  }
  await noteSent(deps, messageId)
}

type Claimed = OutgoingMessage & { kind: string; createdAt: Date }

/** The message, ours from now on; undefined when it is done. A claim from far ahead was made before a clock was moved back. */
async function claim(db: Db, messageId: string, now: Temporal.Instant): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update message set claimed_at = ${now.toString()}::timestamptz
     where id = ${messageId} and sent_at is null and failed_at is null
       and (claimed_at is null or abs(extract(epoch from ${now.toString()}::timestamptz - claimed_at)) >= ${CLAIM_MINUTES * 60})
    returning id, channel, recipient, subject, body, attachment, kind, created_at as "createdAt"`.execute(db)
  if (rows[0]) return rows[0]
  const waiting = await db
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .executeTakeFirst()
  if (waiting) throw new Error('another worker has this message')
  return undefined
}

function isTooLate(message: Claimed, now: Temporal.Instant): boolean {
  const age = now.epochMilliseconds - message.createdAt.getTime()
  return message.kind === 'code' && age > CODE_WORTH_MINUTES * 60_000
}

/** Patient with a database that is away for a moment: forgetting what was sent would send it twice. */
async function noteSent(deps: Delivery, messageId: string): Promise<void> {
  for (const pause of PAUSES_MS) {
    try {
      return await note(deps, messageId, 'sent', null)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  await note(deps, messageId, 'sent', null)
}

async function note(
  { db, clock }: Delivery,
  messageId: string,
  state: 'waiting' | 'sent' | 'failed',
  failure: string | null,
): Promise<void> {
  const at = new Date(clock.now().epochMilliseconds)
  await db
    .updateTable('message')
    .set({
      claimed_at: null,
      failure,
      ...(state === 'sent' ? { sent_at: at } : {}),
      ...(state === 'failed' ? { failed_at: at } : {}),
    })
    .where('id', '=', messageId)
    .execute()
}

function kindOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? 'courier').slice(0, 60)
}
