import { type Answer, bearer, type BookingDesk, JEANNE } from './booking-desk.ts'

export interface BookingWords {
  practitionerId: string
  siteId: string
  reasonId: string
  start: string
  contact?: string
  patient?: { givenName: string; birthName: string; birthDate: string; usedName?: string }
  relationship?: string
  note?: string
  wantsEarlier?: boolean
}

/** Holds, asks for the code, reads it in the outbox and confirms: the answer of the confirmation. */
export async function book(desk: BookingDesk, words: BookingWords): Promise<Answer> {
  const held = await desk.post('/api/holds', {
    reasonId: words.reasonId,
    practitionerId: words.practitionerId,
    siteId: words.siteId,
    start: words.start,
  })
  if (held.status !== 201) return held
  return confirm(desk, held.body, words)
}

/** Asks for the code of a hold and confirms with it. */
export async function confirm(
  desk: BookingDesk,
  hold: { id: string; token: string },
  words: Partial<BookingWords> = {},
): Promise<Answer> {
  const request = {
    contact: words.contact ?? 'jeanne@exemple.fr',
    patient: words.patient ?? JEANNE,
    ...(words.relationship ? { relationship: words.relationship } : {}),
  }
  const sent = await desk.post(`/api/holds/${hold.id}/code`, request, bearer(hold.token))
  if (sent.status !== 200) return sent
  const body = {
    ...request,
    codeId: sent.body.codeId,
    code: await desk.lastCode(),
    note: words.note,
    wantsEarlier: words.wantsEarlier ?? false,
  }
  return desk.post(`/api/holds/${hold.id}/confirm`, body, bearer(hold.token))
}
