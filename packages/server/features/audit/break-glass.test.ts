import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'

let desk: RightsDesk
let patientId: string
beforeAll(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  patientId = await desk.facts.addPatient()
  const practitionerId = await desk.facts.addPractitioner()
  desk.as(await desk.addAccount({ name: 'Dr Dehors', role: 'practitioner', over: { practitionerId } }))
})
afterAll(() => desk.close())

const kept = () => desk.db.selectFrom('break_glass').select('reason').execute()

it('opens no record for a reason that says nothing, and says what is asked for', async () => {
  for (const reason of [
    '............',
    'aaaaaaaaaaaa',
    '\u3164'.repeat(12),
    'a\u200Bb\u200Bc\u200Bd\u200B\u200B\u200B',
  ]) {
    const { status, body } = await desk.post('/api/break-glass', { patientId, reason })
    expect([reason, status, body.code, body.field]).toEqual([reason, 422, 'reason-says-nothing', 'reason'])
    expect(body.detail).toContain('dix lettres ou chiffres')
  }
  expect(await kept()).toEqual([])
})

it('keeps a reason as a reader sees it', async () => {
  const { status } = await desk.post('/api/break-glass', {
    patientId,
    reason: ' Appel du\u00A0SAMU\u200B, le 15',
  })
  expect(status).toBe(201)
  expect(await kept()).toEqual([{ reason: 'Appel du SAMU, le 15' }])
})
