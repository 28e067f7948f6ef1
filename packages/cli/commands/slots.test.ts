import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Io } from '../command.ts'
import { runSlots, slots } from './slots.ts'

const AGENDA = {
  timeZone: 'Europe/Paris',
  now: '2027-03-26T08:00:00+01:00',
  from: '2027-03-26',
  to: '2027-03-30',
  rules: [
    {
      id: 'r1',
      start: '2027-03-22T09:00',
      end: '2027-03-22T11:20',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,FR',
      exdates: ['2027-03-29'],
    },
  ],
  absences: [{ start: '2027-03-26T09:15', end: '2027-03-26T09:45', rrule: null }],
  busy: [{ start: '2027-03-26T10:00:00+01:00', end: '2027-03-26T10:20:00+01:00' }],
  reason: { durationMinutes: 20 },
}

const ANSWER = {
  free: [
    { start: '2027-03-26T09:00:00+01:00', end: '2027-03-26T09:15:00+01:00' },
    { start: '2027-03-26T09:45:00+01:00', end: '2027-03-26T10:00:00+01:00' },
    { start: '2027-03-26T10:20:00+01:00', end: '2027-03-26T11:20:00+01:00' },
  ],
  slots: [
    { start: '2027-03-26T10:20:00+01:00', end: '2027-03-26T10:40:00+01:00' },
    { start: '2027-03-26T10:40:00+01:00', end: '2027-03-26T11:00:00+01:00' },
    { start: '2027-03-26T11:00:00+01:00', end: '2027-03-26T11:20:00+01:00' },
  ],
}

type Run = { code: number; out: string; err: string }

async function run(args: string[], text: string | undefined, options: Partial<Io> = {}): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []]
  const io: Io = {
    lang: 'fr',
    json: false,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ...options,
  }
  const read = async (path: string) => {
    if (text === undefined) throw new Error(`no file ${path}`)
    return text
  }
  const code = await runSlots(args, io, read)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const runAgenda = (agenda: object, args: string[] = [], options: Partial<Io> = {}) =>
  run(['--file', 'agenda.json', ...args], JSON.stringify(agenda), options)

describe('maillage slots', () => {
  it('prints the free time and the slots as JSON', async () => {
    const { code, out, err } = await runAgenda(AGENDA)
    expect(JSON.parse(out)).toEqual(ANSWER)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('answers to the agenda of its guide', async () => {
    const guide = await readFile(new URL('../../../docs/guides/slots.md', import.meta.url), 'utf8')
    const agenda = /```json\n([\s\S]*?)```/.exec(guide)?.[1]
    expect(JSON.parse((await run(['--file', 'guide.json'], agenda)).out)).toEqual(ANSWER)
  })

  it('reads the standard input, and a text that begins with a byte order mark', async () => {
    const { code, out } = await run(['--file=-'], `\uFEFF${JSON.stringify(AGENDA)}`)
    expect(JSON.parse(out)).toEqual(ANSWER)
    expect(code).toBe(0)
  })

  it('explains in sentences', async () => {
    const { code, out } = await runAgenda(AGENDA, ['--explain'])
    expect(code).toBe(0)
    expect(out.replaceAll('\u00A0', ' ').split('\n')).toEqual([
      '3 créneaux du vendredi 26 mars 2027 au mardi 30 mars 2027.',
      'rules[0] (r1), vendredi 26 mars 2027, de 9 h 00 à 11 h 20 : 3 créneaux sur 7 départs de la grille.',
      '  - absences[0], vendredi 26 mars 2027, de 9 h 15 à 9 h 45 : 3 départs en moins',
      '  - busy[0], vendredi 26 mars 2027, de 10 h 00 à 10 h 20 : 1 départ en moins',
      'rules[0] (r1), lundi 29 mars 2027 : pas d’ouverture, la date est dans exdates.',
    ])
  })

  it('explains in English', async () => {
    const { out } = await runAgenda({ ...AGENDA, rules: [] }, ['--explain'], { lang: 'en' })
    expect(out.split('\n')).toEqual([
      '0 slot from Friday, 26 March 2027 to Tuesday, 30 March 2027.',
      'The agenda holds no rule: there is no opening.',
    ])
  })

  it('explains every cause in both languages, without a hole in the sentence', async () => {
    const agenda = {
      ...AGENDA,
      now: '2027-03-26T09:10:00+01:00',
      rules: [
        { start: '2027-03-25T23:00', end: '2027-03-26T01:10' },
        { start: '2027-03-26T09:00', end: '2027-03-26T12:10' },
        { start: '2027-03-26T11:00', end: '2027-03-26T11:20' },
        { start: '2027-03-26T11:00', end: '2027-03-26T11:10' },
        { start: '2027-03-29T11:00', end: '2027-03-29T12:00' },
        { start: '2027-03-21T02:10', end: '2027-03-21T03:00', rrule: 'FREQ=WEEKLY' },
        { start: '2027-04-21T02:10', end: '2027-04-21T03:00' },
        { start: '2027-01-21T02:10', end: '2027-01-21T03:00' },
        { start: '2027-03-01T02:10', end: '2027-03-01T03:00', rrule: 'FREQ=MONTHLY' },
      ],
      reason: { durationMinutes: 20, bufferBeforeMinutes: 10, minimumNoticeMinutes: 15, horizonDays: 1 },
    }
    for (const lang of ['fr', 'en'] as const) {
      const { out } = await runAgenda(agenda, ['--explain'], { lang })
      expect(out).not.toMatch(/undefined|NaN|null|\[object/)
    }
    const { out } = await runAgenda(agenda, ['--explain'], { json: true })
    const { explain } = JSON.parse(out)
    const kinds = explain.openings.flatMap((opening: { causes: { kind: string }[] }) => opening.causes)
    expect(new Set(kinds.map((cause: { kind: string }) => cause.kind))).toEqual(
      new Set([
        'outside-window',
        'past',
        'notice',
        'horizon',
        'absence',
        'busy',
        'buffer',
        'given-by-another-opening',
        'remainder',
      ]),
    )
    expect(explain.lostDays.map((lost: { kind: string }) => lost.kind)).toEqual(['no-time'])
    const silent = explain.silentRules.map((rule: { kind: string }) => rule.kind)
    expect(silent).toEqual(['starts-later', 'over', 'between'])
  })

  it('adds the explanation to the JSON', async () => {
    const { out } = await runAgenda(AGENDA, ['--explain'], { json: true })
    const { explain, ...answer } = JSON.parse(out)
    expect(answer).toEqual(ANSWER)
    expect(explain.openings).toMatchObject([{ id: 'r1', date: '2027-03-26', starts: 7, slots: 3 }])
  })

  it('refuses an agenda with what is wrong and where, and exit code 1', async () => {
    const agenda = { ...AGENDA, timeZone: 'Europe/Pari', reason: { durationMinutes: 0 } }
    const { code, out, err } = await runAgenda(agenda)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual(['timeZone', 'reason.durationMinutes'])
    const forPrograms = await runAgenda(agenda, [], { json: true })
    expect(JSON.parse(forPrograms.out).refusals).toMatchObject([
      { path: 'timeZone', kind: 'unknown-zone' },
      { path: 'reason.durationMinutes', kind: 'not-whole' },
    ])
  })

  it('says which fields it ignored, and answers', async () => {
    const { code, err } = await runAgenda({ ...AGENDA, absence: [] })
    expect({ code, err }).toEqual({ code: 0, err: 'absence: champ inconnu, ignoré' })
  })

  it('says where a text stops being JSON', async () => {
    const broken = await run(['--file', 'a.json'], '{\n  "now": oui,\n  "from": "2027-03-26"\n}')
    expect(broken).toMatchObject({ code: 1, out: '' })
    expect(broken.err).toContain('ligne 2, colonne 10')
    const unquoted = await run(['--file', 'a.json'], '{ now: "2027-03-26T08:00:00+01:00" }')
    expect(unquoted.err).toContain('ligne 1, colonne 3')
    expect((await run(['--file', 'a.json'], '{"a":')).err).toContain('ligne 1, colonne 6')
  })

  it('says that a file cannot be read', async () => {
    expect(await run(['--file', 'absent.json'], undefined)).toMatchObject({
      code: 1,
      err: 'Le fichier « absent.json » ne peut pas être lu.',
    })
  })

  it('answers 2 to a wrong use', async () => {
    for (const args of [
      [],
      ['--file'],
      ['--file='],
      ['--explain'],
      ['agenda.json'],
      ['--file', 'a', '--fast'],
    ]) {
      const { code, out, err } = await run(args, '{}')
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).not.toBe('')
    }
  })

  it('tells the help page what it is for', () => {
    expect(slots.usage.fr).toContain('--explain')
    expect(slots.usage.en).toContain('--explain')
  })
})
