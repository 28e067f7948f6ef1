import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import { defineReading } from '../../platform/reading.ts'
import { readOwnRelatives } from './own-relatives.queries.ts'
import { personAccess } from './person.access.ts'

/** Who may act for a patient, and whom the patient asked for. @throws {Refusal} `not-yours`, `contact-unconfirmed`. */
export const listOwnRelatives = defineReading<{ networkId: string; patientId: string }, OwnRelative[]>({
  name: 'list-own-relatives',
  access: personAccess['list-own-relatives'],
  async run({ db, permit }, { networkId, patientId }) {
    permit({ patientId })
    return readOwnRelatives(db, networkId, patientId)
  },
})
