import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { departementCodeOf } from '@maillage/territory/communes.ts'
import type { OpenedDatabase } from '@maillage/server/platform/database.ts'
import { sql } from 'kysely'

/** Twice a working day, 4 slots of 20 minutes: 560 openings and 2,240 slots a practitioner over 13 months. */
export const SATURATED = {
  practitioners: 1000,
  sites: 250,
  workingDays: 280,
  openingsADay: 2,
  slotsAnOpening: 4,
  percentBooked: 95,
  firstDay: '2027-01-12',
}
const OCCITANIE = ['09', '11', '12', '30', '31', '32', '34', '46', '48', '65', '66', '81', '82']
const NETWORK = '00000000-0000-4000-8000-000000000001'
const SERVICE = '00000000-0000-4000-8000-000000000002'
export const REASON = '00000000-0000-4000-8000-000000000003'

/** Site 1..250 stand in communes of Occitanie, all the others all over metropolitan France; the same at each run. */
export function chooseCommunes(index: CommuneIndex, count: number, inOccitanie: boolean): number[] {
  const rows = index.codes.flatMap((code, row) => {
    const departement = departementCodeOf(code)
    const here = OCCITANIE.includes(departement)
    return here === inOccitanie && departement.length === 2 && (index.population[row] ?? 0) > 300 ? [row] : []
  })
  return Array.from({ length: count }, (_, i) => rows[(i * 7919 + 13) % rows.length] as number)
}

/**
 * Fills an empty database with a network whose agendas are booked at 95 % for 13 months: openings, 2 million
 * appointments and their occupations, then the free time by the function of the schema. Written in bulk.
 */
export async function fillSaturatedNetwork(
  database: OpenedDatabase,
  index: CommuneIndex,
): Promise<Record<string, number>> {
  const client = await database.pool.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  try {
    await run(
      `set statement_timeout = 0; set session_replication_role = replica; set maintenance_work_mem = '512MB'`,
    )
    await run(`select set_config('maillage.network', '${NETWORK}', false)`)
    await addNetwork(run)
    await addSites(run, index, 1, chooseCommunes(index, SATURATED.sites, true))
    await addPractitioners(run, 1, SATURATED.practitioners)
    await addOpenings(run)
    await addAppointments(run)
    await run(
      `select rewrite_free_intervals(array(select id from practitioner), tstzmultirange(tstzrange('2027-01-01', '2028-12-31')))`,
    )
    await run(`vacuum analyze`)
    const { rows } =
      await run(`select (select count(*) from opening) as openings, (select count(*) from appointment) as appointments,
      (select count(*) from occupation) as occupations, (select count(*) from free_interval) as "free intervals"`)
    return rows[0] ?? {}
  } finally {
    await run(`reset all`).catch(() => undefined)
    client.release(true)
  }
}

/** Nine more networks of the same size beside it, in the same tables that a search reads: sites, practitioners, free time. */
export async function growTenfold(database: OpenedDatabase, index: CommuneIndex): Promise<number> {
  const client = await database.pool.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  try {
    await run(`set statement_timeout = 0; set session_replication_role = replica`)
    await addSites(run, index, SATURATED.sites + 1, chooseCommunes(index, SATURATED.sites * 9, false))
    await addPractitioners(run, SATURATED.practitioners + 1, SATURATED.practitioners * 10)
    await run(`insert into free_interval
      select md5('practitioner' || (p.i + ${SATURATED.practitioners} * copy))::uuid, md5(f.opening_id::text || copy)::uuid,
             f.starts_at, f.ends_at, f.opening_starts_at, f.opening_ends_at,
             md5('site' || ((p.i - 1) % ${SATURATED.sites} + 1 + ${SATURATED.sites} * copy))::uuid, f.service_id, f.audience, '${NETWORK}'
        from free_interval f
        join (select i, md5('practitioner' || i)::uuid as id from generate_series(1, ${SATURATED.practitioners}) i) p on p.id = f.practitioner_id
        cross join generate_series(1, 9) as copy`)
    await run(`vacuum analyze`)
    const { rows } = await sql<{ n: number }>`select count(*) as n from free_interval`.execute(database.db)
    return rows[0]?.n ?? 0
  } finally {
    await run(`reset all`).catch(() => undefined)
    client.release(true)
  }
}

type Run = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, number>[] }>

async function addNetwork(run: Run): Promise<void> {
  const text = `'{"fr":"x","en":"x"}'`
  await run(`insert into network (id, slug, name, short_name, phone, phone_hours, emergency, departements, created_at)
    values ('${NETWORK}', 'mesure', 'Mesure', 'Mesure', '+33536490000', ${text}, '[]', '{32}', '2027-01-01')`)
  await run(
    `insert into service (id, network_id, code, label) values ('${SERVICE}', '${NETWORK}', 'mg', ${text})`,
  )
  await run(`insert into reason (id, network_id, code, label, short_label, words, duration_minutes, step_minutes, modality, horizon_days)
    values ('${REASON}', '${NETWORK}', 'suivi', ${text}, ${text}, '{"fr":[],"en":[]}', 20, 20, 'on-site', 395)`)
  await run(`insert into reason_service (reason_id, service_id) values ('${REASON}', '${SERVICE}')`)
  await run(`insert into patient (id, network_id, birth_name, given_names, birth_date, name_key, created_at)
    select md5('patient' || i)::uuid, '${NETWORK}', 'Exemple', 'P' || i, '1960-01-01', 'p' || i, '2027-01-01' from generate_series(1, 100000) i`)
}

async function addSites(run: Run, index: CommuneIndex, first: number, rows: number[]): Promise<void> {
  const places = rows.map((row, i) => ({
    i: first + i,
    code: index.codes[row],
    lon: index.lon[row],
    lat: index.lat[row],
  }))
  await run(
    `insert into site (id, network_id, kind, name, commune_code, commune_name, address_line, postal_code, lon, lat, time_zone, holiday_calendar, phone, status)
     select md5('site' || i)::uuid, '${NETWORK}', 'centre', 'Centre ' || i, code, 'Commune', 'Rue', '32000', lon, lat, 'Europe/Paris', 'metropole', '+33536490000', 'open'
       from jsonb_to_recordset($1::jsonb) as place(i int, code text, lon float8, lat float8)`,
    [JSON.stringify(places)],
  )
}

async function addPractitioners(run: Run, from: number, to: number): Promise<void> {
  await run(`insert into practitioner (id, rpps, family_name, given_name, gender)
    select md5('practitioner' || i)::uuid, (10000000000 + i)::text, 'Essai' || i, 'Camille', 'female' from generate_series(${from}, ${to}) i`)
}

async function addOpenings(run: Run): Promise<void> {
  await run(`insert into opening (practitioner_id, id, network_id, site_id, service_id, rule_id, local_date, kind, audience, period)
    select md5('practitioner' || i)::uuid, md5('opening' || i || ' ' || d || ' ' || half)::uuid, '${NETWORK}', md5('site' || ((i - 1) % ${SATURATED.sites} + 1))::uuid,
           '${SERVICE}', md5('rule' || half)::uuid, day, 'scheduled', 'everyone', tstzrange(at, at + interval '80 minutes')
      from generate_series(1, ${SATURATED.practitioners}) i
      cross join generate_series(0, ${SATURATED.workingDays - 1}) d
      cross join generate_series(0, ${SATURATED.openingsADay - 1}) half
      cross join lateral (select date '${SATURATED.firstDay}' + d / 5 * 7 + d % 5 as day) days
      cross join lateral (select (day + time '09:00' + half * interval '5 hours') at time zone 'Europe/Paris' as at) hours`)
}

async function addAppointments(run: Run): Promise<void> {
  await run(`alter table occupation drop constraint occupation_no_overlap; drop index occupation_by_source;
    drop index appointment_by_practitioner_time; drop index appointment_by_site_time; drop index appointment_by_patient; drop index appointment_by_id`)
  await run(`create temporary table booked as
    select o.practitioner_id, o.site_id, o.id as opening_id, md5(o.id::text || n)::uuid as id,
           tstzrange(lower(o.period) + n * interval '20 minutes', lower(o.period) + (n + 1) * interval '20 minutes') as period
      from opening o cross join generate_series(0, ${SATURATED.slotsAnOpening - 1}) n
     where abs(hashtextextended(o.id::text || n, 7)) % 100 < ${SATURATED.percentBooked}`)
  await run(
    `insert into occupation (resource_id, period, lane, cause, source_id) select practitioner_id, period, 0, 'appointment', id from booked`,
  )
  await run(`insert into appointment (practitioner_id, id, network_id, site_id, opening_id, reason_id, patient_id, status, period, modality, booked_by, created_at, updated_at)
    select practitioner_id, id, '${NETWORK}', site_id, opening_id, '${REASON}', md5('patient' || (1 + abs(hashtextextended(id::text, 1)) % 100000))::uuid,
           'booked', period, 'on-site', 'patient', '2027-01-01', '2027-01-01' from booked`)
  await run(`drop table booked`)
  await run(`alter table occupation add constraint occupation_no_overlap exclude using gist (resource_id with =, lane with =, period with &&);
    create index occupation_by_source on occupation (source_id);
    create index appointment_by_id on appointment (id); create index appointment_by_patient on appointment (patient_id);
    create index appointment_by_practitioner_time on appointment using gist (practitioner_id, period);
    create index appointment_by_site_time on appointment using gist (site_id, period)`)
}
