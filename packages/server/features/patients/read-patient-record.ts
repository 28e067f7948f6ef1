import type { PatientRecord } from '@maillage/contract/patients.ts'
import { matriculeWarnings, shownMatricule } from '@maillage/core/identity/matricule.ts'
import { defineAction } from '../../platform/action.ts'
import { requireCare } from '../audit/require-care.ts'
import { patientsAccess } from './patients.access.ts'
import { birthPlaces } from './birth-places.ts'
import { readInsiUnproved } from './read-insi-unproved.ts'
import { readOpenOutsideCare } from './read-open-outside-care.ts'
import { type PatientFacts, readPatient } from './patients.queries.ts'
import { mergedAway, noSuchPatient } from './patients.refusals.ts'
import {
  readAppointments,
  readContacts,
  readFormerVersions,
  readMerges,
  type Unnamed,
} from './record.queries.ts'

/**
 * A patient's record: an action, because it leaves a line that the patient can read ("who saw my record").
 * @throws {Refusal} `no-such-patient`, `merged-away` (with `keptId`), `not-in-care`.
 */
export const readPatientRecord = defineAction<{ networkId: string; patientId: string }, PatientRecord>({
  name: 'read-patient-record',
  access: patientsAccess['read-patient-record'],
  async run(context, { networkId, patientId }) {
    const { tx } = context
    const patient = await readPatient(tx, networkId, patientId)
    if (!patient) throw noSuchPatient()
    if (patient.mergedInto !== null) throw mergedAway(patient.mergedInto)
    const care = await requireCare(context, patientId)
    context.audit({
      action: 'read-patient-record',
      networkId,
      subjectType: 'patient',
      subjectId: patientId,
      ...care,
    })
    const versions = [versionNow(patient), ...(await readFormerVersions(tx, patientId))]
    const { nameOf } = await birthPlaces()
    const named = <T extends { birthPlaceCode: string | null }>(traits: T) => ({
      ...traits,
      birthPlaceName: nameOf(traits.birthPlaceCode),
    })
    return {
      ...named(identityOf(patient)),
      insiUnproved: await readInsiUnproved(tx, patientId, patient, versions),
      openedOutsideCare: await readOpenOutsideCare(tx, care),
      contacts: await readContacts(tx, patientId),
      appointments: await readAppointments(tx, networkId, patientId),
      versions: versions.map(named),
      merges: await readMerges(tx, patientId),
    }
  },
})

function identityOf(patient: PatientFacts) {
  return {
    ...traitsOf(patient),
    id: patient.id,
    version: patient.version,
    status: patient.status,
    attributes: patient.attributes,
    matricule: shownMatricule(patient),
    matriculeWarnings: patient.matricule ? matriculeWarnings(patient.matricule.value, patient) : [],
    document: patient.document && {
      kind: patient.document.kind,
      seenAt: patient.document.seenAt.toISOString(),
    },
    insiAnsweredAt: patient.insiAnsweredAt?.toISOString() ?? null,
    phone: patient.phone,
    email: patient.email,
    createdAt: patient.createdAt.toISOString(),
  }
}

function versionNow(patient: PatientFacts): Unnamed<PatientRecord['versions'][number]> {
  return {
    ...traitsOf(patient),
    version: patient.version,
    status: patient.status,
    attributes: patient.attributes,
    document: patient.document?.kind ?? null,
    cause: patient.cause as PatientRecord['versions'][number]['cause'],
    since: (patient.changedAt ?? patient.createdAt).toISOString(),
    until: null,
  }
}

function traitsOf(patient: PatientFacts) {
  const { birthName, givenNames, birthDate, sex, birthPlaceCode, usedName, usedGivenName } = patient
  return { birthName, givenNames, birthDate, sex, birthPlaceCode, usedName, usedGivenName }
}
