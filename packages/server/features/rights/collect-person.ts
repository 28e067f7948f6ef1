import type { PersonExport } from '@maillage/contract/rights.ts'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../platform/database.ts'
import type { Language } from '../../platform/language.ts'
import { selectLines } from '../audit/select-lines.ts'
import { describeAccesses } from '../audit/read-own-access-log.ts'
import { fullName, type PersonRecord } from './find-record.ts'
import { PERSON_DATA } from './person-data.ts'
import type { PersonData } from './person-data-shape.ts'

type Section = PersonExport['sections'][number]

const ACCESSES = 100_000

/** All data of one person, in the shape of the contract. */
export async function collectPerson(
  db: Db | Tx,
  networkId: string,
  record: PersonRecord,
  { language, now }: { language: Language; now: Temporal.Instant },
): Promise<PersonExport> {
  const network = await db
    .selectFrom('network')
    .select(['name', 'phone', 'time_zone'])
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  const sections: Section[] = []
  for (const data of PERSON_DATA) sections.push(await readSection(db, data, record, language))
  sections.push(await readAccesses(db, networkId, record, language))
  return {
    format: 'maillage-person/1',
    madeAt: now.toString(),
    language,
    network: { name: network.name, phone: network.phone, timeZone: network.time_zone },
    person: { displayName: fullName(record), birthDate: record.birthDate },
    sections,
  }
}

async function readSection(
  db: Db | Tx,
  data: PersonData,
  record: PersonRecord,
  language: Language,
): Promise<Section> {
  const columns = Object.entries(data.columns)
  const members = columns.map(([code, { as }]) =>
    sql.join([sql.lit(code), sql.raw((as ?? `t.${code}`).replaceAll('$language', language))], sql`, `),
  )
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select json_build_object(${sql.join(members)}) as row from ${sql.table(data.table)} t
     where ${bind(data.rows, record)} order by ${sql.raw(data.order)}`.execute(db)
  return {
    code: data.table.replaceAll('_', '-'),
    label: data.label[language],
    columns: columns.map(([code, { label }]) => ({ code, label: label[language] })),
    rows: rows.map(({ row }) => row),
  }
}

/** The condition of a section, with the ids of the person in place of their names. */
function bind(condition: string, { patientIds, accountIds }: PersonRecord) {
  const parts = condition.split(/(\$patients|\$accounts)/).map((part) => {
    if (part === '$patients') return sql`${patientIds}::uuid[]`
    if (part === '$accounts') return sql`${accountIds}::uuid[]`
    return sql.raw(part)
  })
  return sql.join(parts, sql``)
}

const WORDS: Record<Language, { label: string; columns: Record<string, string> }> = {
  fr: {
    label: 'Qui a vu ou changé mon dossier',
    columns: { at: 'Le', who: 'Qui', role: 'Rôle', what: 'Quoi', why: 'Motif, hors des soins' },
  },
  en: {
    label: 'Who saw or changed my record',
    columns: { at: 'On', who: 'Who', role: 'Role', what: 'What', why: 'Reason, outside care' },
  },
}

async function readAccesses(
  db: Db | Tx,
  networkId: string,
  record: PersonRecord,
  language: Language,
): Promise<Section> {
  const lines = await selectLines(db, networkId, { patientId: record.patientId }, ACCESSES)
  const accesses = await describeAccesses(db, networkId, record.patientId, lines)
  return {
    code: 'access',
    label: WORDS[language].label,
    columns: Object.entries(WORDS[language].columns).map(([code, label]) => ({ code, label })),
    rows: accesses.map((access) => ({
      at: access.at,
      who: access.who.name[language],
      role: access.who.role?.[language] ?? null,
      what: access.sentence[language],
      why: access.why,
    })),
  }
}
