import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../platform/refusal.ts'
import { requireGoodPassword } from './require-good-password.ts'

const near = {
  email: 'camille.exemple@chu-auch.fr',
  names: ['Centres territoriaux de santé du Gers', 'Maillage Gers', 'Centres de santé du Gers'],
}
const verdict = (password: string): string => {
  try {
    requireGoodPassword(password, near)
    return 'good'
  } catch (error) {
    return (error as Refusal).kind
  }
}

describe('a password', () => {
  it.each([
    'quatre vaches et un train',
    'xkwpqmvbtzha',
    'Ünïcödé für alle',
    '🐄🐑🐖🐓🦆🐴🐐🐇🐈🐕🦔🐝',
    'a'.repeat(4) + 'bcdefghijklm'.repeat(10),
  ])('%s will do: length counts, not kinds of characters', (password) => {
    expect(verdict(password)).toBe('good')
  })

  it('has 12 characters at least, as a person counts them, and 256 at most', () => {
    expect(verdict('elevenchars')).toBe('password-too-short')
    expect(verdict('🐄🐑🐖🐓🦆🐴')).toBe('password-too-short')
    expect(verdict('ab'.repeat(129))).toBe('password-too-long')
  })

  it.each([
    '123456789012',
    'Qwerty123456',
    '1QAZ2WSX3EDC',
    'aaaaaaaaaaaaaaaa',
    'azazazazazazazaz',
    'Sunflower1234',
    'stereophonic',
  ])('%s is one that everybody tries', (password) => {
    expect(verdict(password)).toBe('password-too-common')
  })

  it.each([
    'camille2027!',
    'Exemple-12345',
    'maillage2027',
    'Territoriaux1',
    'Secrétariat32',
    'Mot de passe 1',
    'Centres de santé du Gers',
    'centres de sante du gers 2027',
    'Gers santé centres',
  ])('%s is made of the address, of the name of the network or of words of the service', (password) => {
    expect(verdict(password)).toBe('password-too-near')
  })

  it('may hold such a word among others that are long enough', () => {
    expect(verdict('camille court après le train de nuit')).toBe('good')
  })
})
