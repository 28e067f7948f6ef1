import { expect, test } from 'vitest'
import { returnPath, signInAddress } from './return-path.ts'

test('a path of this site is kept, with its query and fragment', () => {
  expect(returnPath('/bureau?date=2027-01-12&site=a')).toBe('/bureau?date=2027-01-12&site=a')
  expect(returnPath('/compte/journal#haut')).toBe('/compte/journal#haut')
})

test.each([
  'https://ailleurs.example/',
  '//ailleurs.example',
  '/\\ailleurs.example',
  '/a\\b',
  'javascript:alert(1)',
  'bureau',
  '/\u0000/ailleurs.example',
  '/\t/ailleurs.example',
  '/.//ailleurs.example',
  '/compte/..//ailleurs.example',
  '/a/%2e%2e//ailleurs.example',
  '',
  `/${'a'.repeat(600)}`,
])('what could lead to another site is left out: %j', (asked) => {
  expect(returnPath(asked)).toBeUndefined()
})

test('the pages of sign-in are never come back to', () => {
  expect(returnPath('/compte/connexion?retour=/bureau')).toBeUndefined()
  expect(signInAddress('/compte/second-facteur')).toBe('/compte/connexion')
})

test('the address of sign-in carries the page whole', () => {
  const address = signInAddress('/bureau?date=2027-01-12&site=a')
  expect(new URL(address, 'https://x.test').searchParams.get('retour')).toBe('/bureau?date=2027-01-12&site=a')
})
