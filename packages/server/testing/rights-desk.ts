import { randomBytes } from 'node:crypto'
import type { Membership } from '@maillage/core/access/access.ts'
import type { Role } from '@maillage/core/access/roles.ts'
import { auditRoutes } from '../features/audit/audit.routes.ts'
import { officeRoutes } from '../features/office/office.routes.ts'
import { retentionRoutes } from '../features/retention/retention.routes.ts'
import { rightsRoutes } from '../features/rights/rights.routes.ts'
import type { AccountActor, Actor } from '../platform/actor.ts'
import { fixedClock } from '../platform/clock.ts'
import type { Db } from '../platform/database.ts'
import type { FencedDatabase } from '../platform/fence.ts'
import { createRouter, followRequests, handleErrors } from '../platform/http.ts'
import { identifyRequests } from '../platform/identify-requests.ts'
import { newId } from '../platform/ids.ts'
import { silentFeed } from '../platform/live.ts'
import { createLogger } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { secretsFrom } from '../platform/secrets.ts'
import { openTestDatabase } from '../platform/test-database.ts'
import type { Answer } from './booking-desk.ts'
import { createSmallNetwork, type SmallNetwork } from './small-network.ts'

export interface RightsDesk {
  facts: SmallNetwork
  /** Address of the database, as its owner. */
  url: string
  /** As the owner of the database, whom no fence holds back. */
  db: Db
  platform: { db: Db; clock: ReturnType<typeof fixedClock> } & Parameters<typeof auditRoutes>[0]['platform']
  clock: ReturnType<typeof fixedClock>
  /** The same through the role of the server. */
  database: FencedDatabase
  /** An account with one role in the network, who has just proved who they are: what it does is done by this actor. */
  addAccount(account: { name: string; role: Role; over?: Partial<Membership> }): Promise<AccountActor>
  as(actor: Actor): void
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string): Promise<Answer>
  text(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** The routes of traces and rights, beside those of the office, behind the fence of a small network, on a clock that stands still. */
export async function openRightsDesk(now: string): Promise<RightsDesk> {
  const database = await openTestDatabase()
  const clock = fixedClock(now)
  const facts = await createSmallNetwork(database.db)
  const metrics = createMetrics()
  const platform = {
    db: database.fenced.of(facts.networkId),
    clock,
    newId,
    secrets: secretsFrom('a secret for tests, long enough'),
    live: silentFeed,
  }
  const network = { id: async () => facts.networkId }
  const travel = {
    minutesFrom: async () => ({
      minutesBySite: new Map<string, number>(),
      source: { provider: 'estimate' as const, fellBack: false },
    }),
    forget: () => undefined,
  }
  const publicUrl = 'https://gers.example'
  const deps = { platform, network, travel, publicUrl, metrics, production: false }
  let actor: Actor = { kind: 'public' }
  const app = createRouter()
  followRequests(app, createLogger('silent'), metrics)
  app.use(async (c, next) => {
    c.set('clientAddress', '203.0.113.7')
    await next()
  })
  handleErrors(app, createLogger('silent'), metrics)
  identifyRequests(app, async () => actor)
  app.route('/', officeRoutes(deps))
  app.route('/', auditRoutes(deps))
  app.route('/', rightsRoutes(deps))
  app.route('/', retentionRoutes(deps))
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.json(),
    headers: response.headers,
  })
  const send = async (path: string, init?: RequestInit) => app.request(path, init)
  return {
    facts,
    url: database.url,
    db: database.db,
    platform,
    clock,
    database: database.fenced,
    addAccount: (account) =>
      insertAccount(database.db, facts.networkId, new Date(clock.now().epochMilliseconds), account),
    as: (somebody) => {
      actor = somebody
    },
    post: async (path, body = {}, headers = {}) =>
      answer(
        await send(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      ),
    get: async (path) => answer(await send(path)),
    text: send,
    close: () => database.close(),
  }
}

async function insertAccount(
  db: Db,
  networkId: string,
  now: Date,
  { name, role, over = {} }: Parameters<RightsDesk['addAccount']>[0],
): Promise<AccountActor> {
  const accountId = newId()
  const isPerson = role === 'patient' || role === 'relative'
  const membership = { role, siteIds: null, practitionerId: null, patientId: null, ...over }
  const since = new Date('2026-01-01T00:00:00Z')
  await db
    .insertInto('account')
    .values({
      id: accountId,
      kind: isPerson ? 'person' : 'staff',
      network_id: isPerson ? networkId : null,
      display_name: name,
      email: isPerson ? null : `${accountId}@exemple.fr`,
      practitioner_id: membership.practitionerId,
      created_at: since,
    })
    .execute()
  await db
    .insertInto('membership')
    .values({
      id: newId(),
      network_id: networkId,
      account_id: accountId,
      role,
      site_ids: membership.siteIds === null ? null : [...membership.siteIds],
      practitioner_id: membership.practitionerId,
      patient_id: membership.patientId,
      valid_from: since,
    })
    .execute()
  const sessionId = newId()
  if (!isPerson)
    await db
      .insertInto('session')
      .values({
        id: sessionId,
        account_id: accountId,
        network_id: networkId,
        token_hash: randomBytes(32),
        factors: ['password', 'totp'],
        created_at: since,
        seen_at: now,
        expires_at: new Date('2030-01-01T00:00:00Z'),
        idle_minutes: 60,
        proved_at: now,
      })
      .execute()
  return { kind: 'account', accountId, sessionId, memberships: [membership] }
}
