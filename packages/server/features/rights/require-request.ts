import type { HandledRequest, RightsKind } from '@maillage/contract/rights.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import { lockOpenRequest, requireChecked } from './answer-rights-request.ts'
import type { PersonRecord } from './find-record.ts'
import { readRequests } from './request-answer.ts'
import { noRequest, requestOfAnother } from './rights.refusals.ts'

interface Wanted {
  networkId: string
  record: PersonRecord
  /** The request that it answers; without it, whatever of the person is open. */
  requestId?: string | undefined
  /** Only a request of this kind is answered by it. */
  kind?: RightsKind | undefined
}

/**
 * The open request of this very person to which their data are handed out or erased: it is known who asks. Without a named one, each
 * that is open must be checked.
 * @throws {Refusal} `no-request`, `request-of-another`, `identity-unchecked`, `no-such-request`, `already-answered`.
 */
export async function requireRequest(
  context: ActionContext,
  { networkId, record, requestId, kind }: Wanted,
): Promise<HandledRequest> {
  const open = requestId
    ? [await lockOpenRequest(context, networkId, requestId)]
    : await readOpenRequests(context, networkId, record, kind)
  for (const request of open) {
    const isTheirs = request.patientId !== null && record.patientIds.includes(request.patientId)
    if (!isTheirs || (kind && request.kind !== kind)) throw requestOfAnother()
    requireChecked(request)
  }
  const [first] = open
  if (!first) throw noRequest()
  return first
}

/** @internal What this person asked that waits for an answer, of one kind or of all; held until the transaction ends. */
export async function readOpenRequests(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  networkId: string,
  { patientIds }: PersonRecord,
  kind?: RightsKind,
): Promise<HandledRequest[]> {
  const isOpen = sql`r.network_id = ${networkId} and r.patient_id = any(${patientIds}::uuid[]) and r.state = 'open'
    and (${kind ?? null}::text is null or r.kind = ${kind ?? null})`
  await sql`select from rights_request r where ${isOpen} for update`.execute(tx)
  return readRequests(tx, now, isOpen)
}
