import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../platform/actor.ts'
import { addKnownPerson, type KnownPerson } from '../../testing/known-person.ts'
import { openRightsDesk, type RightsDesk } from '../../testing/rights-desk.ts'

let desk: RightsDesk
let person: KnownPerson
let administrator: AccountActor

beforeAll(async () => {
  desk = await openRightsDesk('2027-01-12T08:00:00Z')
  person = await addKnownPerson(desk)
  administrator = await desk.addAccount({ name: 'Anne Administre', role: 'administrator' })
})
beforeEach(() => desk.as(administrator))
afterAll(() => desk.close())

const find = (birthDate: string, letters: string) =>
  desk.post('/api/rights/people/search', { birthDate, letters })
const lines = () => desk.db.selectFrom('audit').selectAll().where('action', '=', 'find-person').execute()

describe('the person of a request that came by letter', () => {
  it.each(['qui', 'QUI', 'mar', 'Mà'])(
    'is found by the birth date and the letters %s of a name, without contact nor care',
    async (letters) => {
      const { status, body } = await find('1961-07-08', letters)
      expect(status).toBe(200)
      expect(body.items).toEqual([
        {
          id: person.patientId,
          displayName: 'Zéphyrine Marjolaine',
          birthName: 'Quillebœuf',
          birthDate: '1961-07-08',
        },
      ])
    },
  )

  it.each([
    ['1961-07-09', 'qui'],
    ['1961-07-08', 'abc'],
  ])('is nobody by %s and %s', async (birthDate, letters) => {
    expect((await find(birthDate, letters)).body).toEqual({ items: [] })
  })

  it.each(['q', '%%', '  ', 'q.'])(
    'is not found by %j alone: the field of the letters says so',
    async (letters) => {
      const { status, body } = await find('1961-07-08', letters)
      expect([Math.floor(status / 100), body.field ?? body.errors?.[0]?.path]).toEqual([4, 'letters'])
    },
  )

  it('leaves a line on who was found, and none of the words typed', async () => {
    const before = (await lines()).length
    await find('1961-07-08', 'qui')
    await find('1999-09-09', 'qui')
    const found = (await lines()).slice(before)
    expect(found.map((line) => [line.actor, line.subject_id])).toEqual([
      [`account:${administrator.accountId}`, person.patientId],
    ])
    expect(JSON.stringify(found)).not.toMatch(/1961|qui"/)
  })

  it.each(['auditor', 'secretary', 'centre-manager', 'planner'] as const)(
    'is not looked for here by a %s',
    async (role) => {
      desk.as(await desk.addAccount({ name: role, role }))
      expect((await find('1961-07-08', 'qui')).status).toBe(403)
    },
  )
})
