import type {
  IdentityAttribute,
  IdentityDocument,
  IdentityStatus,
} from '@maillage/core/identity/identity-status.ts'
import type { IdentityTraits, Sex } from '@maillage/core/identity/identity-traits.ts'
import type { Matricule, MatriculeOid } from '@maillage/core/identity/matricule.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database.ts'

/** A patient as the rules of identity read it. */
export interface PatientFacts extends IdentityTraits {
  id: string
  version: number
  nameKey: string
  status: IdentityStatus
  attributes: IdentityAttribute[]
  matricule: Matricule | null
  insiAnsweredAt: Date | null
  document: { kind: IdentityDocument; seenAt: Date; seenBy: string } | null
  phone: string | null
  email: string | null
  mergedInto: string | null
  createdAt: Date
  changedAt: Date | null
  cause: string
}

interface PatientRow {
  id: string
  identity_version: number
  name_key: string
  birth_name: string
  used_name: string | null
  given_names: string
  used_given_name: string | null
  birth_date: string
  sex: string
  birth_place_code: string | null
  identity_status: string
  identity_attributes: string[]
  matricule: string | null
  matricule_oid: string | null
  insi_answered_at: Date | null
  evidence_kind: string | null
  evidence_at: Date | null
  evidence_by: string | null
  phone: string | null
  email: string | null
  merged_into: string | null
  created_at: Date
  identity_changed_at: Date | null
  identity_cause: string
}

export function toTraits(
  row: Pick<
    PatientRow,
    'birth_name' | 'used_name' | 'given_names' | 'used_given_name' | 'birth_date' | 'sex' | 'birth_place_code'
  >,
): IdentityTraits {
  return {
    birthName: row.birth_name,
    givenNames: row.given_names,
    birthDate: row.birth_date,
    sex: row.sex as Sex,
    birthPlaceCode: row.birth_place_code,
    usedName: row.used_name,
    usedGivenName: row.used_given_name,
  }
}

export function toPatientFacts(row: PatientRow): PatientFacts {
  return {
    ...toTraits(row),
    id: row.id,
    version: row.identity_version,
    nameKey: row.name_key,
    status: row.identity_status as IdentityStatus,
    attributes: row.identity_attributes as IdentityAttribute[],
    matricule:
      row.matricule === null ? null : { value: row.matricule, oid: row.matricule_oid as MatriculeOid },
    insiAnsweredAt: row.insi_answered_at,
    document:
      row.evidence_kind === null || row.evidence_at === null || row.evidence_by === null
        ? null
        : { kind: row.evidence_kind as IdentityDocument, seenAt: row.evidence_at, seenBy: row.evidence_by },
    phone: row.phone,
    email: row.email,
    mergedInto: row.merged_into,
    createdAt: row.created_at,
    changedAt: row.identity_changed_at,
    cause: row.identity_cause,
  }
}

export async function readPatient(
  db: Db | Tx,
  networkId: string,
  id: string,
): Promise<PatientFacts | undefined> {
  const row = await db
    .selectFrom('patient')
    .selectAll()
    .where('id', '=', id)
    .where('network_id', '=', networkId)
    .executeTakeFirst()
  return row && toPatientFacts(row)
}

/**
 * Locks patients against whoever books for them or changes them, in one order for all. Those that are not of the network are left out.
 */
export async function lockPatients(
  tx: Tx,
  networkId: string,
  ids: readonly string[],
): Promise<PatientFacts[]> {
  const rows = await tx
    .selectFrom('patient')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('network_id', '=', networkId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toPatientFacts)
}

/** The record in use that has a birth date and a name, other than one. */
export async function findIdentity(
  tx: Tx,
  networkId: string,
  identity: { birthDate: string; nameKey: string },
  exceptId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('patient')
    .select('id')
    .where('network_id', '=', networkId)
    .where('birth_date', '=', identity.birthDate)
    .where('name_key', '=', identity.nameKey)
    .where('merged_into', 'is', null)
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  return row?.id
}

/** The record in use that holds a matricule, other than one. */
export async function findMatricule(
  tx: Tx,
  networkId: string,
  matricule: string,
  exceptId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('patient')
    .select('id')
    .where('network_id', '=', networkId)
    .where('matricule', '=', matricule)
    .where('merged_into', 'is', null)
    .where('id', '<>', exceptId)
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}

export async function readNetworkZone(db: Db | Tx, networkId: string): Promise<string> {
  const row = await db
    .selectFrom('network')
    .select('time_zone')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  return row.time_zone
}

/** What is written of an identity; the former one goes to the history by itself. */
export interface IdentityToWrite extends Partial<IdentityTraits> {
  nameKey?: string
  status: IdentityStatus
  attributes?: readonly IdentityAttribute[]
  matricule?: Matricule | null
  insiAnsweredAt?: Date | null
  document?: { kind: IdentityDocument; seenAt: Date; seenBy: string } | null
  cause: 'rectified' | 'document' | 'insi' | 'attributes'
  by: string
  at: Date
}

/** @returns the version that it is now. */
export async function writeIdentity(tx: Tx, id: string, identity: IdentityToWrite): Promise<number> {
  const { matricule, document } = identity
  const changes = {
    birth_name: identity.birthName,
    given_names: identity.givenNames,
    birth_date: identity.birthDate,
    sex: identity.sex,
    birth_place_code: identity.birthPlaceCode,
    used_name: identity.usedName,
    used_given_name: identity.usedGivenName,
    name_key: identity.nameKey,
    identity_status: identity.status,
    identity_attributes: identity.attributes && [...identity.attributes],
    matricule: matricule === undefined ? undefined : (matricule?.value ?? null),
    matricule_oid: matricule === undefined ? undefined : (matricule?.oid ?? null),
    insi_answered_at: identity.insiAnsweredAt,
    evidence_kind: document === undefined ? undefined : (document?.kind ?? null),
    evidence_at: document === undefined ? undefined : (document?.seenAt ?? null),
    evidence_by: document === undefined ? undefined : (document?.seenBy ?? null),
    identity_cause: identity.cause,
    identity_changed_at: identity.at,
    identity_changed_by: identity.by,
  }
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const { rows } = await sql<{ identity_version: number }>`update patient set ${sql.join(
    given.map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
  )} where id = ${id} returning identity_version`.execute(tx)
  const version = rows[0]?.identity_version
  if (version === undefined) throw new Error('a patient that was locked is not there')
  return version
}
