import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Courier } from '../../platform/mail.ts'

/** A code is worth nothing after this: it is not sent late. */
const CODE_WORTH_MS = 10 * 60_000

/**
 * Delivers one message, once as far as the world allows: the row is locked while the courier works, and marked sent in
 * the same transaction, so that two workers never deliver it both and a job that is run again finds it done. What
 * remains: a crash between the courier's acceptance and the commit delivers it twice; the e-mail then carries the same
 * Message-ID, by which mail systems recognise the double.
 *
 * @throws what the courier threw: the job is tried again later. The failure's kind is kept, never the address.
 */
export async function deliverMessage(
  deps: { db: Db; clock: Clock; courier: Courier },
  messageId: string,
): Promise<void> {
  const failure = await deps.db.transaction().execute(async (tx) => {
    const message = await tx
      .selectFrom('message')
      .selectAll()
      .where('id', '=', messageId)
      .forUpdate()
      .executeTakeFirst()
    if (!message || message.sent_at || message.failed_at) return undefined
    const now = deps.clock.now()
    const at = new Date(now.epochMilliseconds)
    if (message.kind === 'code' && at.getTime() - message.created_at.getTime() > CODE_WORTH_MS) {
      await tx
        .updateTable('message')
        .set({ failed_at: at, failure: 'too-late' })
        .where('id', '=', messageId)
        .execute()
      return undefined
    }
    try {
      const { id, channel, recipient, subject, body, attachment } = message
      await deps.courier.deliver({
        id,
        channel: channel === 'sms' ? 'sms' : 'email',
        recipient,
        subject,
        body,
        attachment,
      })
    } catch (error) {
      await tx
        .updateTable('message')
        .set({ failure: kindOf(error) })
        .where('id', '=', messageId)
        .execute()
      return error
    }
    await tx.updateTable('message').set({ sent_at: at, failure: null }).where('id', '=', messageId).execute()
    return undefined
  })
  if (failure !== undefined) throw failure
}

function kindOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? 'courier').slice(0, 60)
}
