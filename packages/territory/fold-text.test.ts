import { describe, expect, it } from 'vitest'
import { foldedWords, foldText } from './fold-text.ts'

describe('folding a text', () => {
  it.each([
    ["L'Isle-Jourdain", ['l', 'isle', 'jourdain']],
    ['L’Haÿ-les-Roses', ['l', 'hay', 'les', 'roses']],
    ['Œuilly', ['oeuilly']],
    ['Saint-Rémy  d’Oo ', ['saint', 'remy', 'd', 'oo']],
    ['Se\u0300te', ['sete']],
    ['SÈTE', ['sete']],
    ['32500', ['32500']],
    ['', []],
    ["-' ", []],
    ['日本', []],
  ])('%s', (text, words) => {
    expect(foldedWords(text)).toEqual(words)
  })

  it('knows where each letter came from', () => {
    expect(foldText('Œ-É')).toEqual({
      letters: 'oee',
      positions: [0, 0, 2],
      wordStarts: [true, false, true],
    })
  })
})
