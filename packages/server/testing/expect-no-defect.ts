import { expect } from 'vitest'

const PROBLEM_STATUSES = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429]

/** Bad input may be refused, or be good after all; it is never our fault. */
export async function expectNoDefect(response: Response, what: string): Promise<void> {
  if (response.status < 300) return void response.body?.cancel()
  expect(PROBLEM_STATUSES, `${what}: ${response.status}`).toContain(response.status)
  expect(response.headers.get('content-type'), what).toContain('application/problem+json')
  const problem = (await response.json()) as { detail: string; code: string; status: number }
  expect(problem.status).toBe(response.status)
  expect(problem.detail, what).toMatch(/^\p{Lu}.*[.)]$/su)
}
