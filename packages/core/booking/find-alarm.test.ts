import { describe, expect, test } from 'vitest'
import { findAlarm } from './find-alarm.ts'

describe('words that must not wait', () => {
  const chest = {
    words: { fr: ['mal dans la poitrine', 'douleur poitrine', 'infarctus'], en: ['chest pain'] },
  }
  const stroke = { words: { fr: ['avc', 'bouche de travers'], en: ['stroke'] } }
  const alarms = [chest, stroke]

  test.each([
    ['mal dans la poitrine', chest],
    ['J’ai très mal à la poitrine depuis ce matin', chest],
    ['une douleur forte à la poitrine', chest],
    ['infarctus', chest],
    ['infractus', chest],
    ['la bouche toute de travers', stroke],
    ['AVC', stroke],
    ['chest pain', chest],
  ])('« %s »', (typed, alarm) => {
    expect(findAlarm(alarms, typed)).toBe(alarm)
  })

  test('are not found in ordinary words', () => {
    for (const typed of ['renouveler', 'mal au genou', 'avec', 'pain', 'av', ''])
      expect(findAlarm(alarms, typed)).toBeUndefined()
  })

  test('are found as they are written to a telephone, and « pas mal » is « a lot » but before a place', () => {
    const bleeding = { words: { fr: ['saigne beaucoup'], en: [] } }
    const life = { words: { fr: ['veux plus vivre'], en: [] } }
    expect(findAlarm([life], 'jveu plu vivre')).toBe(life)
    expect(findAlarm([bleeding], 'sa saigne pas mal')).toBe(bleeding)
    expect(findAlarm([bleeding], 'ça saigne pas, mal au doigt')).toBeUndefined()
  })
})
