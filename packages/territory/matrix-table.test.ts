import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCommunes } from './communes.ts'
import { compareDirections, createMatrixTable, type MatrixHoles } from './matrix-table.ts'
import { createEstimateTable } from './travel-estimate.ts'
import { parseTravelMatrix } from './travel-matrix.ts'
import { communePlaces } from './travel-table.ts'

const read = (name: string) => readFileSync(new URL(`../../data/communes/${name}.csv`, import.meta.url))
const index = loadCommunes({
  communes: read('communes'),
  departements: read('departements'),
  roadIslands: read('road-islands'),
})
const row = (code: string) => index.rowOf(code) as number
const CODES = ['32132', '32319', '97801']
const places = communePlaces(index, CODES.map(row))

describe('travel times of a file, as a table', () => {
  it('gives each direction its figure, estimates a hole and counts it, and keeps what lies inside a commune', () => {
    const matrix = parseTravelMatrix('32132,32319,61\n32132,32132,0', index)
    const holes: MatrixHoles[] = []
    const estimate = createEstimateTable(index)
    const options = { label: 'matrix:a.csv', onHoles: (one: MatrixHoles) => holes.push(one) }
    const table = createMatrixTable(matrix, estimate, options).minutes(places, places)
    const estimated = estimate.minutes(places, places)
    expect(table[1]).toBe(61)
    expect(table[3]).toBe(estimated[3])
    expect(table[0]).toBe(estimated[0])
    expect(table[2]).toBe(Number.POSITIVE_INFINITY)
    expect(holes).toEqual([{ asked: 9, missing: 1 }])
  })

  it('says nothing of holes when there is none', () => {
    const two = communePlaces(index, CODES.slice(0, 2).map(row))
    const matrix = parseTravelMatrix('32132,32319,61\n32319,32132,58', index)
    const onHoles = () => expect.unreachable()
    const table = createMatrixTable(matrix, createEstimateTable(index), { label: '', onHoles })
    expect([...table.minutes(two, two)].slice(1, 3)).toEqual([61, 58])
  })
})

describe('the two directions of a file', () => {
  it('counts what is there one way only, and what differs too much, with the worst', () => {
    const matrix = parseTravelMatrix(
      '32132,32319,60\n32319,32132,20\n32132,32462,30\n32462,32132,34\n32319,32462,12',
      index,
    )
    expect(compareDirections(index, matrix)).toEqual({
      pairs: 5,
      oneWay: 1,
      unlike: 1,
      worst: { from: '32132', to: '32319', there: 60, back: 20 },
    })
  })
})
