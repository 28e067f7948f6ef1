import { expect, test } from 'vitest'
import { readBreakGlassReason } from './break-glass-reason.ts'

test.each([
  '..........',
  'aaaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  'urgent !!!!!!!!!!!!',
  'a\u200Bb\u200Bc\u200Bd\u200B\u200B\u200B\u200B',
  '\u00A0\u2003\u202F\u3000\u00A0\u2003\u202F\u3000\u00A0\u2003',
  '\u3164'.repeat(12),
  '\u2800'.repeat(12),
  '',
])('%j says nothing', (written) => {
  expect(readBreakGlassReason(written)).toBeUndefined()
})

test('a reason is kept as a reader sees it', () => {
  expect(readBreakGlassReason('  Appel du\u00A0SAMU,\n le\u200B 15 ')).toBe('Appel du SAMU, le 15')
  expect(readBreakGlassReason('Déjà vu à l’été')).toBe('Déjà vu à l’été')
})
