import type { PersonExport } from '@maillage/contract/rights.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { findOwnRecord } from '../audit/find-own-record.ts'
import { requireProof } from '../sign-in/require-proof.ts'
import { collectPerson } from './collect-person.ts'
import { findRecord } from './find-record.ts'
import { rightsAccess } from './rights.access.ts'

export interface ExportInput {
  networkId: string
  patientId: string
  format: 'json' | 'html'
}

/** All data of one person, for whoever answers their request (RGPD art. 15 and 20). @throws {Refusal} `proof-needed`. */
export const exportPerson = defineAction<ExportInput, PersonExport>({
  name: 'export-person',
  access: rightsAccess['export-person'],
  async run(context, input) {
    await requireProof(context)
    return exportAndTrace(context, input)
  },
})

/** All one's own data, by one press. */
export const exportOwnData = defineAction<
  Omit<ExportInput, 'patientId'> & { patientId?: string | undefined },
  PersonExport
>({
  name: 'export-own-data',
  access: rightsAccess['export-own-data'],
  async run(context, input) {
    const patientId = findOwnRecord(context.actor, input.patientId)
    context.permit({ patientId })
    return exportAndTrace(context, { ...input, patientId })
  },
})

async function exportAndTrace(context: ActionContext, input: ExportInput): Promise<PersonExport> {
  const { tx, now, language } = context
  const record = await findRecord(tx, input.networkId, input.patientId)
  context.audit({
    action: 'export-person',
    networkId: input.networkId,
    subjectType: 'patient',
    subjectId: record.patientId,
    detail: { format: input.format },
  })
  return collectPerson(tx, input.networkId, record, { language, now })
}
