import type { InsiOutcome } from '@maillage/contract/patients.ts'
import { type Call, runAction } from '../../platform/action.ts'
import { askInsi } from './ask-insi.ts'
import type { PatientsDependencies } from './patients-dependencies.ts'
import { insiAway, insiNotConnected } from './patients.refusals.ts'
import { recordInsiAnswer } from './record-insi-answer.ts'

/**
 * Asks INSi about a patient: two actions, and the call between them, so that no transaction waits for another server. An
 * identity that changed while INSi was thinking is left as it is (`stale`). Sent again, it is judged
 * anew: once an answer was written the version is another one (`stale`), else INSi is asked again.
 * @throws {Refusal} `insi-away` (503) where INSi is not connected or does not answer, and those of both actions.
 */
export async function callInsi(
  deps: PatientsDependencies,
  call: Call,
  input: { networkId: string; patientId: string; version: number },
): Promise<InsiOutcome> {
  if (!deps.insi.isConnected) throw insiNotConnected()
  const answer = await deps.insi.search(await runAction(deps.platform, askInsi, call, input))
  if (answer.kind === 'unavailable') throw insiAway()
  return runAction(deps.platform, recordInsiAnswer, call, { ...input, answer })
}
