import { Secret, TOTP } from 'otpauth'
import { inviteMember } from '../features/members/invite-member.ts'
import { membersRoutes } from '../features/members/members.routes.ts'
import { identify } from '../features/sign-in/identify.ts'
import { invitationRoutes } from '../features/sign-in/invitation.routes.ts'
import { mySecurityRoutes } from '../features/sign-in/my-security.routes.ts'
import { purgeSignIn } from '../features/sign-in/purge-sign-in.ts'
import { sessionCookie } from '../features/sign-in/session-cookie.ts'
import { sessionRoutes } from '../features/sign-in/session.routes.ts'
import { signInRoutes } from '../features/sign-in/sign-in.routes.ts'
import { runAction } from '../platform/action.ts'
import { fixedClock } from '../platform/clock.ts'
import { createRouter, followRequests, handleErrors } from '../platform/http.ts'
import { identifyRequests } from '../platform/identify-requests.ts'
import { newId } from '../platform/ids.ts'
import { silentFeed } from '../platform/live.ts'
import { createLogger } from '../platform/log.ts'
import { createMetrics } from '../platform/metrics.ts'
import { refuseOtherOrigins } from '../platform/same-origin.ts'
import { secretsFrom } from '../platform/secrets.ts'
import { openTestDatabase } from '../platform/test-database.ts'
import { type Browser, openBrowser } from './browser.ts'
import { createSmallNetwork } from './small-network.ts'

export type StaffDesk = Awaited<ReturnType<typeof openStaffDesk>>

const SYSTEM = { actor: { kind: 'system', task: 'test' }, language: 'fr' } as const
export const PASSWORD = 'quatre vaches et un train'

/** Sign-in of the staff and the members, on a database of their own seen as the server sees it, on a clock that stands still. */
export async function openStaffDesk(now = '2027-01-11T08:00:00Z') {
  const database = await openTestDatabase()
  const clock = fixedClock(now)
  const facts = await createSmallNetwork(database.db)
  const publicUrl = 'https://gers.example'
  const network = { id: async () => facts.networkId }
  const platform = {
    db: database.fenced.of(facts.networkId),
    clock,
    newId,
    secrets: secretsFrom('a secret for tests, long enough'),
    live: silentFeed,
  }
  const cookie = sessionCookie(publicUrl)
  const app = createRouter()
  followRequests(app, createLogger('silent'), createMetrics())
  handleErrors(app, createLogger('silent'), createMetrics())
  refuseOtherOrigins(app, publicUrl)
  identifyRequests(app, (c) => identify(platform.db, cookie.read(c), clock.now()))
  const deps = { platform, network, publicUrl, cookie }
  app.route('/', sessionRoutes({ ...deps, production: false }))
  app.route('/', signInRoutes(deps))
  app.route('/', invitationRoutes(deps))
  app.route('/', mySecurityRoutes(deps))
  app.route('/', membersRoutes(deps))
  return {
    app,
    clock,
    facts,
    platform,
    publicUrl,
    site: { rpId: 'gers.example', origin: publicUrl },
    /** As the owner sees it, all networks together. */
    db: database.db,
    browser: () => openBrowser(app),
    /** The token in the link of an invitation that the command line makes. */
    invite: async (email: string, grant: InvitedAs = { role: 'administrator' }) => {
      const input = {
        networkId: facts.networkId,
        publicUrl,
        email,
        language: 'fr' as const,
        siteIds: null,
        ...grant,
      }
      const { link } = await runAction(platform, inviteMember, SYSTEM, input)
      return tokenOf(link)
    },
    /** The token in the link of the last message to an address. */
    linkTo: async (email: string) => {
      const { body } = await database.db
        .selectFrom('message')
        .select('body')
        .where('recipient', '=', email)
        .where('body', 'like', '%https://%')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      return tokenOf(body)
    },
    messages: () => database.db.selectFrom('message').selectAll().orderBy('id').execute(),
    audit: async () =>
      (
        await database.db.selectFrom('audit').select(['action', 'actor', 'detail']).orderBy('id').execute()
      ).map((line) => line.action),
    purge: () => purgeSignIn(platform),
    close: () => database.close(),
  }
}

export type InvitedAs = Partial<Omit<Parameters<typeof inviteMember.run>[1], 'networkId' | 'email'>> & {
  role: Parameters<typeof inviteMember.run>[1]['role']
}

const tokenOf = (text: string): string => /#([\w-]{43})/.exec(text)?.[1] ?? ''

export interface Member {
  email: string
  browser: Browser
  secret: string
  recoveryCodes: string[]
  accountId: string
  /** The code that the telephone shows now. */
  code(): string
}

/** Somebody who accepted an invitation with a password and an authenticator application, and is signed in. */
export async function newMember(desk: StaffDesk, email: string, as?: InvitedAs): Promise<Member> {
  const browser = desk.browser()
  const token = await desk.invite(email, as)
  const enrolment = await browser.post('/api/invitations/totp', { token })
  const { secret, challenge } = enrolment.body
  const accepted = await browser.post('/api/invitations/accept/password', {
    token,
    displayName: 'Camille Exemple',
    password: PASSWORD,
    challenge,
    code: codeOf(desk, secret),
  })
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body))
  return {
    email,
    browser,
    secret,
    recoveryCodes: accepted.body.recoveryCodes,
    accountId: accepted.body.signedIn.account.id,
    code: () => codeOf(desk, secret),
  }
}

export function codeOf(desk: Pick<StaffDesk, 'clock'>, secret: string): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: desk.clock.now().epochMilliseconds })
}

/** Signs in by both factors, in the next half minute: a code serves once. */
export async function signIn(desk: StaffDesk, member: Member, browser = desk.browser()) {
  desk.clock.advance(0.5)
  const first = await browser.post('/api/sign-in/password', { email: member.email, password: PASSWORD })
  if (first.status !== 200) return { browser, answer: first }
  const { challenge } = first.body
  const answer = await browser.post('/api/sign-in/second-factor', { challenge, code: member.code() })
  return { browser, answer }
}
