import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeAgenda } from './compute-agenda.ts'
import { explainAgenda } from './explain-agenda.ts'
import { parseAgenda } from './parse-agenda.ts'
import { describeRefusal, type Language } from './refusal.ts'

const VALID = {
  timeZone: 'Europe/Paris',
  now: '2027-03-26T08:00:00+01:00',
  from: '2027-03-26',
  to: '2027-03-30',
  rules: [{ start: '2027-03-22T09:00', end: '2027-03-22T11:20' }],
  reason: { durationMinutes: 20 },
}

function refusals(input: unknown, language: Language = 'fr'): string[] {
  const parsed = parseAgenda(input)
  return 'refusals' in parsed ? parsed.refusals.map((refusal) => describeRefusal(refusal, language)) : []
}

const withReason = (reason: object) => ({ ...VALID, reason: { ...VALID.reason, ...reason } })
const withRule = (rule: object) => ({ ...VALID, rules: [VALID.rules[0], { ...VALID.rules[0], ...rule }] })

describe('reading an agenda', () => {
  it('fills in what may be left out or null', () => {
    const nothing = { stepMinutes: null, bufferBeforeMinutes: null, horizonDays: null }
    for (const input of [VALID, { ...withReason(nothing), absences: null, busy: null }]) {
      const parsed = parseAgenda(input)
      expect(parsed).toMatchObject({
        agenda: {
          absences: [],
          busy: [],
          rules: [{ id: null, recurrence: null, rdays: [] }],
          reason: {
            durationMinutes: 20,
            stepMinutes: 20,
            bufferBeforeMinutes: 0,
            bufferAfterMinutes: 0,
            minimumNoticeMinutes: 0,
            horizonDays: null,
          },
        },
        ignoredFields: [],
      })
    }
  })

  it('lists the fields that nobody reads, and goes on', () => {
    const parsed = parseAgenda({
      ...withRule({ exdate: [] }),
      note: '',
      reason: { durationMinutes: 20, step: 5 },
    })
    expect(parsed).toMatchObject({ ignoredFields: ['note', 'rules[1].exdate', 'reason.step'] })
  })

  it.each([
    [
      withRule({ start: '2027-02-30T09:00' }),
      'rules[1].start: « 2027-02-30T09:00 » n’est pas une date du calendrier',
    ],
    [withRule({ start: '2027-03-22' }), 'rules[1].start: « 2027-03-22 » est mal formé'],
    [
      withRule({ start: '2027-03-22T09:00+01:00' }),
      'rules[1].start: « 2027-03-22T09:00+01:00 » porte un décalage',
    ],
    [
      withRule({ end: '2027-03-22T08:00' }),
      'rules[1].end: la fin (2027-03-22T08:00) n’est pas après le début',
    ],
    [withRule({ end: undefined }), 'rules[1].end: ce champ est obligatoire'],
    [withRule({ rrule: 'FREQ=DAILY' }), 'rules[1].rrule: FREQ=DAILY : seules WEEKLY et MONTHLY'],
    [withRule({ rrule: 7 }), 'rules[1].rrule: un texte est attendu ici (reçu : 7)'],
    [withRule({ exdates: '2027-03-22' }), 'rules[1].exdates: une liste est attendue ici'],
    [withRule({ exdates: ['2027-03-22T09:00'] }), 'rules[1].exdates[0]: « 2027-03-22T09:00 » est mal formé'],
    [withRule({ rdates: [20270322] }), 'rules[1].rdates[0]: un texte est attendu'],
    [{ ...VALID, rules: undefined }, 'rules: ce champ est obligatoire'],
    [{ ...VALID, rules: {} }, 'rules: une liste est attendue'],
    [{ ...VALID, rules: [null] }, 'rules[0]: un objet est attendu ici (reçu : null)'],
    [JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)), 'un objet est attendu ici (reçu : […])'],
    [{ ...VALID, absences: [{ start: 'x', end: 'y' }] }, 'absences[0].start: « x » est mal formé'],
    [{ ...VALID, timeZone: 'Europe/Pari' }, 'timeZone: « Europe/Pari » n’est pas un fuseau horaire connu'],
    [{ ...VALID, timeZone: undefined }, 'timeZone: ce champ est obligatoire'],
    [{ ...VALID, now: '2027-03-26T08:00:00' }, 'now: « 2027-03-26T08:00:00 » n’a pas de décalage horaire'],
    [{ ...VALID, from: '2027-02-29' }, 'from: « 2027-02-29 » n’est pas une date du calendrier'],
    [{ ...VALID, to: '2027-03-25' }, 'to: la fin (2027-03-25) n’est pas après le début (2027-03-26)'],
    [
      { ...VALID, busy: [{ start: '2027-03-26T10:00:00+01:00', end: '2027-03-26T09:00:00+01:00' }] },
      'busy[0].end: la fin (2027-03-26T09:00:00+01:00) n’est pas après',
    ],
    [
      { ...VALID, busy: [{ start: '2027-03-26T10:00', end: 'x' }] },
      'busy[0].start: « 2027-03-26T10:00 » n’a pas de',
    ],
    [
      withReason({ stepMinutes: 0 }),
      'reason.stepMinutes: un nombre entier de 1 à 10000000 est attendu (reçu : 0)',
    ],
    [withReason({ durationMinutes: 0 }), 'reason.durationMinutes: un nombre entier de 1 à'],
    [
      withReason({ durationMinutes: '20' }),
      'reason.durationMinutes: un nombre entier de 1 à 10000000 est attendu (reçu : "20")',
    ],
    [withReason({ bufferAfterMinutes: -5 }), 'reason.bufferAfterMinutes: un nombre entier de 0 à'],
    [withReason({ minimumNoticeMinutes: 1.5 }), 'reason.minimumNoticeMinutes: un nombre entier de 0 à'],
    [withReason({ minimumNoticeMinutes: 1e15 }), '(reçu : 1000000000000000)'],
    [withReason({ horizonDays: -1 }), 'reason.horizonDays: un nombre entier de 0 à'],
    [{ ...VALID, reason: {} }, 'reason.durationMinutes: ce champ est obligatoire'],
    [{ ...VALID, reason: undefined }, 'reason: ce champ est obligatoire'],
    [[], 'un objet est attendu ici (reçu : [])'],
    [null, 'un objet est attendu ici (reçu : null)'],
  ])('says what is wrong and where: %#', (input, message) => {
    expect(refusals(input).join('\n')).toContain(message)
  })

  it('says it in English too', () => {
    expect(refusals(withRule({ end: '2027-03-22T08:00' }), 'en')).toEqual([
      'rules[1].end: the end (2027-03-22T08:00) is not after the start (2027-03-22T09:00)',
    ])
  })

  it('reports every fault at once', () => {
    const input = {
      ...VALID,
      timeZone: 'x',
      now: 'y',
      rules: [{ start: 'a', end: 'b' }],
      reason: { stepMinutes: 0 },
    }
    expect(refusals(input).map((message) => message.split(':')[0])).toEqual([
      'timeZone',
      'now',
      'rules[0].start',
      'rules[0].end',
      'reason.durationMinutes',
      'reason.stepMinutes',
    ])
  })

  it('reads lists of any length', () => {
    const long = <T>(item: T) => Array.from({ length: 200_000 }, () => item)
    expect(refusals(withRule({ exdates: long('2027-02-30') }))).toHaveLength(200_000)
    const stay = { start: '2027-03-22T09:00', end: '2027-03-25T09:00', exdates: long('2027-03-29') }
    expect(refusals(withRule(stay))).toEqual([])
  })

  it('never throws, whatever the JSON', () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(...Object.values(VALID), '2027-03-26', 0, -1, ''),
    )
    const nearly = fc.record(
      {
        timeZone: field,
        now: field,
        from: field,
        to: field,
        rules: fc.oneof(
          field,
          fc.array(fc.record({ start: field, end: field, rrule: field, exdates: field })),
        ),
        absences: field,
        busy: fc.oneof(field, fc.array(fc.record({ start: field, end: field }))),
        reason: fc.oneof(
          field,
          fc.record({ durationMinutes: field, stepMinutes: field, horizonDays: field }),
        ),
      },
      { requiredKeys: [] },
    )
    const slightlyWrong = fc
      .tuple(fc.constantFrom(...Object.keys(VALID)), field)
      .map(([name, value]) => ({ ...VALID, [name]: value }))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly, slightlyWrong), (input) => {
        // A sentence may quote what was given.
        fc.pre(!/undefined|NaN/.test(JSON.stringify(input)))
        const parsed = parseAgenda(input)
        if ('refusals' in parsed) {
          expect(parsed.refusals.length).toBeGreaterThan(0)
          for (const refusal of parsed.refusals) {
            for (const language of ['fr', 'en'] as const) {
              expect(describeRefusal(refusal, language)).not.toMatch(/undefined|NaN/)
            }
          }
        } else {
          computeAgenda(parsed.agenda)
          explainAgenda(parsed.agenda)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
