import { expect, test } from 'vitest'
import { fileSize } from './file-size.ts'

const units = { kb: 'ko', mb: 'Mo', gb: 'Go' }

test.each([
  [12, '1\u00a0ko'],
  [640_400, '640\u00a0ko'],
  [12_440_000, '12,4\u00a0Mo'],
  [3_000_000_000, '3\u00a0Go'],
])('%i bytes read %s', (bytes, text) => {
  expect(fileSize(bytes, units, 'fr-FR')).toBe(text)
})
