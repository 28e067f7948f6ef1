import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { type Answer, post, type Slot } from './patient.ts'

/** Through several kills, on a busy machine. */
const PATIENCE_MS = 240_000

/** What a patient was told is done: the request, to be sent again, and its answer. */
export interface Acknowledged {
  appointmentId: string
  cancelled: boolean
  requests: { path: string; body: unknown; token: string; key: string; answer: Answer }[]
}

export interface BookingLoad {
  acknowledged: Acknowledged[]
  /** How many requests found nobody, or were told to come again. */
  disturbed(): number
  /** Answers that no patient should see. */
  unexpected: Answer[]
  /** Lets every patient come to an end. */
  finish(): Promise<void>
}

interface Crowd {
  address: string
  reasonId: string
  /** Where codes are read. */
  pool(): Promise<pg.Pool>
  acknowledged: Acknowledged[]
  unexpected: Answer[]
  disturbed: number
  people: number
}

/**
 * Patients who book, one after the other in each of `clients` rows, and insist until they are answered, with the same keys;
 * every other one cancels again. Codes are read in the outbox, through `pool`.
 */
export function startBookingLoad(
  address: string,
  { clients, ...place }: { reasonId: string; clients: number; pool: () => Promise<pg.Pool> },
): BookingLoad {
  const crowd: Crowd = { ...place, address, acknowledged: [], unexpected: [], disturbed: 0, people: 0 }
  let stopping = false
  const row = async (): Promise<void> => {
    while (!stopping) await live(crowd, ++crowd.people)
  }
  const rows = Promise.all(Array.from({ length: clients }, row))
  rows.catch(() => undefined)
  return {
    acknowledged: crowd.acknowledged,
    unexpected: crowd.unexpected,
    disturbed: () => crowd.disturbed,
    finish: async () => {
      stopping = true
      await rows
    },
  }
}

const insist = (crowd: Crowd, path: string, body: unknown, call: { key: string; token?: string }) =>
  insistOn(
    () =>
      post(`${crowd.address}${path}`, body, { ...call, forwardedFor: `198.51.100.${crowd.people % 250}` }),
    () => (crowd.disturbed += 1),
  )

async function live(crowd: Crowd, number: number): Promise<void> {
  const person = personNumber(number)
  const key = (step: string) => `${step}-of-person-${number}`
  const hold = await holdAnyPlace(crowd, number)
  if (!hold) return
  const { id, token } = hold.body
  const sent = await insist(crowd, `/api/holds/${id}/code`, person, { key: key('code'), token })
  if (sent.status !== 200) return void crowd.unexpected.push(sent)
  const code = await lastCodeSentTo(crowd.pool, person.contact)
  const path = `/api/holds/${id}/confirm`
  const body = { ...person, codeId: sent.body.codeId, code }
  const booked = await insist(crowd, path, body, { key: key('confirm'), token })
  if (booked.status !== 200) return void crowd.unexpected.push(booked)
  const known: Acknowledged = { appointmentId: booked.body.id, cancelled: false, requests: [] }
  known.requests.push({ path, body, token, key: key('confirm'), answer: booked })
  crowd.acknowledged.push(known)
  if (number % 2 === 0) await cancel(crowd, known, { token: booked.body.sessionToken, key: key('cancel') })
}

async function cancel(
  crowd: Crowd,
  known: Acknowledged,
  call: { token: string; key: string },
): Promise<void> {
  const path = `/api/appointments/${known.appointmentId}/cancel`
  const answer = await insist(crowd, path, {}, call)
  if (answer.status !== 200) return void crowd.unexpected.push(answer)
  known.cancelled = true
  known.requests.push({ path, body: {}, ...call, answer })
}

/** Tries another place for as long as somebody else is quicker. */
async function holdAnyPlace(crowd: Crowd, number: number): Promise<Answer | undefined> {
  const { reasonId } = crowd
  for (let tries = 0; tries < 50; tries++) {
    const search = { reasonId, days: 62, limit: 200 }
    const found = await insist(crowd, '/api/slots/search', search, { key: `search-${number}-${tries}` })
    const slots: Slot[] = found.body.slots ?? []
    const slot = slots[(number * 7 + tries) % Math.max(1, slots.length)]
    if (!slot) return void crowd.unexpected.push(found)
    const { practitionerId, siteId, start } = slot
    const call = { key: `hold-of-person-${number}-${tries}` }
    const held = await insist(crowd, '/api/holds', { reasonId, practitionerId, siteId, start }, call)
    if (held.status === 201) return held
    if (held.body.code !== 'slot-taken') crowd.unexpected.push(held)
  }
  return undefined
}

/** Books a slot as somebody: hold, code, confirmation. @throws {Error} when one of them is refused. */
export async function bookAs(
  person: ReturnType<typeof personNumber>,
  { address, reasonId, slot, pool }: { address: string; reasonId: string; slot: Slot; pool: pg.Pool },
): Promise<Answer> {
  const held = await post(`${address}/api/holds`, { reasonId, ...slot })
  const { id, token } = held.body
  const sent = await post(`${address}/api/holds/${id}/code`, person, { token })
  const code = await lastCodeSentTo(async () => pool, person.contact)
  const body = { ...person, codeId: sent.body.codeId, code }
  const booked = await post(`${address}/api/holds/${id}/confirm`, body, { token })
  if (booked.status !== 200) throw new Error(JSON.stringify([held.body, sent.body, booked.body]))
  return booked
}

/** The same request until it is answered: nobody at the door and 503 are no answers. */
export async function insistOn(send: () => Promise<Answer>, disturbed: () => void): Promise<Answer> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    const answer = await send().catch(() => undefined)
    if (answer && answer.status !== 503) return answer
    disturbed()
    await wait(100)
  }
  throw new Error('the service did not come back')
}

/** A synthetic person; no two numbers have the same name. */
export function personNumber(number: number) {
  const letters = [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  return {
    contact: `personne${number}@exemple.fr`,
    patient: { givenName: `Jeanne-${letters}`, birthName: 'Exemple', birthDate: '1958-03-04' },
  }
}

async function lastCodeSentTo(pool: () => Promise<pg.Pool>, contact: string): Promise<string> {
  const query = `select body from message where recipient = $1 and kind = 'code' order by created_at desc, id desc limit 1`
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    const found = await pool()
      .then((opened) => opened.query(query, [contact]))
      .catch(() => undefined)
    if (found?.rows[0]) return found.rows[0].body.slice(0, 6)
    await wait(100)
  }
  throw new Error('no code was written')
}
