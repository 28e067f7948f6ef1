import type pg from 'pg'
import { expect, it } from 'vitest'
import { unavailable } from './database-errors.ts'
import { retriedPool } from './retried-pool.ts'

const failing = (error: Error): pg.Pool =>
  ({
    connect: async () => ({ query: async () => Promise.reject(error), release: () => undefined }),
  }) as unknown as pg.Pool
const errorOf = (code: string, message = 'said by PostgreSQL') => Object.assign(new Error(message), { code })

it.each([
  ['the server shuts down', errorOf('57P01'), 'database-away'],
  ['the connection is cut', new Error('Connection terminated unexpectedly'), 'database-away'],
  [
    'the disk is full',
    errorOf('53100', 'could not extend file "base/5/16512": No space left on device'),
    'database-full',
  ],
  ['the disk fails', errorOf('58030'), 'database-full'],
  [
    'a file may not grow',
    errorOf('XX000', 'could not extend file "base/5/16512": File too large'),
    'database-full',
  ],
])(
  'when %s, the job worker is told to try again, and a request why it must wait',
  async (_case, error, kind) => {
    const client = await retriedPool(failing(error)).connect()
    await expect(client.query('select 1')).rejects.toMatchObject({ code: '57P03', cause: error })
    expect(unavailable(error)).toMatchObject({ kind, status: 503 })
  },
)

it('any other error stays as it is', async () => {
  const error = errorOf('XX000', 'something else inside')
  const client = await retriedPool(failing(error)).connect()
  await expect(client.query('select 1')).rejects.toBe(error)
  expect(unavailable(error)).toBeUndefined()
})
