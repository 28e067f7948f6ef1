import { expect, test } from 'vitest'
import {
  arrondissementName,
  arrondissementOf,
  arrondissementOfPostcode,
  hasArrondissements,
} from './birth-arrondissements.ts'

test('a birth in Paris, Lyon or Marseille has the code of its arrondissement', () => {
  expect(arrondissementOf('75056', 12)).toEqual({ code: '75112', name: 'Paris 12e arrondissement' })
  expect(arrondissementOf('69123', 1)).toEqual({ code: '69381', name: 'Lyon 1er arrondissement' })
  expect(arrondissementOf('13055', 16)?.code).toBe('13216')
  expect([arrondissementOf('69123', 10), arrondissementOf('32013', 1)]).toEqual([undefined, undefined])
  expect([hasArrondissements('13055'), hasArrondissements('32013')]).toEqual([true, false])
})

test('a postcode says which one, and a code gives its name back', () => {
  expect(arrondissementOfPostcode('75020')?.code).toBe('75120')
  expect(arrondissementOfPostcode('75116')?.code).toBe('75116')
  expect(arrondissementOfPostcode('69009')?.code).toBe('69389')
  expect([arrondissementOfPostcode('75021'), arrondissementOfPostcode('32000')]).toEqual([
    undefined,
    undefined,
  ])
  expect(arrondissementName('13201')).toBe('Marseille 1er arrondissement')
  expect([arrondissementName('75056'), arrondissementName('2A004'), arrondissementName('75100')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
