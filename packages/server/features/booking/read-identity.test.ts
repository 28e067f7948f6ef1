import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { HOLDING_NOW, openHoldingPatients } from '../../testing/holding-patients.ts'

const { askCode, desk, hold, somebody } = await openHoldingPatients()
afterAll(() => desk.close())
afterEach(() => desk.clock.moveTo(HOLDING_NOW))

describe('what a person writes', () => {
  it.each([
    ['31/02/1980', 'impossible-date', 'Le 31 février n’existe pas. Vérifiez le jour et le mois.'],
    ['1981-02-29', 'impossible-date', 'Le 29 février 1981 n’existe pas. Vérifiez le jour et le mois.'],
    ['1980-13-01', 'impossible-date', 'Le mois 13 n’existe pas. Vérifiez le jour et le mois.'],
    ['2027-01-12', 'future-date', 'Cette date de naissance est dans l’avenir. Vérifiez l’année.'],
    ['1896-12-31', 'too-old-date', 'Cette date de naissance a plus de 130 ans. Vérifiez l’année.'],
    ['hier', 'malformed-date', 'Écrivez la date de naissance en entier, par exemple 14/03/1943.'],
  ])('a birth date "%s" is refused with a sentence', async (birthDate, code, detail) => {
    const { status, body } = await askCode(await hold(), somebody({ birthDate }))
    expect({ status, code: body.code, detail: body.detail, field: body.field }).toEqual({
      status: 422,
      code,
      detail,
      field: 'birthDate',
    })
  })

  it.each([
    ['05 62 06 00 00', 'landline'],
    ['+44 7700 900123', 'foreign-number'],
    ['06 12 34', 'malformed-number'],
    ['jeanne@', 'malformed-email'],
    ['jeanne\u0007@exemple.fr', 'malformed-email'],
  ])('a contact "%s" is refused', async (contact, code) => {
    const { status, body } = await askCode(await hold(), { ...somebody(), contact })
    expect([status, body.code, body.field]).toEqual([422, code, 'contact'])
  })

  it.each([
    ['O’Neill', 'Léo'],
    ['N’Guyễn-Đặng', 'Y'],
    ["d'Essai", 'Anne Marie'],
    ['Ω', '李'],
  ])('the names "%s" "%s" are right', async (birthName, givenName) => {
    const { status } = await askCode(await hold(), somebody({ birthName, givenName }))
    expect(status).toBe(200)
  })

  it.each(['Jean\u0007', 'Jean\u202e', '1234', '<b>Jean</b>'])(
    'the name "%s" is refused',
    async (givenName) => {
      const { status, body } = await askCode(await hold(), somebody({ givenName }))
      expect([status, body.code, body.field]).toEqual([422, 'invalid-name', 'givenName'])
    },
  )
})
