import { expect, test } from 'vitest'
import type { AreaAccess } from './area-access.ts'
import { answerAbout } from './use-area-access.ts'

const access = {} as AreaAccess
const answered = { subject: 'dep:32 gp', access, state: 'done', done: 458, total: 458, at: 1 } as const

test('an answer is shown under the subject it was computed for', () => {
  expect(answerAbout('dep:32 gp', answered)).toMatchObject({ access, state: 'done', at: 1 })
})

test('under another reason the figures of the last one go, and those to come are being computed', () => {
  const shown = answerAbout('dep:32 midwife', answered)
  expect(shown.access).toBeUndefined()
  expect(shown.at).toBeUndefined()
  expect(shown.state).toBe('working')
})

test('while a newer answer comes for the same subject the last one stays', () => {
  expect(answerAbout('dep:32 gp', { ...answered, state: 'working' }).access).toBe(access)
})
