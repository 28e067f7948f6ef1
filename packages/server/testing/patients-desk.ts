import type { Answer } from './booking-desk.ts'
import { type OfficeDesk, openOfficeDesk } from './office-desk.ts'

export interface PatientsDesk extends OfficeDesk {
  /** Books for a patient, at a time of 13 January 2027 ("09:00" in Paris): from then on the desk cares for them. */
  book(patientId: string, time: string): Promise<string>
  /** A patient with an appointment at this time. */
  addKnown(patient: Parameters<OfficeDesk['facts']['addPatient']>[0], time: string): Promise<string>
  record(id: string): Promise<Answer>
  /** Sends what the screen of a record sends, from the version that it shows. */
  act(id: string, path: 'identity' | 'document' | 'insi', body: object): Promise<Answer>
  practitionerId: string
}

/** A desk with one agenda on 13 January 2027, on the day before. */
export async function openPatientsDesk(): Promise<PatientsDesk> {
  const desk = await openOfficeDesk('2027-01-12T08:00:00Z')
  const practitionerId = await desk.facts.addPractitioner()
  const reasonId = await desk.facts.addReason()
  await desk.facts.addOpening({ practitionerId, start: '2027-01-13T08:00', end: '2027-01-13T20:00' })
  const book = async (patientId: string, time: string) => {
    const { status, body } = await desk.post('/api/office/appointments', {
      practitionerId,
      siteId: desk.facts.siteIds.fleurance,
      reasonId,
      patientId,
      start: `2027-01-13T${time}:00+01:00`,
      confirmWarnings: ['overbooking', 'patient-elsewhere', 'same-day', 'outside-opening'],
    })
    if (status !== 201) throw new Error(`not booked: ${JSON.stringify(body)}`)
    return body.id as string
  }
  const record = (id: string) => desk.get(`/api/office/patients/${id}`)
  return {
    ...desk,
    practitionerId,
    book,
    record,
    addKnown: async (patient, time) => {
      const id = await desk.facts.addPatient(patient)
      await book(id, time)
      return id
    },
    act: async (id, path, body) => {
      const { version } = (await record(id)).body
      return desk.post(`/api/office/patients/${id}/${path}`, { version, ...body })
    },
  }
}

/** What the form of an identity sends when nothing was touched. */
export function asTyped(record: Record<string, unknown>): Record<string, unknown> {
  const { birthName, givenNames, birthDate, sex, birthPlaceCode, usedName, usedGivenName, attributes } =
    record
  return {
    birthName,
    givenNames,
    birthDate,
    sex,
    birthPlaceCode: birthPlaceCode ?? '',
    usedName: usedName ?? '',
    usedGivenName: usedGivenName ?? '',
    attributes,
  }
}
