import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { ConfigError } from './config.ts'
import type { FencedRole } from './fence.ts'
import type { Secrets } from './secrets.ts'

/** Held while the rights of a role change: several servers of one database may start at once. */
const RIGHTS_LOCK = 7_261_034_122
const INSUFFICIENT_PRIVILEGE = '42501'
const WRONG_PASSWORD = '28P01'

/** How the server connects from now on. */
export interface ServerRole extends FencedRole {
  /** Statements that the database has no right to make quick behind fences; see `allowIndexes`. */
  indexesAllowed: boolean
}

/**
 * Makes ready the role by which the server connects: one that owns nothing and that no fence lets through. It is the one
 * that `appUrl` names, else one of our own, named and locked by the server's secret: servers that share the secret share it.
 *
 * @param ownerUrl the address of the role that owns the tables, migrated.
 * @throws {ConfigError} when the role cannot be made, does not connect, or could go around the fences.
 */
export async function prepareServerRole(
  ownerUrl: string,
  { appUrl, secrets }: { appUrl?: string | undefined; secrets: Secrets },
): Promise<ServerRole> {
  const own = appUrl === undefined ? ownRole(secrets) : undefined
  const url = appUrl ?? serverUrl(ownerUrl, secrets)
  const name = own?.name ?? (await userOf(url))
  const owner = await connected(ownerUrl)
  try {
    await owner.query('begin')
    await owner.query('select pg_advisory_xact_lock($1)', [RIGHTS_LOCK])
    if (own) await makeRole(owner, own)
    await refuseUnfenced(owner, name)
    await grantRights(owner, name)
    const fenceKey = await keyOf(owner, name)
    await refuseTemporaryTables(owner)
    await takeBackIndexes(owner)
    const indexesAllowed = await allowIndexes(owner)
    await owner.query('commit')
    if (own) await letIn(owner, url, own)
    return { url, fenceKey, indexesAllowed }
  } finally {
    await owner.end().catch(() => undefined)
  }
}

/** The address of our own role, in the database of another address. */
export function serverUrl(ownerUrl: string, secrets: Secrets): string {
  const { name, password } = ownRole(secrets)
  const url = new URL(ownerUrl)
  url.username = name
  url.password = password
  return url.toString()
}

/** Another secret makes another role: two installations in one PostgreSQL never take each other's password away. */
function ownRole(secrets: Secrets): { name: string; password: string } {
  return {
    name: `maillage_app_${secrets.hash('database role').toString('hex').slice(0, 12)}`,
    password: secrets.hash('database password').toString('base64url'),
  }
}

async function makeRole(
  owner: pg.Client,
  { name, password }: { name: string; password: string },
): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name])
  if (rowCount) return
  try {
    await owner.query(
      `create role ${name} login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${pg.escapeLiteral(password)}`,
    )
  } catch (error) {
    throw (error as { code?: string }).code === INSUFFICIENT_PRIVILEGE ? mayNotMakeRoles() : error
  }
}

/** Gives the role its password again when somebody changed it. */
async function letIn(
  owner: pg.Client,
  url: string,
  { name, password }: { name: string; password: string },
): Promise<void> {
  try {
    await userOf(url)
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error
    await owner.query(`alter role ${name} login password ${pg.escapeLiteral(password)}`)
    await userOf(url)
  }
}

/** The role that an address leads to: an address may name it otherwise. */
async function userOf(url: string): Promise<string> {
  const client = await connected(url)
  try {
    return (await client.query('select current_user as name')).rows[0].name
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The key by which a role signs the network that it serves (see `fence.ts`), made the first time. The role itself cannot read it. */
async function keyOf(owner: pg.Client, role: string): Promise<Buffer> {
  await owner.query('insert into secret.fence_key (role, key) values ($1, $2) on conflict do nothing', [
    role,
    randomBytes(32),
  ])
  return await readFenceKey(owner, role)
}

/**
 * A temporary table comes before ours wherever a statement only names it. Everybody may make them unless the owner of the
 * database says otherwise: where that is somebody else, our functions still look up their tables in public.
 */
async function refuseTemporaryTables(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select d.datname as name from pg_database d
      where d.datname = current_database() and pg_has_role(current_user, d.datdba, 'member')
        and exists (select from aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as a
                     where a.grantee = 0 and a.privilege_type = 'TEMPORARY')`,
  )
  for (const { name } of rows)
    await owner.query(`revoke temporary on database ${pg.escapeIdentifier(name)} from public`)
}

/** @param owner a connection of the owner of the tables: nobody else may read it. */
export async function readFenceKey(owner: pg.ClientBase | pg.Pool, role: string): Promise<Buffer> {
  const { rows } = await owner.query<{ key: Buffer }>('select key from secret.fence_key where role = $1', [
    role,
  ])
  if (!rows[0]) throw new Error(`the role ${role} was not made ready for this database`)
  return rows[0].key
}

async function refuseUnfenced(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ free: boolean }>(
    `select r.rolsuper or r.rolbypassrls or r.rolcreaterole or exists (
         select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(r.oid, c.relowner, 'member')) as free
       from pg_roles r where r.rolname = $1`,
    [role],
  )
  if (rows[0]?.free !== false) throw notFenced(role)
}

/**
 * Exactly what the policies of our tables allow, the functions that look beyond the fence, and the job queue, which the
 * servers of all networks share: its rows hold ids only. Nobody else may call those functions. Writes nothing when the role has all of it already.
 */
async function grantRights(owner: pg.Client, role: string): Promise<void> {
  const queue = await owner.query<{ name: string }>(
    `select format('%s', c.oid::regclass) as name from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid)`,
  )
  for (const { name } of queue.rows) await owner.query(`create policy shared on ${name} using (true)`)
  const { rows } = await owner.query<{ change: string; whole: boolean }>(RIGHTS_TO_CHANGE, [role])
  for (const { change, whole } of rows)
    await owner.query(whole ? change : `${change} ${pg.escapeIdentifier(role)}`)
}

const RIGHTS_TO_CHANGE = `
  with wanted as (
    select format('table %s', p.polrelid::regclass) as object, command
      from pg_policy p join pg_class c on c.oid = p.polrelid
      cross join lateral unnest(case p.polcmd when 'r' then '{SELECT}'::text[] when 'a' then '{INSERT}' when 'w' then '{UPDATE}'
        when 'd' then '{DELETE}' else '{SELECT,INSERT,UPDATE,DELETE}' end) as command
    union
    select 'table graphile_worker.migrations', 'SELECT'
    union
    select format('schema %s', name), 'USAGE' from unnest('{public,graphile_worker}'::text[]) as name
    union
    select format('function %s', f.oid::regprocedure), 'EXECUTE' from pg_proc f
     where f.pronamespace = 'public'::regnamespace and f.prosecdef
  ), held as (
    select format('table %s', c.oid::regclass) as object, privilege_type as command from pg_class c, aclexplode(c.relacl) as a
     where a.grantee = quote_ident($1)::regrole and c.relkind in ('r', 'p', 'v')
       and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
    union all
    select format('schema %s', nspname), privilege_type from pg_namespace n, aclexplode(n.nspacl) as a
     where a.grantee = quote_ident($1)::regrole and nspname in ('public', 'graphile_worker')
    union all
    select format('function %s', f.oid::regprocedure), privilege_type from pg_proc f, aclexplode(f.proacl) as a
     where a.grantee = quote_ident($1)::regrole and f.pronamespace = 'public'::regnamespace
  )
  select format('revoke execute on function %s from public', f.oid::regprocedure) as change, true as whole from pg_proc f
   where f.pronamespace = 'public'::regnamespace and f.prosecdef
     and exists (select from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) as a where a.grantee = 0)
  union all
  select format('revoke %s on %s from', command, object), false from (select * from held except select * from wanted) as gone
  union all
  select format('grant %s on %s to', command, object), false from (select * from wanted except select * from held) as missing`

/**
 * Functions by which indexes are searched. Behind a fence PostgreSQL uses an index only for what it knows to tell nothing of
 * the values it refuses; these do not, for our types, but only a superuser may say so. None of them fails for a value: a
 * failure tells that a row beyond the fence has it.
 */
const SEARCHES = [
  'pg_catalog.range_overlaps(anyrange,anyrange)',
  'pg_catalog.range_contains(anyrange,anyrange)',
]

/** Were in that list, and can fail: `like` for a pattern that ends in a backslash. Searches by them are functions now. */
const NO_SEARCHES = ['pg_catalog.textlike(text,text)', 'public.similarity_op(text,text)']

async function takeBackIndexes(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select f.oid::regprocedure::text as name from unnest($1::text[]) as wanted join pg_proc f on f.oid = to_regprocedure(wanted)
      where f.proleakproof and (select rolsuper from pg_roles where rolname = current_user)`,
    [NO_SEARCHES],
  )
  for (const { name } of rows) await owner.query(`alter function ${name} not leakproof`)
}

/** @returns false when it has no right to: searches by time then read all the rows of a practitioner, and get slower with the years. */
async function allowIndexes(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ name: string; superuser: boolean }>(
    `select f.oid::regprocedure::text as name, (select rolsuper from pg_roles where rolname = current_user) as superuser
       from unnest($1::text[]) as wanted join pg_proc f on f.oid = to_regprocedure(wanted) where not f.proleakproof`,
    [SEARCHES],
  )
  if (rows.some((row) => !row.superuser)) return false
  for (const { name } of rows) await owner.query(`alter function ${name} leakproof`)
  return true
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function mayNotMakeRoles(): ConfigError {
  return new ConfigError({
    fr: 'Le compte de DATABASE_URL ne peut pas créer de compte dans PostgreSQL. Faites-en créer un, simple et à lui seul, pour le serveur, et donnez-le avec DATABASE_APP_URL.',
    en: 'The account of DATABASE_URL may not make accounts in PostgreSQL. Have a plain one made for the server alone, and give it with DATABASE_APP_URL.',
  })
}

function notFenced(name: string): ConfigError {
  return new ConfigError({
    fr: `Le compte ${name} de la base de données peut passer outre les clôtures entre réseaux : il possède les tables, ou administre la base. Donnez un simple compte avec DATABASE_APP_URL.`,
    en: `The account ${name} of the database can go around the fences between networks: it owns the tables, or administers the database. Give a plain account with DATABASE_APP_URL.`,
  })
}
