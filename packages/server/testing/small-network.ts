import type { Db } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import {
  insertSite,
  insertPractitioner,
  insertReason,
  insertOpening,
  insertPatient,
  insertAbsence,
  type SiteToAdd,
  type ReasonToAdd,
  type OpeningToAdd,
} from './small-network-rows.ts'

/** Facts made by hand for a test: ids, and functions that add more. Everything is free until something takes it. */
export interface SmallNetwork {
  networkId: string
  /** Open sites: Fleurance (32132) and Lectoure (32208), Europe/Paris. */
  siteIds: { fleurance: string; lectoure: string }
  serviceIds: { medicine: string; unscheduled: string }
  addSite(site: SiteToAdd): Promise<string>
  addRoom(siteId: string): Promise<string>
  addPractitioner(practitioner?: { gender?: 'female' | 'male'; siteIds?: string[] }): Promise<string>
  addReason(reason?: ReasonToAdd): Promise<string>
  addOpening(opening: OpeningToAdd): Promise<string>
  addPatient(patient?: {
    birthName?: string
    givenNames?: string
    nameKey?: string
    birthDate?: string
    phone?: string
    email?: string
  }): Promise<string>
  /** Takes time of a practitioner for an absence, and rewrites the free time. */
  addAbsence(practitionerId: string, start: string, end: string): Promise<string>
}

/** A network of two sites and two services, without practitioner, reason nor opening. */
export async function createSmallNetwork(db: Db, createdAt = '2027-01-01T00:00:00Z'): Promise<SmallNetwork> {
  const networkId = newId()
  const text = JSON.stringify({ fr: 'Essai', en: 'Test' })
  await db
    .insertInto('network')
    .values({
      id: networkId,
      slug: `essai-${networkId.slice(-8)}`,
      name: 'Réseau d’essai',
      short_name: 'Essai',
      phone: '+33536490000',
      phone_hours: text,
      emergency: '[]',
      departements: ['32'],
      scenario: null,
      scenario_loaded_at: null,
      created_at: createdAt,
    })
    .execute()
  const addService = async (code: string) => {
    const id = newId()
    await db.insertInto('service').values({ id, network_id: networkId, code, label: text }).execute()
    return id
  }
  const serviceIds = { medicine: await addService('mg'), unscheduled: await addService('snp') }
  const addSite = (site: SiteToAdd) => insertSite(db, networkId, site)
  const siteIds = {
    fleurance: await addSite({
      name: 'Centre de santé de Fleurance',
      communeCode: '32132',
      lat: 43.8497,
      lon: 0.6611,
    }),
    lectoure: await addSite({ name: 'Antenne de Lectoure', communeCode: '32208', lat: 43.9339, lon: 0.6214 }),
  }
  return {
    networkId,
    siteIds,
    serviceIds,
    addSite,
    addRoom: async (siteId) => {
      const id = newId()
      await db
        .insertInto('room')
        .values({ id, network_id: networkId, site_id: siteId, name: `Salle ${id.slice(-4)}` })
        .execute()
      return id
    },
    addPractitioner: (practitioner) =>
      insertPractitioner(
        db,
        networkId,
        practitioner?.gender ?? 'female',
        practitioner?.siteIds ?? Object.values(siteIds),
      ),
    addReason: (reason) => insertReason(db, networkId, { serviceIds: [serviceIds.medicine], ...reason }),
    addOpening: (opening) =>
      insertOpening(db, networkId, { siteId: siteIds.fleurance, serviceId: serviceIds.medicine, ...opening }),
    addPatient: (patient) => insertPatient(db, networkId, patient ?? {}, createdAt),
    addAbsence: (practitionerId, start, end) => insertAbsence(db, networkId, practitionerId, start, end),
  }
}
