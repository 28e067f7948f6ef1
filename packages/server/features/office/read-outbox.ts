import type { Db } from '../../platform/database.ts'

export interface OutboxItem {
  id: string
  channel: 'email' | 'sms'
  recipient: string
  subject: string
  body: string
  createdAt: string
  sentAt: string | null
}

const SHOWN = 100

/**
 * The last messages of a network that a scenario made, newest first; undefined for a real one, whatever the environment says. They
 * hold contacts and codes: for demonstrations only.
 */
export async function readOutbox(db: Db, networkId: string): Promise<OutboxItem[] | undefined> {
  const demonstration = await db
    .selectFrom('network')
    .select('id')
    .where('id', '=', networkId)
    .where('scenario', 'is not', null)
    .executeTakeFirst()
  if (!demonstration) return undefined
  const rows = await db
    .selectFrom('message')
    .select(['id', 'channel', 'recipient', 'subject', 'body', 'created_at', 'sent_at'])
    .where('network_id', '=', networkId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as OutboxItem['channel'],
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  }))
}
