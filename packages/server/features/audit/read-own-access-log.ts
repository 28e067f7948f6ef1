import type { OwnAccess } from '@maillage/contract/audit.ts'
import { ofSomebody, ownActionSentence } from '@maillage/core/audit/own-action-sentences.ts'
import { ofPlace } from '@maillage/core/audit/of-place.ts'
import { displayName } from '@maillage/core/identity/display-name.ts'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { defineReading } from '../../platform/reading.ts'
import { auditAccess } from './audit.access.ts'
import { selectLines, type AuditRow } from './select-lines.ts'
import { findOwnRecord } from './find-own-record.ts'

const LINES_A_PAGE = 50

/** "Who saw my record": every line about a person or their appointments, newest first, in plain words. */
export const readOwnAccessLog = defineReading<
  { networkId: string; patientId?: string | undefined; before?: number | undefined },
  { items: OwnAccess[]; next: number | null }
>({
  name: 'read-own-access-log',
  access: auditAccess['read-own-access-log'],
  async run(context, { networkId, patientId: named, before }) {
    const patientId = findOwnRecord(context.actor, named)
    context.permit({ patientId })
    const rows = await selectLines(context.db, networkId, { patientId, before }, LINES_A_PAGE + 1)
    const page = rows.slice(0, LINES_A_PAGE)
    const accesses = await describeAccesses(context.db, networkId, patientId, withoutEchoes(page))
    const items = isOwn(context.actor, patientId)
      ? accesses
      : accesses.map((access) => ({ ...access, sentence: ofSomebody(access.sentence) }))
    return { items, next: rows.length > LINES_A_PAGE ? (page.at(-1)?.id ?? null) : null }
  },
})

function isOwn(actor: Actor, patientId: string): boolean {
  return (
    actor.kind === 'account' &&
    actor.memberships.some(({ role, patientId: own }) => role === 'patient' && own === patientId)
  )
}

const ONE_OPENING_MILLISECONDS = 60_000

/** A record that is opened is compared with others at once: for the person it is one opening, not two. */
function withoutEchoes(rows: readonly AuditRow[]): AuditRow[] {
  const openings = rows.filter((row) => row.action === 'read-patient-record')
  return rows.filter(
    (row) =>
      row.action !== 'propose-duplicates' ||
      !openings.some(
        (opening) =>
          opening.actor === row.actor &&
          Math.abs(opening.at.getTime() - row.at.getTime()) < ONE_OPENING_MILLISECONDS,
      ),
  )
}

/** Lines as the person whom they are about reads them: professionals by name, the desk by its place. */
export async function describeAccesses(
  db: Db | Tx,
  networkId: string,
  patientId: string,
  rows: readonly AuditRow[],
): Promise<OwnAccess[]> {
  const accounts = [...new Set(rows.flatMap((row) => row.account_id ?? []))]
  const people = new Map((await readStaff(db, networkId, accounts)).map((staff) => [staff.id, staff]))
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    who: whoActed(row, people.get(row.account_id ?? ''), patientId),
    sentence: ownActionSentence(row.action, row.detail),
    breakGlass: row.break_glass_id !== null,
    why: row.why,
  }))
}

interface StaffRow {
  id: string
  kind: 'staff' | 'person'
  title: string | null
  given_name: string | null
  family_name: string | null
  profession: { fr: string; en: string } | null
  role: string | null
  sites: string[] | null
  patients: string[] | null
  /** Records of which this account only booked, with a contact that nobody confirmed. */
  booked: string[] | null
}

async function readStaff(db: Db | Tx, networkId: string, accountIds: string[]): Promise<StaffRow[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<StaffRow>`
    select a.id, a.kind, p.title, p.given_name, p.family_name, pr.label as profession, m.role, m.sites, m.patients, m.booked
      from account a
      left join practitioner p on p.id = a.practitioner_id
      left join lateral (select label from practitioner_role where practitioner_id = p.id and network_id = ${networkId}
                          order by display_order limit 1) as pr on true
      left join lateral (
        select min(m.role) as role, array_agg(distinct s.commune_name) filter (where s.id is not null) as sites,
               array_agg(distinct m.patient_id::text) filter (where m.role = 'patient' and not m.bookings_only) as patients,
               array_agg(distinct m.patient_id::text) filter (where m.bookings_only) as booked
          from membership m left join site s on s.id = any(m.site_ids)
         where m.account_id = a.id and m.network_id = ${networkId}) as m on true
     where a.id = any(${accountIds}::uuid[])`.execute(db)
  return rows
}

const PROFESSIONAL = { fr: 'professionnel de santé', en: 'health professional' }
const ROLES: Record<string, { fr: string; en: string }> = {
  practitioner: PROFESSIONAL,
  replacement: { fr: 'remplaçant', en: 'replacement' },
  'centre-manager': { fr: 'direction du centre', en: 'management of the centre' },
  coordinator: { fr: 'coordination', en: 'coordination' },
  regulator: { fr: 'régulation', en: 'regulation' },
  auditor: { fr: 'contrôle des accès', en: 'control of accesses' },
  administrator: { fr: 'administration du réseau', en: 'administration of the network' },
}
const SERVICE = { fr: 'Le service, sans personne', en: 'The service, by itself' }
const BOOKER = { fr: 'Vous, ou qui a pris le rendez-vous', en: 'You, or whoever booked' }
const RELATIVE = {
  fr: 'Un proche confirmé par le secrétariat',
  en: 'A relative whom the office confirmed',
}

const UNCONFIRMED = {
  fr: 'Qui a pris un rendez-vous en ligne, avec un contact non confirmé',
  en: 'Whoever booked online, with a contact that nobody confirmed',
}

function whoActed(row: AuditRow, staff: StaffRow | undefined, patientId: string): OwnAccess['who'] {
  const [kind] = row.actor.split(':')
  if (kind === 'system') return { name: SERVICE, role: null, isYou: false }
  if (kind === 'office') return { name: desk([]), role: null, isYou: false }
  if (kind !== 'account') return { name: BOOKER, role: null, isYou: true }
  if (!staff)
    return { name: { fr: 'Un compte disparu', en: 'An account that is gone' }, role: null, isYou: false }
  if (staff.kind === 'person') return personWho(staff, patientId)
  if (staff.family_name !== null) {
    const name = displayName({
      title: staff.title ?? '',
      givenName: staff.given_name ?? '',
      familyName: staff.family_name,
    })
    return {
      name: { fr: name, en: name },
      role: staff.profession ?? PROFESSIONAL,
      isYou: false,
    }
  }
  const role = ROLES[staff.role ?? ''] ?? null
  return { name: staff.role === 'secretary' ? desk(staff.sites ?? []) : team(role), role: null, isYou: false }
}

function personWho(staff: StaffRow, patientId: string): OwnAccess['who'] {
  const isYou = staff.patients?.includes(patientId) ?? false
  const onlyBooked = !isYou && staff.booked?.includes(patientId)
  const other = onlyBooked ? UNCONFIRMED : RELATIVE
  return { name: isYou ? { fr: 'Vous', en: 'You' } : other, role: null, isYou }
}

function desk(sites: readonly string[]): { fr: string; en: string } {
  const [only] = sites
  return sites.length === 1 && only
    ? { fr: `Le secrétariat ${ofPlace(only)}`, en: `The office of ${only}` }
    : { fr: 'Le secrétariat', en: 'The office' }
}

function team(role: { fr: string; en: string } | null): { fr: string; en: string } {
  return role
    ? { fr: `L’équipe, ${role.fr}`, en: `The team, ${role.en}` }
    : { fr: 'L’équipe', en: 'The team' }
}
