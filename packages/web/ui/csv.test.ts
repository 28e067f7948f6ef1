import { describe, expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const columns = [
  { key: 'who', head: 'Qui', cell: () => null, text: (row: { who: string; what: string }) => row.who },
  { key: 'what', head: 'Quoi', cell: () => null, text: (row: { who: string; what: string }) => row.what },
  { key: 'actions', head: 'Actions', cell: () => null },
]

describe('a table for a spreadsheet', () => {
  test('has the heads and the texts, and leaves out what has no text', () => {
    expect(csvOf(columns, [{ who: 'Inès', what: 'agenda' }])).toBe('\uFEFFQui;Quoi\r\nInès;agenda\r\n')
  })

  test('never holds a formula', () => {
    for (const start of ['=', '+', '-', '@']) {
      expect(csvOf(columns, [{ who: `${start}1+1`, what: '' }])).toContain(`\r\n'${start}1+1;`)
    }
  })

  test('keeps separators and quotes inside their cell', () => {
    expect(csvOf(columns, [{ who: 'a;b', what: 'dit "oui"' }])).toContain('"a;b";"dit ""oui"""')
  })
})
