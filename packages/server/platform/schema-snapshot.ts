import { sql } from 'kysely'
import type { Db } from './database.ts'

interface Column {
  table_name: string
  column_name: string
  type: string
  nullable: boolean
  default_value: string | null
  identity: boolean
  comment: string | null
}

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  'timestamp without time zone': 'string',
  tstzrange: 'string',
  'timestamp with time zone': 'Timestamp',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  bytea: 'Buffer',
  jsonb: 'Json',
  'text[]': 'string[]',
  'date[]': 'string[]',
  'uuid[]': 'string[]',
  'smallint[]': '(number | null)[]',
}

/** The schema of a migrated database as text: schema.sql, the picture of all migrations together. */
export async function schemaText(db: Db): Promise<string> {
  const columns = await readColumns(db)
  const { rows: constraints } = await sql<{ t: string; name: string; def: string }>`
    select c.conrelid::regclass::text as t, c.conname as name, pg_get_constraintdef(c.oid) as def from pg_constraint c
    join pg_class k on k.oid = c.conrelid join pg_namespace n on n.oid = k.relnamespace
    where n.nspname = 'public' and c.contype <> 'n' and not exists (select from pg_depend d where d.objid = k.oid and d.deptype = 'e') order by 1, c.contype desc, 2`.execute(
    db,
  )
  const { rows: indexes } = await sql<{ def: string }>`
    select pg_get_indexdef(i.indexrelid) as def from pg_index i join pg_class k on k.oid = i.indrelid join pg_namespace n on n.oid = k.relnamespace
    where n.nspname = 'public' and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1`.execute(
    db,
  )
  const { rows: functions } = await sql<{ def: string }>`
    select pg_get_functiondef(p.oid) as def from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, pg_get_function_identity_arguments(p.oid)`.execute(
    db,
  )
  const { rows: triggers } = await sql<{ def: string }>`
    select pg_get_triggerdef(t.oid) as def from pg_trigger t join pg_class k on k.oid = t.tgrelid join pg_namespace n on n.oid = k.relnamespace
    where n.nspname = 'public' and not t.tgisinternal order by 1`.execute(db)
  const { rows: policies } = await sql<{ def: string }>`
    select format('create policy %I on %s as %s for %s%s%s', p.policyname, p.tablename, lower(p.permissive), lower(p.cmd),
      ' using (' || p.qual || ')', ' with check (' || p.with_check || ')') as def
    from pg_policies p where p.schemaname = 'public' order by p.tablename, p.policyname`.execute(db)
  const lines = [
    '-- The schema after all migrations. Made by `npm run schema`; a test compares it. Do not edit.',
    '',
  ]
  for (const [table, own] of grouped(columns)) {
    const parts = own.map(
      (column) =>
        `  ${column.column_name} ${column.type}${column.nullable ? '' : ' not null'}${column.identity ? ' generated always as identity' : column.default_value ? ` default ${column.default_value}` : ''}`,
    )
    parts.push(
      ...constraints
        .filter((constraint) => constraint.t === table)
        .map((constraint) => `  constraint ${constraint.name} ${constraint.def}`),
    )
    lines.push(`create table ${table} (\n${parts.join(',\n')}\n);`)
    for (const column of own)
      if (column.comment)
        lines.push(
          `comment on column ${table}.${column.column_name} is '${column.comment.replaceAll("'", "''")}';`,
        )
    lines.push('')
  }
  lines.push(
    ...indexes.map((index) => `${index.def};`),
    '',
    ...functions.map((fn) => `${fn.def.trim()};\n`),
    ...triggers.map((trigger) => `${trigger.def};`),
    '',
    ...policies.map((policy) => `${policy.def.replaceAll(/\s+/g, ' ')};`),
    '',
  )
  return lines.join('\n')
}

/** The same schema as the types that Kysely checks queries with: database.gen.ts. */
export async function schemaTypes(db: Db): Promise<string> {
  const lines = [
    '// Made by `npm run schema` from the migrated database; a test compares it. Do not edit.',
    "import type { ColumnType, GeneratedAlways } from 'kysely'",
    '',
    'type Timestamp = ColumnType<Date, Date | string, Date | string>',
    'type Json = ColumnType<unknown, string, string>',
    'type WithDefault<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>',
    '',
  ]
  const tables = grouped(await readColumns(db))
  for (const [table, own] of tables) {
    lines.push(`export interface ${pascal(table)}Table {`)
    for (const column of own) {
      const base = `${TYPES[column.type] ?? 'unknown'}${column.nullable ? ' | null' : ''}`
      const type = column.identity
        ? `GeneratedAlways<${base}>`
        : column.default_value !== null
          ? `WithDefault<${base}>`
          : base
      lines.push(`  ${column.column_name}: ${type}`)
    }
    lines.push('}', '')
  }
  lines.push(
    'export interface Database {',
    ...[...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table`),
    '}',
    '',
  )
  return lines.join('\n')
}

async function readColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select k.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      pg_get_expr(d.adbin, d.adrelid) as default_value, a.attidentity <> '' as identity, col_description(k.oid, a.attnum) as comment
    from pg_attribute a join pg_class k on k.oid = a.attrelid join pg_namespace n on n.oid = k.relnamespace
    left join pg_attrdef d on d.adrelid = k.oid and d.adnum = a.attnum
    where n.nspname = 'public' and k.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and k.relname <> 'migration' order by k.relname, a.attnum`.execute(
    db,
  )
  return rows
}

function grouped(columns: Column[]): Map<string, Column[]> {
  return Map.groupBy(columns, (column) => column.table_name)
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())
}
