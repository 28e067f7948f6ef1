import { expect, test } from 'vitest'
import { ofPerson } from './elision.ts'

test.each([
  ['Ariane Aubrac', 'd’Ariane Aubrac'],
  ['Élise Maury', 'd’Élise Maury'],
  ['Inès Lacaze', 'd’Inès Lacaze'],
  ['Hugo Sentis', 'd’Hugo Sentis'],
  ['Yves Canevas', 'd’Yves Canevas'],
  ['Yann Canevas', 'de Yann Canevas'],
  ['Zoé Parenthèse', 'de Zoé Parenthèse'],
  ['Dr Élise Maury', 'du Dr Élise Maury'],
])('%s: %s', (name, said) => {
  expect(ofPerson(name)).toBe(said)
})
