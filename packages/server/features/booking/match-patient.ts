import { type Contact, parseContact } from '@maillage/core/booking/contact.ts'
import { sql } from 'kysely'
import type { ActionContext } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import type { Identity } from './read-identity.ts'

export interface PatientMatch {
  id: string
  isNew: boolean
  givenNames: string
  email: string | null
  phone: string | null
}

/**
 * The patient of an identity: the one row of its birth date and folded name, made when there is none. Two bookings at
 * once for one new person give one row: the second waits for the first. A row that was merged into another leads to it.
 *
 * A known patient is never changed from here: whoever knows a name and a birth date must not be able to redirect
 * that person's messages, nor to open that person's record. `contact` is kept only on a patient made by this very call, and opens
 * that record once it is confirmed only.
 */
export async function matchPatient(
  context: ActionContext,
  networkId: string,
  identity: Identity,
  contact: Contact | undefined,
): Promise<PatientMatch> {
  const email = contact?.channel === 'email' ? contact.address : null
  const phone = contact?.channel === 'sms' ? contact.address : null
  const at = context.now.toString()
  const key = sql`network_id = ${networkId} and birth_date = ${identity.birthDate}::date and name_key = ${identity.nameKey}`
  const { rows } = await sql<PatientMatch>`
    with merged as (
      select kept.id, false as "isNew", m.given_names as "givenNames", kept.email, kept.phone
        from (select * from patient where ${key} and merged_into is not null limit 1) m join patient kept on kept.id = m.merged_into
       where not exists (select from patient where ${key} and merged_into is null)
    ), matched as (
      insert into patient (id, network_id, birth_name, used_name, given_names, birth_date, name_key, email, phone, email_unconfirmed_since,
                           phone_unconfirmed_since, created_at)
      select ${context.newId()}, ${networkId}, ${identity.birthName}, ${identity.usedName}, ${identity.givenNames},
             ${identity.birthDate}::date, ${identity.nameKey}, ${email}, ${phone},
             ${email && at}::timestamptz, ${phone && at}::timestamptz, ${at}::timestamptz
       where not exists (select from merged)
      on conflict (network_id, birth_date, name_key) where merged_into is null do update set name_key = excluded.name_key
      returning id, (xmax = 0) as "isNew", given_names as "givenNames", email, phone
    )
    select * from matched union all select * from merged`.execute(context.tx)
  const patient = rows[0]
  if (!patient) throw new Error('a patient just written is not there')
  return patient
}

/** Where messages about a patient go when the appointment names nobody else: e-mail first; a landline receives none. */
export function usualContact(patient: { email: string | null; phone: string | null }): Contact | undefined {
  if (patient.email) return { channel: 'email', address: patient.email }
  const mobile = patient.phone ? parseContact(patient.phone) : undefined
  return typeof mobile === 'object' ? mobile : undefined
}

/**
 * The person of this contact beside a patient, made when there is none: messages of an appointment go there. It opens no record
 * until the desk confirms it as a relative's.
 */
export async function findOrAddContactPerson(
  context: ActionContext,
  patientId: string,
  relationship: string,
  contact: Contact,
): Promise<string> {
  const email = contact.channel === 'email' ? contact.address : null
  const phone = contact.channel === 'sms' ? contact.address : null
  const known = await knownContactPerson(context.tx, patientId, relationship, email, phone)
  if (known) return known
  const id = context.newId()
  await context.tx
    .insertInto('contact_person')
    .values({
      id,
      patient_id: patientId,
      relationship,
      email,
      phone,
      created_at: new Date(context.now.epochMilliseconds),
    })
    .execute()
  return id
}

async function knownContactPerson(
  tx: Tx,
  patientId: string,
  relationship: string,
  email: string | null,
  phone: string | null,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from contact_person
     where patient_id = ${patientId} and relationship = ${relationship}
       and email is not distinct from ${email} and phone is not distinct from ${phone}
     order by created_at limit 1`.execute(tx)
  return rows[0]?.id
}
