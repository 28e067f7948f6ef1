import { describe, expect, it } from 'vitest'
import { groupVisits, type VisitLine } from './group-visits.ts'

let id = 100
const line = (at: string, who: string, sentence: string, why: string | null = null): VisitLine => ({
  id: id--,
  at,
  who,
  sentence,
  breakGlass: why !== null,
  why,
})
const day = (instant: string) => instant.slice(0, 10)

describe('the accesses to a record, as visits', () => {
  it('are one visit for one person on one day, each thing said once', () => {
    const visits = groupVisits(
      [
        line('2027-01-12T10:05', 'desk', 'opened'),
        line('2027-01-12T10:04', 'desk', 'corrected'),
        line('2027-01-12T10:03', 'desk', 'opened'),
      ],
      day,
    )
    expect(visits).toHaveLength(1)
    expect(visits[0]?.done).toEqual([
      { sentence: 'opened', at: ['2027-01-12T10:05', '2027-01-12T10:03'] },
      { sentence: 'corrected', at: ['2027-01-12T10:04'] },
    ])
  })

  it('are parted by another person, and by another day', () => {
    const visits = groupVisits(
      [
        line('2027-01-12T10:05', 'desk', 'opened'),
        line('2027-01-12T10:04', 'doctor', 'opened'),
        line('2027-01-12T10:03', 'desk', 'opened'),
        line('2027-01-11T10:03', 'desk', 'opened'),
      ],
      day,
    )
    expect(visits.map((visit) => [visit.first.who, visit.day])).toEqual([
      ['desk', '2027-01-12'],
      ['doctor', '2027-01-12'],
      ['desk', '2027-01-12'],
      ['desk', '2027-01-11'],
    ])
  })

  it('say once that a visit was outside care, and why', () => {
    const [visit] = groupVisits(
      [
        line('2027-01-12T10:05', 'desk', 'opened', 'at the desk'),
        line('2027-01-12T10:04', 'desk', 'opened', 'at the desk'),
        line('2027-01-12T10:03', 'desk', 'opened'),
      ],
      day,
    )
    expect([visit?.breakGlass, visit?.whys]).toEqual([true, ['at the desk']])
  })
})
