import { expect, test } from 'vitest'
import { officeEn } from '../../i18n/office.en.ts'
import { officeFr } from '../../i18n/office.fr.ts'
import { canCancel, statesOffered, statesToCome, whyNot } from './appointment-states.ts'
import type { Office } from './office-context.ts'
import { timeWords } from './words.ts'

const office = (language: 'fr' | 'en', timeZone = 'Europe/Paris') =>
  ({
    text: language === 'fr' ? officeFr : officeEn,
    words: timeWords(language, timeZone),
    sites: new Map([['s1', { timeZone }]]),
    network: { timeZone: 'UTC' },
  }) as unknown as Office
const fr = office('fr')
const appointment = (status: string) =>
  ({ status, start: '2027-01-20T09:20:00+01:00', siteId: 's1' }) as Parameters<typeof whyNot>[1]
const at = (instant: string) => Date.parse(instant)
const nineDaysBefore = at('2027-01-11T08:00:00+01:00')
const midnight = at('2027-01-20T00:00:00+01:00')
const begun = at('2027-01-20T09:20:00+01:00')

test('on another day nothing of a visit is offered', () => {
  expect(statesOffered(fr, appointment('booked'), nineDaysBefore)).toEqual([])
  expect(statesOffered(fr, appointment('booked'), midnight - 1)).toEqual([])
})

test('on the day the patient comes and is seen in one key, and is missing once the time has come', () => {
  expect(statesOffered(fr, appointment('booked'), midnight)).toEqual(['arrived', 'in-progress', 'fulfilled'])
  expect(statesOffered(fr, appointment('booked'), begun)).toEqual([
    'arrived',
    'in-progress',
    'fulfilled',
    'no-show',
  ])
})

test('the day is that of the site', () => {
  const saintMartin = office('fr', 'America/Marigot')
  const there = { ...appointment('booked'), start: '2027-01-20T12:00:00-04:00' }
  expect(statesOffered(saintMartin, there, at('2027-01-19T23:59:00-04:00'))).toEqual([])
  expect(statesOffered(saintMartin, there, at('2027-01-20T00:00:00-04:00'))).toContain('arrived')
})

test('a state offers what can follow it only', () => {
  expect(statesOffered(fr, appointment('fulfilled'), begun)).toEqual(['arrived', 'in-progress'])
  expect(statesOffered(fr, appointment('no-show'), begun)).toEqual(['arrived'])
  expect(
    ['booked', 'arrived', 'in-progress', 'fulfilled', 'no-show'].filter((one) => canCancel(appointment(one))),
  ).toEqual(['booked', 'arrived'])
})

test('what is not possible is said with its reason, and from when on', () => {
  expect(whyNot(fr, appointment('booked'), 'arrived', begun)).toBeNull()
  expect(whyNot(fr, appointment('no-show'), 'fulfilled', begun)).toBe(
    'Ce rendez-vous est «\u202fabsent\u202f»\u00a0: il ne passe pas à «\u202fvu\u202f».',
  )
  expect(whyNot(fr, appointment('booked'), 'fulfilled', nineDaysBefore)).toBe(
    '«\u202fvu\u202f» se note à partir du mercredi 20\u00a0janvier.',
  )
  expect(whyNot(fr, appointment('booked'), 'no-show', midnight)).toBe(
    '«\u202fabsent\u202f» se note à partir du mercredi 20\u00a0janvier, 9\u00a0h\u00a020.',
  )
  expect(whyNot(office('en'), appointment('booked'), 'arrived', nineDaysBefore)).toBe(
    '“arrived” can be noted from Wednesday 20\u00a0January.',
  )
})

test('time alone keeps these back', () => {
  expect(statesToCome(fr, appointment('booked'), midnight)).toEqual([{ status: 'no-show', from: begun }])
  expect(statesToCome(fr, appointment('no-show'), nineDaysBefore).map(({ status }) => status)).toEqual([
    'arrived',
  ])
})
