import type { InsiOutcome } from '@maillage/contract/patients.ts'
import { hasMatricule, statusAfter } from '@maillage/core/identity/identity-status.ts'
import { disagreeingTraits, type Trait } from '@maillage/core/identity/identity-traits.ts'
import { readMatricule } from '@maillage/core/identity/matricule.ts'
import { type ActionContext, defineAction } from '../../platform/action.ts'
import { actorName } from '../../platform/actor.ts'
import type { CareProof } from '../audit/require-care.ts'
import { birthPlaces } from './birth-places.ts'
import type { InsiAnswer } from './insi-service.ts'
import { lockIdentity } from './lock-identity.ts'
import { patientsAccess } from './patients.access.ts'
import { findMatricule, type PatientFacts, writeIdentity } from './patients.queries.ts'
import { insiAway, matriculeTaken } from './patients.refusals.ts'

type Found = Extract<InsiAnswer, { kind: 'found' }>
interface Input {
  networkId: string
  patientId: string
  version: number
  answer: Exclude<InsiAnswer, { kind: 'unavailable' }>
}

/**
 * Draws what follows from an answer of INSi. Found, with traits that agree: the matricule is kept, what was missing is filled
 * in, the identity is retrieved or qualified. Found with other traits: nothing is written, the agent compares. Not found: a
 * matricule received earlier leaves. The trace names the version that INSi was asked about.
 * @throws {Refusal} `matricule-taken` (with `patientId`), and those of `lockIdentity`.
 */
export const recordInsiAnswer = defineAction<Input, InsiOutcome>({
  name: 'record-insi-answer',
  access: patientsAccess['record-insi-answer'],
  async run(context, input) {
    const { patient, care } = await lockIdentity(context, input)
    const { answer } = input
    if (answer.kind === 'found') return takeAnswer(context, input, patient, answer, care)
    const unchanged = { version: patient.version, status: patient.status, differences: [] }
    if (answer.kind === 'not-found' && hasMatricule(patient.status))
      return withdraw(context, input, patient, care)
    trace(context, input, care, { outcome: answer.kind })
    return { outcome: answer.kind, ...unchanged }
  },
})

async function takeAnswer(
  context: ActionContext,
  input: Input,
  patient: PatientFacts,
  { traits, matricule }: Found,
  care: CareProof,
): Promise<InsiOutcome> {
  const { tx, now, actor } = context
  if (
    typeof readMatricule(matricule.value) !== 'string' ||
    readMatricule(matricule.value) !== matricule.value
  )
    throw insiAway()
  const differing = disagreeingTraits(patient, { ...patient, ...traits })
  if (differing.length > 0) {
    const { nameOf } = await birthPlaces()
    const place = (trait: Trait, { birthPlaceCode }: { birthPlaceCode: string | null }) =>
      trait === 'birthPlaceCode' ? nameOf(birthPlaceCode) : null
    trace(context, input, care, { outcome: 'differs', traits: differing })
    return {
      outcome: 'differs',
      version: patient.version,
      status: patient.status,
      differences: differing.map((trait) => ({
        trait,
        ours: String(patient[trait] ?? ''),
        theirs: String(traits[trait] ?? ''),
        ourPlace: place(trait, patient),
        theirPlace: place(trait, traits),
      })),
    }
  }
  const holder = await findMatricule(tx, input.networkId, matricule.value, patient.id)
  if (holder) throw matriculeTaken(holder)
  const status = statusAfter(patient.status, 'insi-found')
  const at = new Date(now.epochMilliseconds)
  const version = await writeIdentity(tx, patient.id, {
    sex: patient.sex === 'unknown' ? traits.sex : patient.sex,
    birthPlaceCode: patient.birthPlaceCode ?? traits.birthPlaceCode,
    status,
    matricule,
    insiAnsweredAt: at,
    cause: 'insi',
    by: actorName(actor),
    at,
  })
  trace(context, input, care, { outcome: 'found', from: patient.status, to: status })
  return { outcome: 'found', version, status, differences: [] }
}

async function withdraw(
  context: ActionContext,
  input: Input,
  patient: PatientFacts,
  care: CareProof,
): Promise<InsiOutcome> {
  const status = statusAfter(patient.status, 'insi-withdrawn')
  const version = await writeIdentity(context.tx, patient.id, {
    status,
    matricule: null,
    insiAnsweredAt: null,
    cause: 'insi',
    by: actorName(context.actor),
    at: new Date(context.now.epochMilliseconds),
  })
  trace(context, input, care, { outcome: 'not-found', from: patient.status, to: status })
  return { outcome: 'not-found', version, status, differences: [] }
}

function trace(context: ActionContext, input: Input, care: CareProof, detail: Record<string, unknown>): void {
  context.audit({
    action: 'record-insi-answer',
    networkId: input.networkId,
    subjectType: 'patient',
    subjectId: input.patientId,
    detail: { ...detail, version: input.version },
    ...care,
  })
}
