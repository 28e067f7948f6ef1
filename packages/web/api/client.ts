import type { Problem } from '@maillage/contract/common.ts'
import { readLanguage } from '../i18n/language.ts'
import { isUnattended } from './attendance.ts'

/** The server said no, with a sentence for the person and members for the screen. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
  get code(): string {
    return this.problem.code
  }
}

/** Nothing answered: no network, or the server is away. */
export class Unreachable extends Error {}

export interface RequestOptions {
  method?: 'GET' | 'POST'
  body?: unknown
  /** Bearer token of a hold or of a patient's session. */
  token?: string | undefined
  /** The same key for every try of the same intention; made here when left out. */
  idempotencyKey?: string
  signal?: AbortSignal | undefined
}

let serverOffsetMs = 0
let signInNeeded: () => void = () => undefined
const RETRY_PAUSES_MS = [400, 1200]

/** The server's clock, as far as this screen knows. */
export function serverNow(): number {
  return Date.now() + serverOffsetMs
}

/** Called once the start payload is read: screens count from the server's clock. */
export function setServerClock(instant: string): void {
  serverOffsetMs = Date.parse(instant) - Date.now()
}

/** Calls `listener` when an answer says that nobody is signed in here any more. */
export function onSignInNeeded(listener: () => void): void {
  signInNeeded = listener
}

/**
 * Asks the API. A POST carries an idempotency key and is tried again when the network fails: it is done once.
 * @throws {ApiProblem} what the server refused; {Unreachable} when nothing answered.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const method = options.method ?? (options.body === undefined ? 'GET' : 'POST')
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': readLanguage() }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? newKey()
  if (isUnattended(Date.now())) headers['x-unattended'] = '1'
  if (options.token) headers.authorization = `Bearer ${options.token}`
  const init: RequestInit = { method, headers, signal: options.signal ?? null, cache: 'no-store' }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  const response = await send(path, init)
  const answer = (await response.json().catch(() => undefined)) as unknown
  if (response.ok) return answer as T
  if (answer && typeof answer === 'object' && 'code' in answer) {
    if (answer.code === 'sign-in-needed') signInNeeded()
    throw new ApiProblem(answer as Problem)
  }
  throw new Unreachable(`HTTP ${response.status}`)
}

async function send(path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(path, init)
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw error
      const pause = RETRY_PAUSES_MS[attempt]
      if (pause === undefined || !navigator.onLine) throw new Unreachable('no answer')
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** A key for one intention of the person, kept across its tries. `randomUUID` needs https or localhost. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
