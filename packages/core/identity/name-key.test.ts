import { describe, expect, it } from 'vitest'
import { foldName, nameKey } from './name-key.ts'

describe('the key of a name', () => {
  it.each([
    ['D’EXEMPLE', 'd exemple'],
    ["d'Exemple", 'd exemple'],
    ['Le Bœuf--Témoin', 'le boeuf temoin'],
    ['  Ó   Essai ', 'o essai'],
    ['Ngô', 'ngo'],
    ['Ö', 'o'],
    ['ÇELİK', 'celik'],
  ])('folds %s', (name, folded) => expect(foldName(name)).toBe(folded))

  it('is the same however the person writes the name', () => {
    expect(nameKey("D'Exemple", 'Marie-Odette Jeanne')).toBe(
      nameKey('d’exemple', 'MARIE ODETTE'.replace(' ', '-')),
    )
    expect(nameKey('Éssai', 'Zoé')).toBe('essai|zoe')
  })

  it('keeps only the first given name, so that a second one forgotten changes nothing', () => {
    expect(nameKey('Essai', 'Paul, Marc')).toBe(nameKey('Essai', 'Paul'))
    expect(nameKey('Essai', 'Paul')).not.toBe(nameKey('Essai', 'Marc'))
  })

  it('does not confuse where the name ends', () => {
    expect(nameKey('Exemple Paul', 'Marc')).not.toBe(nameKey('Exemple', 'Paul Marc'))
  })
})
