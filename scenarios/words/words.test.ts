import { findAlarm } from '@maillage/core/booking/find-alarm.ts'
import { matchReasons } from '@maillage/core/booking/match-reason.ts'
import { describe, expect, it } from 'vitest'
import { gers } from '../gers/scenario.ts'
import { saintMartin } from '../saint-martin/scenario.ts'
import { alarmingEnglish, alarmingFrench } from './alarm-sentences.ts'
import { ordinaryEnglish, ordinaryFrench } from './ordinary-sentences.ts'

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('=').map((part) => part.trim()) as [string, string])
const languages = ['fr', 'en'] as const
const ordinary = { fr: lines(ordinaryFrench), en: lines(ordinaryEnglish) }
const alarming = { fr: lines(alarmingFrench), en: lines(alarmingEnglish) }
const offered = gers.reasons.filter((reason) => reason.audience !== 'office')
const adviceFor = (typed: string) => findAlarm(gers.network.alarmWords, typed)?.advice
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/['’]/g, ' ')

describe.each(languages)('ordinary words (%s)', (language) => {
  it.each(ordinary[language])('« %s » do not alarm', (typed) => {
    for (const written of [typed, folded(typed), typed.toUpperCase()])
      expect(adviceFor(written), written).toBeUndefined()
  })

  it.each(ordinary[language].filter(([, code]) => code !== ''))('« %s » lead first to %s', (typed, code) => {
    expect(matchReasons(offered, typed, language)[0]?.code ?? 'nothing').toBe(code)
  })

  it.each([gers, saintMartin])('the words of the reasons of $name do not alarm', ({ reasons, network }) => {
    const alarms = reasons
      .flatMap((reason) => [reason.label[language], ...reason.words[language]])
      .filter((words) => findAlarm(network.alarmWords, words))
    expect(alarms).toEqual([])
  })

  it('the first words of an ordinary sentence do not alarm, but the name of a grave illness or danger', () => {
    const grave =
      /accident|accouché|avc|infarctus|méningite|épilepsie|stroke|cannot speak|trop de cachets|very confused/
    const alarms = ordinary[language].flatMap(([typed]) =>
      typed
        .split(' ')
        .map((_, i, words) => words.slice(0, i + 1).join(' '))
        .filter((part) => adviceFor(part) && !grave.test(part)),
    )
    expect(alarms).toEqual([])
  })
})

describe.each(languages)('words that must not wait (%s)', (language) => {
  it.each(alarming[language])('« %s »: %s', (typed, advice) => {
    for (const written of [typed, folded(typed), typed.toUpperCase()])
      expect(adviceFor(written)?.[language] ?? 'no alarm', written).toMatch(new RegExp(`^${advice}`))
  })
})

it('every alarm has a source, a date and an advice in both languages', () => {
  for (const { source, validFrom, advice } of gers.network.alarmWords) {
    expect(source).not.toBe('')
    expect(validFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(advice.fr && advice.en).toBeTruthy()
  }
})
