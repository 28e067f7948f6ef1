import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiProblem, onSignInNeeded, request, Unreachable } from './client.ts'

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

describe('a request of the screens', () => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()

  beforeEach(() => {
    vi.useFakeTimers()
    fetched.mockReset()
    vi.stubGlobal('fetch', fetched)
    vi.stubGlobal('location', { search: '' })
    vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined })
    vi.stubGlobal('navigator', { onLine: true })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const headersOf = (call: number) => fetched.mock.calls[call]?.[1].headers as Record<string, string>

  test('a post that the network lost is tried again with the same key, so that it is done once', async () => {
    fetched.mockRejectedValueOnce(new TypeError('network')).mockResolvedValueOnce(answer(201, { id: 'h' }))
    const done = request('/api/holds', { body: { a: 1 } })
    await vi.runAllTimersAsync()
    expect(await done).toEqual({ id: 'h' })
    expect(fetched).toHaveBeenCalledTimes(2)
    expect(headersOf(0)['idempotency-key']).toMatch(/.{8,}/)
    expect(headersOf(1)['idempotency-key']).toBe(headersOf(0)['idempotency-key'])
  })

  test('an answer that nobody is signed in is said once to whoever listens, any other refusal is not', async () => {
    const said = vi.fn()
    onSignInNeeded(said)
    fetched.mockResolvedValueOnce(answer(403, { code: 'forbidden', detail: 'no' }))
    await expect(request('/api/members')).rejects.toBeInstanceOf(ApiProblem)
    expect(said).not.toHaveBeenCalled()
    fetched.mockResolvedValueOnce(answer(401, { code: 'sign-in-needed', detail: 'no' }))
    await expect(request('/api/members')).rejects.toBeInstanceOf(ApiProblem)
    expect(said).toHaveBeenCalledOnce()
  })

  test('two intentions have two keys, and a reading has none', async () => {
    fetched.mockImplementation(async () => answer(200, {}))
    await request('/api/holds', { body: {} })
    await request('/api/holds', { body: {} })
    await request('/api/network')
    expect(headersOf(0)['idempotency-key']).not.toBe(headersOf(1)['idempotency-key'])
    expect(headersOf(2)['idempotency-key']).toBeUndefined()
  })

  test('the language of the screen is asked, and the token goes as a bearer', async () => {
    fetched.mockResolvedValue(answer(200, {}))
    await request('/api/holds/1', { token: 'secret' })
    expect(headersOf(0)).toMatchObject({ 'accept-language': 'en', authorization: 'Bearer secret' })
  })

  test('a refusal keeps its sentence, its kind and its members', async () => {
    fetched.mockResolvedValue(answer(409, { code: 'slot-taken', detail: 'Taken.', alternatives: [1, 2] }))
    const refusal = await request('/api/holds', { body: {} }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ApiProblem)
    expect((refusal as ApiProblem).code).toBe('slot-taken')
    expect((refusal as ApiProblem).message).toBe('Taken.')
    expect((refusal as ApiProblem).problem.alternatives).toEqual([1, 2])
  })

  const neverAnswers = (_path: string, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    })

  test('a server that stays silent is given up after twelve seconds, not before', async () => {
    fetched.mockImplementation(neverAnswers)
    const refused = vi.fn()
    request('/api/network').catch(refused)
    await vi.advanceTimersByTimeAsync(11_900)
    expect(refused).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(refused).toHaveBeenCalledWith(expect.any(Unreachable))
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test('a server that is away is told within three seconds', async () => {
    fetched.mockRejectedValue(new TypeError('network'))
    const refused = vi.fn()
    request('/api/network').catch(refused)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(refused).toHaveBeenCalledWith(expect.any(Unreachable))
  })

  test('what the screen itself gives up is no silence of the server', async () => {
    fetched.mockImplementation(neverAnswers)
    const left = new AbortController()
    const asked = request('/api/network', { signal: left.signal }).catch((error: Error) => error)
    left.abort()
    expect(await asked).toMatchObject({ name: 'AbortError' })
  })

  test('said again after a silence, a writing keeps its key; answered, or another one, it has a new key', async () => {
    fetched.mockImplementationOnce(neverAnswers)
    const lost = request('/api/invitations', { body: { to: 'a' } }).catch(() => undefined)
    await vi.advanceTimersByTimeAsync(12_100)
    await lost
    fetched.mockImplementation(async () => answer(201, {}))
    await request('/api/invitations', { body: { to: 'a' } })
    await request('/api/invitations', { body: { to: 'a' } })
    const keys = [0, 1, 2].map((call) => headersOf(call)['idempotency-key'])
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
    fetched.mockImplementationOnce(neverAnswers)
    const other = request('/api/invitations', { body: { to: 'b' } }).catch(() => undefined)
    await vi.advanceTimersByTimeAsync(12_100)
    await other
    await request('/api/invitations', { body: { to: 'c' } })
    expect(headersOf(4)['idempotency-key']).not.toBe(headersOf(3)['idempotency-key'])
  })

  test('without a network nothing is tried again: it is said at once', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    fetched.mockRejectedValue(new TypeError('network'))
    await expect(request('/api/network')).rejects.toBeInstanceOf(Unreachable)
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  test('an answer that is no problem of ours, as from a proxy, is a service that does not answer', async () => {
    fetched.mockResolvedValue(new Response('<html>502</html>', { status: 502 }))
    await expect(request('/api/network')).rejects.toBeInstanceOf(Unreachable)
  })
})
