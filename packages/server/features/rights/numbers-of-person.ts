import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { PersonRecord } from './find-record.ts'
import { messagesOfPerson } from './messages-of-person.ts'

/** The telephone numbers to which something about a person was written, as keyed hashes: a job is told them, and names nobody. */
export async function numbersOfPerson(tx: Tx, record: PersonRecord, secrets: Secrets): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select phone as number from patient where id = any(${record.patientIds}::uuid[]) and phone is not null
    union select m.recipient from message m where m.channel = 'sms' and ${messagesOfPerson(record)}`.execute(
    tx,
  )
  return rows.map(({ number }) => hashOfNumber(secrets, number))
}

/** @internal */
export function hashOfNumber(secrets: Secrets, number: string): string {
  return secrets.hash('number of an erased person', number).toString('hex')
}
