import type { PersonExport } from '@maillage/contract/rights.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { findOwnRecord } from '../audit/find-own-record.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { collectPerson } from './collect-person.ts'
import { findRecord, type PersonRecord } from './find-record.ts'
import { requireRequest } from './require-request.ts'
import { rightsAccess } from './rights.access.ts'

export interface ExportInput {
  networkId: string
  patientId: string
  /** The request that it answers, for staff; else whatever this person asked that is open. */
  requestId?: string | undefined
  format: 'json' | 'html'
}

/**
 * All data of one person, for whoever answers their request (RGPD art. 15 and 20).
 * @throws {Refusal} `proof-needed`, `no-such-patient`, and of the request `no-request`, `no-such-request`, `request-of-another`,
 * `already-answered`, `identity-unchecked`.
 */
export const exportPerson = defineAction<ExportInput, PersonExport>({
  name: 'export-person',
  access: rightsAccess['export-person'],
  async run(context, input) {
    await requireProof(context)
    const { networkId, requestId } = input
    const record = await findRecord(context.tx, networkId, input.patientId)
    const { id } = await requireRequest(context, { networkId, record, requestId })
    return exportAndTrace(context, input, record, { requestId: id })
  },
})

/** All one's own data, by one press. */
export const exportOwnData = defineAction<
  Omit<ExportInput, 'patientId' | 'requestId'> & { patientId?: string | undefined },
  PersonExport
>({
  name: 'export-own-data',
  access: rightsAccess['export-own-data'],
  async run(context, input) {
    const patientId = findOwnRecord(context.actor, input.patientId)
    context.permit({ patientId })
    return exportAndTrace(context, input, await findRecord(context.tx, input.networkId, patientId))
  },
})

async function exportAndTrace(
  context: ActionContext,
  { networkId, format }: Pick<ExportInput, 'networkId' | 'format'>,
  record: PersonRecord,
  answered: { requestId?: string } = {},
): Promise<PersonExport> {
  const { tx, now, language } = context
  context.audit({
    action: 'export-person',
    networkId,
    subjectType: 'patient',
    subjectId: record.patientId,
    detail: { format, ...answered },
  })
  return collectPerson(tx, networkId, record, { language, now })
}
