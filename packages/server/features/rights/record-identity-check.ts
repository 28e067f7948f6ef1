import type { HandledRequest, IdentityCheck } from '@maillage/contract/rights.ts'
import { defineAction } from '../../platform/action.ts'
import { lockOpenRequest } from './answer-rights-request.ts'
import { readRequest } from './request-answer.ts'
import { rightsAccess } from './rights.access.ts'

export interface CheckInput {
  networkId: string
  requestId: string
  identityCheck: Exclude<IdentityCheck, 'not-yet'>
}

/**
 * Notes how it was checked that the person asks, once a request was recorded without: nothing is granted before.
 * @throws {Refusal} `no-such-request`, `already-answered`.
 */
export const recordIdentityCheck = defineAction<CheckInput, HandledRequest>({
  name: 'record-identity-check',
  access: rightsAccess['record-identity-check'],
  async run(context, { networkId, requestId, identityCheck }) {
    const request = await lockOpenRequest(context, networkId, requestId)
    await context.tx
      .updateTable('rights_request')
      .set({ identity_check: identityCheck })
      .where('id', '=', requestId)
      .execute()
    context.audit({
      action: 'record-identity-check',
      networkId,
      subjectType: request.patientId ? 'patient' : 'network',
      subjectId: request.patientId ?? networkId,
      detail: { identityCheck, requestId },
    })
    return readRequest(context.tx, context.now, networkId, requestId)
  },
})
