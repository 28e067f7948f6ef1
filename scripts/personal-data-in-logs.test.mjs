import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPersonalData } from './personal-data-in-logs.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-logs-'))
  const words = [
    'Zéphyrine',
    'Le Guen',
    'Jean-Pierre',
    'jeanne@exemple.fr',
    '+33611223344',
    '1958-03-04',
    'viendra avec sa fille',
    '7',
    'a 1',
    ' ',
  ]
  writeFileSync(join(folder, '1.words'), words.map((word) => `${JSON.stringify(word)}\n`).join(''))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const search = (...lines) => {
  writeFileSync(join(folder, '2.log'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return findPersonalData(folder).found.map(({ line, word }) => [line, word])
}

describe('the search for people in the logs', () => {
  it.each([
    [{ detail: 'Key (name)=(Zéphyrine) already exists' }, 'Zéphyrine'],
    [{ who: 'Guen' }, 'Guen'],
    [{ who: 'Jean-Pierre' }, 'Jean-Pierre'],
    [{ to: '+33611223344' }, '+33611223344'],
    [{ born: '1958-03-04' }, '1958-03-04'],
    [{ contact: 'jeanne@exemple.fr' }, 'jeanne@exemple.fr'],
    [{ other: 'paul@exemple.fr' }, 'paul@exemple.fr'],
    [{ phone: '06 12 34 56 78' }, '06 12 34 56 78'],
    [{ ins: '258033210012345' }, '258033210012345'],
    [
      { url: '/r/MDE5OGYwMDAtMDAwMC03MDAw.c2lnbmF0dXJlLW9mLWl0' },
      'MDE5OGYwMDAtMDAwMC03MDAw.c2lnbmF0dXJlLW9mLWl0',
    ],
  ])('finds %j', (line, word) => {
    expect(search({ event: 'http.request', ms: 3 }, line)).toEqual([[2, word]])
  })

  it.each([
    { time: '1958-03-04T08:00:00.000Z', event: 'http.request', route: '/api/office/patients/{id}' },
    { requestId: '3f2a1b6c-0000-4000-8000-123456789012', ms: 1_234_567_890 },
    { at: ['at Zephyr.run (file:///srv/maillage/packages/server/platform/action.ts:97:21)'] },
  ])('leaves %j', (line) => {
    expect(search(line)).toEqual([])
  })

  it('says how much it read and how many words it knows, so that an empty search is seen', () => {
    expect(findPersonalData(folder)).toMatchObject({ lines: 0, found: [] })
    search({ event: 'x' })
    expect(findPersonalData(folder).lines).toBe(1)
    expect(findPersonalData(folder).words).toBeGreaterThan(5)
  })
})
