import type { HandledRequest, RightsRequest } from '@maillage/contract/rights.ts'
import { sql } from 'kysely'
import { defineReading } from '../../platform/reading.ts'
import { findOwnRecord } from '../audit/find-own-record.ts'
import { forThePerson, readRequests } from './request-answer.ts'
import { rightsAccess } from './rights.access.ts'

/** Requests of a network: open ones first, by the day on which an answer is due. */
export const listRightsRequests = defineReading<
  { networkId: string; state?: RightsRequest['state'] | undefined },
  HandledRequest[]
>({
  name: 'list-rights-requests',
  access: rightsAccess['list-rights-requests'],
  run: ({ db, now }, { networkId, state }) =>
    readRequests(
      db,
      now,
      sql`r.network_id = ${networkId} and (${state ?? null}::text is null or r.state = ${state ?? null})`,
      sql`(r.state = 'open') desc, case r.state when 'open' then r.due_on end, r.received_at desc, r.id desc`,
    ),
})

/** What a person asked about their own data, newest first. */
export const listOwnRightsRequests = defineReading<
  { networkId: string; patientId?: string | undefined },
  RightsRequest[]
>({
  name: 'list-own-rights-requests',
  access: rightsAccess['list-own-rights-requests'],
  async run(context, { networkId, patientId: named }) {
    const patientId = findOwnRecord(context.actor, named)
    context.permit({ patientId })
    const own = sql`r.network_id = ${networkId} and r.patient_id = ${patientId}`
    return (await readRequests(context.db, context.now, own)).map(forThePerson)
  },
})
