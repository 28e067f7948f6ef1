import { expect, test } from 'vitest'
import { atlasEn } from '../../../i18n/planning-atlas.en.ts'
import { atlasFr } from '../../../i18n/planning-atlas.fr.ts'
import { communesCsv } from './export-table.ts'

const commune = {
  row: 0,
  code: '32256',
  name: 'Mirande',
  epci: 'Cœur d’Astarac en Gascogne',
  population: 3415,
  minutes: 12,
  site: -1,
  thirdDays: 1.5,
  apl: 2.345,
  rank: 1,
}
const facts = {
  area: 'Gers',
  reason: 'consultation',
  at: '2026-01-12T07:05:00.000Z',
  horizonDays: 7,
  travel: 'estimate',
  sources: 'INSEE',
}
const line = (text: typeof atlasFr) => communesCsv([commune], [], text, facts).split('\r\n')[1]

test('the table for a spreadsheet has the decimal mark of its language', () => {
  expect(line(atlasFr)).toContain(';2,345;1,50;')
  expect(line(atlasEn)).toContain(';2.345;1.50;')
})

test('every line says its reason, its delay, its minutes, its instant and its sources', () => {
  expect(line(atlasFr)).toMatch(/;consultation;7;estimate;2026-01-12T07:05:00\.000Z;INSEE$/)
})
