import { randomUUID } from 'node:crypto'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import { createSmallNetwork } from '@maillage/server/testing/small-network.ts'

export interface BookableSlot {
  practitionerId: string
  siteId: string
  roomId: string
  start: string
}

export interface BookableNetwork {
  networkId: string
  reasonId: string
  slots: BookableSlot[]
}

/** Practitioners with a room each, free from 9 to 17 h (24 slots of 20 minutes) on each of the days: slots that nobody else wants. */
export async function createBookableNetwork(
  database: OpenedDatabase,
  practitioners: number,
  days: number,
): Promise<BookableNetwork> {
  const facts = await createSmallNetwork(database.db)
  const reasonId = await facts.addReason({ horizonDays: 400 })
  const siteId = facts.siteIds.fleurance
  const slots: BookableSlot[] = []
  for (let i = 0; i < practitioners; i++) {
    const [practitionerId, roomId] = [await facts.addPractitioner(), await facts.addRoom(siteId)]
    for (let day = 0; day < days; day++) {
      const date = new Date(Date.UTC(2027, 0, 12 + day)).toISOString().slice(0, 10)
      await facts.addOpening({ practitionerId, roomId, start: `${date}T09:00`, end: `${date}T17:00` })
      for (let n = 0; n < 24; n++) {
        slots.push({
          practitionerId,
          siteId,
          roomId,
          start: new Date(Date.parse(`${date}T08:00:00Z`) + n * 1_200_000).toISOString(),
        })
      }
    }
  }
  return { networkId: facts.networkId, reasonId, slots: shuffled(slots) }
}

/** People who never came before. */
export function makePerson(): {
  contact: string
  patient: { givenName: string; birthName: string; birthDate: string }
} {
  const letters = randomUUID().replace(/[0-9-]/g, (sign) =>
    sign === '-' ? '' : String.fromCharCode(103 + Number(sign)),
  )
  return {
    contact: `${letters}@exemple.fr`,
    patient: { givenName: letters, birthName: 'Exemple', birthDate: '1960-01-01' },
  }
}

/** The same disorder at each run: neighbours in the list are of different practitioners. */
function shuffled<T>(list: T[]): T[] {
  const step = 7919
  return list.length % step === 0 ? list : list.map((_, i) => list[(i * step) % list.length] as T)
}
