import { expect, test } from 'vitest'
import { cutAtNumbers } from './advice-numbers.ts'

const numbersOf = (advice: string) => cutAtNumbers(advice).flatMap(({ number }) => number ?? [])

test('each short number of an advice can be called, and no word is lost', () => {
  const advice = 'En danger, appelez le 17. Le 3919 écoute, le 119 pour un enfant ; le 3114 jour et nuit.'
  expect(numbersOf(advice)).toEqual(['17', '3919', '119', '3114'])
  expect(
    cutAtNumbers(advice)
      .map((part) => part.words)
      .join(''),
  ).toBe(advice)
})

test('a duration, an age or a longer number is left alone', () => {
  expect(numbersOf('Pendant 17 minutes, à 17 ans, 1 119 fois, 05 17 49 12 20, 17,5 %.')).toEqual([])
  expect(cutAtNumbers('')).toEqual([])
})
