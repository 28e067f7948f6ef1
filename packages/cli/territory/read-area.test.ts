import { describe, expect, it } from 'vitest'
import { Misuse } from '../misuse.ts'
import { loadGround } from './ground.ts'
import { readArea } from './read-area.ts'

const ground = await loadGround()

function refusalOf(text: string): Misuse['sentence'] {
  const io = { lang: 'fr', out: () => {}, err: () => {} } as never
  try {
    readArea(text, ground, io)
  } catch (error) {
    if (error instanceof Misuse) return error.sentence
    throw error
  }
  throw new Error('it was read')
}

describe('an area that is mistyped', () => {
  it.each([
    ['gers', 'dep:32 (Gers)'],
    ['dep:Gers', 'dep:32 (Gers)'],
    ['occitannie', 'reg:76 (Occitanie)'],
    ['32132', 'commune:32132 (Fleurance)'],
    ['bv:fleurance', 'bv:32132 (Fleurance)'],
  ])('%s: the one that was meant is named', (text, meant) => {
    const { fr, en } = refusalOf(text)
    expect(fr).toContain(` Vouliez-vous écrire ${meant}\u202f?`)
    expect(en).toContain(` Did you mean ${meant}?`)
  })

  it.each(['dep:99', 'bv:99999', 'dep:320', 'pays:32'])('%s: nothing is guessed', (text) => {
    expect(refusalOf(text).fr).not.toContain('Vouliez-vous')
  })
})
