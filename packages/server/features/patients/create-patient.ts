import type { NewPatientRecord } from '@maillage/contract/patients.ts'
import { nameKey } from '@maillage/core/identity/name-key.ts'
import { sql } from 'kysely'
import { defineAction } from '../../platform/action.ts'
import { readOfficeEmail, readOfficePhone } from '../office/admit-patient.ts'
import { patientsAccess } from './patients.access.ts'
import { readNetworkZone } from './patients.queries.ts'
import { alreadyKnown } from './patients.refusals.ts'
import { readTraits } from './read-traits.ts'

/**
 * Makes the record of a patient, provisional until a document is seen. An identity that has one already is never doubled: neither
 * under the name of a record that was merged into another. Whoever makes it is in care of it for a day, to note the document and ask INSi.
 * @throws {Refusal} `already-known` (with `patientId`), and those of an identity or a contact that cannot be.
 */
export const createPatient = defineAction<{ networkId: string; patient: NewPatientRecord }, { id: string }>({
  name: 'create-patient',
  access: patientsAccess['create-patient'],
  async run(context, { networkId, patient }) {
    const { tx, now, actor } = context
    const typed = {
      birthName: patient.birthName,
      givenNames: patient.givenName,
      birthDate: patient.birthDate,
      sex: patient.sex,
      birthPlaceCode: patient.birthPlaceCode ?? '',
      usedName: patient.usedName ?? '',
      usedGivenName: patient.usedGivenName ?? '',
    }
    const traits = readTraits(typed, now, await readNetworkZone(tx, networkId))
    const key = nameKey(traits.birthName, traits.givenNames)
    const id = context.newId()
    const { rows } = await sql<{ id: string }>`
      with known as (
        select coalesce(merged_into, id) as id from patient
         where network_id = ${networkId} and birth_date = ${traits.birthDate}::date and name_key = ${key}
         order by merged_into nulls first limit 1
      ), made as (
        insert into patient (id, network_id, birth_name, given_names, birth_date, sex, birth_place_code, used_name, used_given_name,
                             name_key, phone, email, created_at, made_by)
        select ${id}, ${networkId}, ${traits.birthName}, ${traits.givenNames}, ${traits.birthDate}::date, ${traits.sex},
               ${traits.birthPlaceCode}, ${traits.usedName}, ${traits.usedGivenName}, ${key},
               ${patient.phone ? readOfficePhone(patient.phone) : null}, ${patient.email ? readOfficeEmail(patient.email) : null},
               ${now.toString()}::timestamptz, ${actor.kind === 'account' ? actor.accountId : null}::uuid
         where not exists (select from known)
        on conflict (network_id, birth_date, name_key) where merged_into is null do update set name_key = excluded.name_key
        returning id
      )
      select id from made union all select id from known`.execute(tx)
    const found = rows[0]?.id
    if (found !== undefined && found !== id) throw alreadyKnown(found)
    context.audit({ action: 'create-patient', networkId, subjectType: 'patient', subjectId: id })
    return { id }
  },
})
