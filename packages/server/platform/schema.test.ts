import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, migrationStatus } from './database.ts'
import { schemaText, schemaTypes } from './schema-snapshot.ts'
import { openTestDatabase } from './test-database.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('schema.sql is the picture of the migrations', async () => {
  expect(await schemaText(database.db)).toBe(
    await readFile(new URL('../migrations/schema.sql', import.meta.url), 'utf8'),
  )
})

test('database.gen.ts types the schema as it is', async () => {
  expect(await schemaTypes(database.db)).toBe(
    await readFile(new URL('./database.gen.ts', import.meta.url), 'utf8'),
  )
})

test('a migrated database has nothing left to migrate', async () => {
  expect(await migrate(database)).toEqual([])
  expect((await migrationStatus(database.db)).every((migration) => migration.appliedAt)).toBe(true)
})

test('tables that grow with activity carry their resource or practitioner in every unique and exclusion constraint', async () => {
  const growing = ['opening', 'occupation', 'free_interval', 'appointment', 'event', 'audit', 'absence']
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select c.relname || ': ' || i.indexrelid::regclass as name, array_agg(a.attname::text) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where c.relname = any(${growing}) and (i.indisunique or i.indisexclusion) group by 1`.execute(database.db)
  expect(rows.length).toBeGreaterThanOrEqual(growing.length)
  for (const { name, columns } of rows) {
    expect(
      columns.some((column) => column === 'practitioner_id' || column === 'resource_id'),
      name,
    ).toBe(true)
  }
})

test('every table but links between two others says what it is', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class k join pg_namespace n on n.oid = k.relnamespace
    where n.nspname = 'public' and relkind = 'r' and obj_description(k.oid) is null
      and relname not in ('migration', 'reason_service', 'appointment_transition')`.execute(database.db)
  expect(rows).toEqual([])
})

test('the audit can be neither changed nor emptied', async () => {
  await sql`insert into audit (network_id, at, actor, action, subject_type) values (gen_random_uuid(), now(), 'test', 'x', 'network')`.execute(
    database.db,
  )
  await expect(sql`update audit set actor = 'nobody'`.execute(database.db)).rejects.toThrow('append-only')
  await expect(sql`delete from audit`.execute(database.db)).rejects.toThrow('append-only')
  await expect(sql`truncate audit`.execute(database.db)).rejects.toThrow('append-only')
})
