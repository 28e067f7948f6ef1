import type { FoundPerson } from '@maillage/contract/rights.ts'
import { foldName } from '@maillage/core/identity/name-key.ts'
import { defineAction } from '../../platform/action.ts'
import { findPatients } from '../office/find-patients.ts'
import { fullName } from './find-record.ts'
import { rightsAccess } from './rights.access.ts'
import { fewLetters } from './rights.refusals.ts'

const FEWEST_LETTERS = 2
const SHOWN = 10

/**
 * Whom a request is about, found as the office finds a patient: the birth date, then the first letters of a name. Whoever records it has
 * no other sight of patients: only names are given, and the search is a line of the audit on each person found.
 * @throws {Refusal} `few-letters`.
 */
export const findPerson = defineAction<
  { networkId: string; birthDate: string; letters: string },
  { items: FoundPerson[] }
>({
  name: 'find-person',
  access: rightsAccess['find-person'],
  async run(context, { networkId, birthDate, letters }) {
    const folded = foldName(letters)
    if (folded.length < FEWEST_LETTERS) throw fewLetters()
    const query = `${birthDate} ${folded}`
    const found = await findPatients(context.tx, { networkId, query, limit: SHOWN, now: context.now })
    for (const { id } of found)
      context.audit({ action: 'find-person', networkId, subjectType: 'patient', subjectId: id })
    return {
      items: found.map((person) => ({
        id: person.id,
        displayName: fullName(person),
        birthName: person.birthName,
        birthDate: person.birthDate,
      })),
    }
  },
})
