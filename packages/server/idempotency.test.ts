import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsWritten } from './testing/rows-written.ts'
import { signInAs } from './testing/sign-in-as.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

/** They change nothing: to ask again is harmless, and the answer of now is wanted. */
const READ_ONLY = ['/api/office/first-slots', '/api/office/patients/search', '/api/slots/search']

/**
 * They take no key (ADR 0009): their answers hold what must not be kept, or are of the session that asks. Sent again, they are judged
 * anew: a code, a challenge, a link serves once; a role that is ended is ended; INSi asked of the identity as it is now. A backup or a verification that is asked for twice is made once.
 */
const WITHOUT_KEY =
  /^\/api\/(sign-in|sign-out|password-reset|invitations|my|members|person|oidc|backups|audit|rights\/people\/search|rights\/patients\/\{patientId\}\/export|office\/patients\/\{id\}\/insi)(\/|$)/

interface Request {
  path: string
  body?: unknown
  token?: string
}
/** A request that is done, and another one with the same key. */
interface Replay {
  first: Request
  other: Request
}
interface Slot {
  practitionerId: string
  siteId: string
  start: string
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads members of many kinds of answers
type Body = any

let server: TestApp
let reasonId: string
let slots: Slot[]
let people = 0
/** Of somebody who is at the desk and administers. */
let secretary: { cookie: string; origin: string }
let planner: { cookie: string; origin: string }
beforeAll(async () => {
  server = await createTestApp({ scenario: 'saint-martin', now: '2027-01-12T13:00:00Z' })
  planner = await signInAs(server, ['planner'])
  secretary = await signInAs(server, ['secretary', 'administrator'])
  const network = await read(await server.request('/api/network'))
  for (const reason of network.reasons) {
    reasonId = reason.id
    slots = (await post({ path: '/api/slots/search', body: { reasonId, days: 62, limit: 200 } })).body.slots
    if (slots.length > 60) break
  }
  expect(slots.length).toBeGreaterThan(60)
}, 60_000)
afterAll(() => server.close())

const read = async (response: Response): Promise<Body> => response.json()

async function post(request: Request, key?: string): Promise<{ status: number; body: Body }> {
  const response = await server.request(request.path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key ? { 'idempotency-key': key } : {}),
      ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
      ...(/^\/api\/(office|rights|break-glass)/.test(request.path) ? secretary : {}),
      ...(request.path.startsWith('/api/planning') ? planner : {}),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  })
  return { status: response.status, body: await read(response) }
}

/** A slot that no other request uses, nor the slots beside it. */
function slot(): Slot {
  const next = slots[people * 2]
  people += 1
  if (!next) throw new Error('no slot is left')
  const { practitionerId, siteId, start } = next
  return { practitionerId, siteId, start }
}
function somebody() {
  people += 1
  const givenName = `Jeanne${String.fromCharCode(97 + (people % 26), 97 + Math.floor(people / 26))}`
  const patient = { givenName, birthName: 'Exemple', birthDate: '1985-03-04' }
  return { contact: `personne${people}@exemple.fr`, patient }
}
const hold = async () => (await post({ path: '/api/holds', body: { reasonId, ...slot() } })).body
async function codeFor(held: { id: string; token: string }) {
  const who = somebody()
  const sent = await post({ path: `/api/holds/${held.id}/code`, body: who, token: held.token })
  const { rows } = await sql<{
    body: string
  }>`select body from message where appointment_id = ${held.id}`.execute(server.deps.platform.db)
  return { ...who, codeId: sent.body.codeId, code: rows[0]?.body.slice(0, 6) }
}
async function appointment(): Promise<Body> {
  const held = await hold()
  const { body } = await post({
    path: `/api/holds/${held.id}/confirm`,
    body: await codeFor(held),
    token: held.token,
  })
  return body
}
const ofHold = (held: Body, verb: string, body?: unknown): Request => ({
  path: `/api/holds/${held.id}/${verb}`,
  token: held.token,
  body,
})
const ofPatient = (mine: Body, verb: string, body?: unknown): Request => ({
  path: `/api/appointments/${mine.id}/${verb}`,
  token: mine.sessionToken,
  body,
})
const ofOffice = (known: Body, verb: string, body: object): Request => ({
  path: `/api/office/appointments/${known.id}/${verb}`,
  body: { version: known.version, ...body },
})
const EVERY_WARNING = [
  'outside-opening',
  'other-service',
  'horizon',
  'notice',
  'age',
  'new-patient',
  'same-day',
]
const atOffice = (): Request => ({
  path: '/api/office/appointments',
  body: { reasonId, ...slot(), newPatient: somebody().patient, confirmWarnings: EVERY_WARNING },
})
const office = async () => (await post(atOffice())).body
/** A record that the desk cares for, its strict traits known. */
async function known(): Promise<{ id: string; version: number }> {
  const { patient } = await office()
  const { body } = await post(identityOf(patient.id, 1, 'female'))
  return { id: patient.id, version: body.version }
}
const ofPatientRecord = (id: string, verb: string, body: object): Request => ({
  path: `/api/office/patients/${id}/${verb}`,
  body,
})
function identityOf(id: string, version: number, sex: string): Request {
  people += 1
  const traits = { birthName: `Exemple${'x'.repeat(people)}`, givenNames: 'Jeanne', birthDate: '1985-03-04' }
  const others = { sex, birthPlaceCode: '97801', usedName: '', usedGivenName: '' }
  return ofPatientRecord(id, 'identity', { version, ...traits, ...others })
}
const newRecord = (): Request => ({ path: '/api/office/patients', body: somebody().patient })
async function merge(): Promise<{ keptId: string; first: Request; other: Request }> {
  const ids: string[] = []
  const { patient } = somebody()
  // Alike enough to be merged: one slip of the hand apart.
  for (const birthDate of ['1985-03-04', '1985-03-05', '1985-03-06'])
    ids.push((await post({ path: '/api/office/patients', body: { ...patient, birthDate } })).body.id)
  const [keptId = '', one, two] = ids
  const into = (mergedId: string | undefined) => ofPatientRecord(keptId, 'merge', { mergedId })
  return { keptId, first: into(one), other: into(two) }
}
async function cancelled() {
  const mine = await appointment()
  await post(ofPatient(mine, 'cancel'))
  return mine
}

const PLANS = '/api/planning/scenarios'
const plan = (name: string) => ({ name, changes: [], on: null, maxMinutes: 15 })
async function newPlan(name: string): Promise<Request> {
  const asked = `/api/planning/baseline?reason=${reasonId}&area=dep:978`
  const baseline = await read(await server.request(asked, { headers: planner }))
  return { path: PLANS, body: { ...plan(name), baseline } }
}
async function keptPlan(): Promise<Body> {
  people += 1
  return (await post(await newPlan(`Départ ${people}`))).body
}

/** How each route that writes is called rightly. A new route must be added here. */
const WRITING: Record<string, () => Promise<Replay>> = {
  [PLANS]: async () => ({ first: await newPlan('Une ouverture'), other: await newPlan('Une autre') }),
  [`${PLANS}/{id}/change`]: async () => {
    const { id, version } = await keptPlan()
    const change = (name: string) => ({ path: `${PLANS}/${id}/change`, body: { ...plan(name), version } })
    return { first: change('Deux départs'), other: change('Trois départs') }
  },
  [`${PLANS}/{id}/duplicate`]: async () => {
    const path = `${PLANS}/${(await keptPlan()).id}/duplicate`
    return { first: { path, body: { name: 'Copie' } }, other: { path, body: { name: 'Autre copie' } } }
  },
  [`${PLANS}/{id}/remove`]: async () => {
    const { id, version } = await keptPlan()
    const path = `${PLANS}/${id}/remove`
    return { first: { path, body: { version } }, other: { path, body: { version: version + 1 } } }
  },
  '/api/holds': async () => ({
    first: { path: '/api/holds', body: { reasonId, ...slot() } },
    other: { path: '/api/holds', body: { reasonId, ...slot() } },
  }),
  '/api/holds/{id}/extend': async () => ({
    first: ofHold(await hold(), 'extend'),
    other: ofHold(await hold(), 'extend'),
  }),
  '/api/holds/{id}/release': async () => ({
    first: ofHold(await hold(), 'release'),
    other: ofHold(await hold(), 'release'),
  }),
  '/api/holds/{id}/code': async () => {
    const held = await hold()
    return { first: ofHold(held, 'code', somebody()), other: ofHold(held, 'code', somebody()) }
  },
  '/api/holds/{id}/confirm': async () => {
    const held = await hold()
    const body = await codeFor(held)
    return {
      first: ofHold(held, 'confirm', body),
      other: ofHold(held, 'confirm', { ...body, note: 'autre' }),
    }
  },
  '/api/links/{token}/identify': async () => {
    const path = `/api/links/${(await appointment()).manageToken}/identify`
    return {
      first: { path, body: { birthDate: '1985-03-04' } },
      other: { path, body: { birthDate: '1985-03-05' } },
    }
  },
  '/api/appointments/{id}/move': async () => {
    const mine = await appointment()
    return { first: ofPatient(mine, 'move', slot()), other: ofPatient(mine, 'move', slot()) }
  },
  '/api/appointments/{id}/cancel': async () => ({
    first: ofPatient(await appointment(), 'cancel'),
    other: ofPatient(await appointment(), 'cancel'),
  }),
  '/api/appointments/{id}/restore': async () => ({
    first: ofPatient(await cancelled(), 'restore'),
    other: ofPatient(await cancelled(), 'restore'),
  }),
  '/api/appointments/{id}/earlier': async () => {
    const mine = await appointment()
    const earlier = (wantsEarlier: boolean) => ofPatient(mine, 'earlier', { wantsEarlier })
    return { first: earlier(true), other: earlier(false) }
  },
  '/api/office/appointments': async () => ({ first: atOffice(), other: atOffice() }),
  '/api/office/appointments/{id}/move': async () => {
    const known = await office()
    const move = () => ofOffice(known, 'move', { ...slot(), confirmWarnings: EVERY_WARNING })
    return { first: move(), other: move() }
  },
  '/api/office/appointments/{id}/cancel': async () => {
    const known = await office()
    return {
      first: ofOffice(known, 'cancel', { by: 'site' }),
      other: ofOffice(known, 'cancel', { by: 'patient' }),
    }
  },
  '/api/office/appointments/{id}/status': async () => {
    const known = await office()
    server.clock.moveTo(known.start)
    const set = (status: string) => ofOffice(known, 'status', { status })
    return { first: set('arrived'), other: set('no-show') }
  },
  '/api/break-glass': async () => {
    const { patient } = await office()
    const open = (reason: string) => ({ path: '/api/break-glass', body: { patientId: patient.id, reason } })
    return { first: open('appel du centre 15'), other: open('appel d’un confrère') }
  },
  '/api/rights/requests': async () => {
    const { patient } = await office()
    return { first: rightsRequest(patient.id, 'access'), other: rightsRequest(patient.id, 'objection') }
  },
  '/api/rights/requests/{id}/answer': async () => {
    const { patient } = await office()
    const { body } = await post(rightsRequest(patient.id, 'access'))
    const path = `/api/rights/requests/${body.id}/answer`
    const answer = (decision: string) => ({ path, body: { decision, answer: 'Réponse par courrier.' } })
    return { first: answer('fulfil'), other: answer('refuse') }
  },
  '/api/rights/requests/{id}/identity-check': async () => {
    const { patient } = await office()
    const { body } = await post(rightsRequest(patient.id, 'erasure'))
    const check = (identityCheck: string) => ({
      path: `/api/rights/requests/${body.id}/identity-check`,
      body: { identityCheck },
    })
    return { first: check('document'), other: check('call-back') }
  },
  '/api/rights/patients/{patientId}/erasure': async () => {
    const { patient } = await office()
    const asked = rightsRequest(patient.id, 'erasure')
    await post({ ...asked, body: { ...(asked.body as object), identityCheck: 'document' } })
    // Erasing wants a proof of these last minutes.
    secretary = await signInAs(server, ['secretary', 'administrator'])
    const erase = (cancelFuture: boolean) => ({
      path: `/api/rights/patients/${patient.id}/erasure`,
      body: { cancelFuture },
    })
    return { first: erase(true), other: erase(false) }
  },
  '/api/office/patients': async () => ({ first: newRecord(), other: newRecord() }),
  '/api/office/patients/{id}/identity': async () => {
    const { id, version } = await known()
    return { first: identityOf(id, version, 'female'), other: identityOf(id, version, 'male') }
  },
  '/api/office/patients/{id}/document': async () => {
    const { id, version } = await known()
    const seen = (kind: string) => ofPatientRecord(id, 'document', { version, kind })
    return { first: seen('passport'), other: seen('identity-card') }
  },
  '/api/office/patients/{id}/relatives': async () => {
    const { id } = await known()
    const note = (email: string) =>
      ofPatientRecord(id, 'relatives', { name: 'Camille Repère', relationship: 'child', email })
    return { first: note('un@exemple.fr'), other: note('deux@exemple.fr') }
  },
  '/api/office/patients/{id}/relatives/{contactId}': async () => {
    const { id } = await known()
    const contactId = server.deps.platform.newId()
    await sql`insert into contact_person (id, network_id, patient_id, relationship, email, created_at)
      select ${contactId}, network_id, id, 'child', 'proche@exemple.fr', created_at from patient where id = ${id}`.execute(
      server.deps.platform.db,
    )
    const say = (confirmed: boolean) => ofPatientRecord(id, `relatives/${contactId}`, { confirmed })
    return { first: say(true), other: say(false) }
  },
  '/api/office/patients/{id}/unconfirmed-contacts/{channel}': async () => {
    const { id, version } = await known()
    await post(ofPatientRecord(id, 'document', { version, kind: 'passport' }))
    await sql`update patient set phone = '+33639981234', phone_unconfirmed_since = created_at where id = ${id}`.execute(
      server.deps.platform.db,
    )
    const say = (belongs: boolean) => ofPatientRecord(id, 'unconfirmed-contacts/phone', { belongs })
    return { first: say(true), other: say(false) }
  },
  '/api/office/patients/{id}/merge': merge,
  '/api/office/merges/{id}/undo': async () => {
    const undo = async (): Promise<Request> => {
      const { body } = await post((await merge()).first)
      return { path: `/api/office/merges/${body.mergeId}/undo` }
    }
    return { first: await undo(), other: await undo() }
  },
}

const rightsRequest = (patientId: string, kind: string): Request => ({
  path: '/api/rights/requests',
  body: { patientId, kind, channel: 'desk', identityCheck: kind === 'erasure' ? 'not-yet' : 'document' },
})

interface PostRoute {
  parameters?: { in: string; name: string }[]
}

async function postRoutes(): Promise<Map<string, PostRoute>> {
  const document = await read(await server.request('/api/openapi.json'))
  const paths = Object.entries(document.paths as Record<string, { post?: PostRoute }>)
  return new Map(paths.flatMap(([path, { post: route }]) => (route ? [[path, route]] : [])))
}

describe('a POST sent again with its idempotency key', () => {
  test('is known for every route: each writes or only reads', async () => {
    const keyed = [...(await postRoutes()).keys()].filter((path) => !WITHOUT_KEY.test(path))
    expect(keyed.sort()).toEqual([...Object.keys(WRITING), ...READ_ONLY].sort())
  })

  test('is not declared where the answer must not be kept', async () => {
    for (const [path, route] of await postRoutes())
      if (WITHOUT_KEY.test(path) && !path.endsWith('/open'))
        expect(JSON.stringify(route.parameters ?? []), path).not.toContain('idempotency-key')
  })

  test('is left aside there, however it is written', async () => {
    for (const path of (await postRoutes()).keys())
      if (WITHOUT_KEY.test(path)) {
        const answer = await server.request(path.replaceAll(/\{\w+\}/g, reasonId), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'short', ...secretary },
          body: '{}',
        })
        expect(answer.status, path).toBeLessThan(500)
      }
    secretary = await signInAs(server, ['secretary', 'administrator'])
  })

  test('is declared in the contract of each route that writes', async () => {
    const routes = await postRoutes()
    for (const path of Object.keys(WRITING)) {
      const headers = (routes.get(path)?.parameters ?? []).filter((one) => one.in === 'header')
      expect(
        headers.map((one) => one.name),
        path,
      ).toContain('idempotency-key')
    }
  })

  test.each(Object.keys(WRITING))(
    '%s: is done once, and answered the same; with other words it is refused',
    async (path) => {
      const { first, other } = await (WRITING[path] as () => Promise<Replay>)()
      const key = `key of ${path}`
      const { db } = server.deps.platform
      const answer = await post(first, key)
      expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status)
      const written = await rowsWritten(db)
      server.clock.advance(0.1)
      expect(await post(first, key)).toEqual(answer)
      const mismatch = await post(other, key)
      expect([mismatch.status, mismatch.body.code]).toEqual([422, 'idempotency-mismatch'])
      expect(mismatch.body.detail).toEqual(expect.stringMatching(/^Cette clé d’idempotence a déjà servi/))
      expect(await rowsWritten(db)).toEqual(written)
    },
  )
})
