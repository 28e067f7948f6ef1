import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { answerWhileStarting } from './answer-while-starting.ts'

const ask = (headers: Record<string, string>, method = 'GET') =>
  answerWhileStarting(new Request('http://localhost/', { method, headers }))

describe('while the server starts', () => {
  it('a browser is shown a page that tries again by itself', async () => {
    const answer = ask({ accept: 'text/html,*/*', 'accept-language': 'en-GB' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(await answer.text()).toMatch(/<html lang="en">.*http-equiv="refresh" content="2".*is starting/s)
  })

  it('nothing is run, drawn from elsewhere, framed or guessed at', async () => {
    const answer = ask({ accept: 'text/html' })
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; frame-ancestors 'none'/)
    const [, style = ''] = /<style>(.*)<\/style>/.exec(await answer.text()) ?? []
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'))
    for (const [name, value] of [
      ['x-content-type-options', 'nosniff'],
      ['x-frame-options', 'DENY'],
    ] as const)
      expect(ask({}).headers.get(name)).toBe(value)
  })

  it('a program is given a problem, and when to try again', async () => {
    const answer = ask({ accept: 'application/json' }, 'POST')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await answer.json()).toMatchObject({
      status: 503,
      code: 'starting',
      detail: expect.stringMatching(/^Maillage démarre/),
    })
  })
})
