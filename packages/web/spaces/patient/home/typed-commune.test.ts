import { expect, test } from 'vitest'
import { exactCommune } from './typed-commune.ts'

const commune = (name: string, ...postcodes: string[]) => ({
  code: name,
  name,
  postcodes,
  departement: '32',
  match: [],
})
const found = [commune('Lectoure', '32700'), commune('Castéra-Lectourois', '32700'), commune('Auch', '32000')]
const named = (typed: string) => exactCommune(found as never, typed)?.name

test('a commune is taken when its name is all that was typed, accents and case aside', () => {
  expect(named('lectoure')).toBe('Lectoure')
  expect(named('castera lectourois')).toBe('Castéra-Lectourois')
})

test('a postcode names a commune only where it is the only one', () => {
  expect(named('32000')).toBe('Auch')
  expect(named('32700')).toBeUndefined()
})

test('a beginning is not a commune, and two of one name are asked', () => {
  expect(named('lect')).toBeUndefined()
  expect(exactCommune([...found, commune('Auch', '32001')] as never, 'auch')).toBeUndefined()
})
