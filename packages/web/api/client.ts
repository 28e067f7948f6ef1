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

/** Nothing answered: no network, the server is away, or it was silent for too long. */
export class Unreachable extends Error {}

export interface RequestOptions {
  method?: 'GET' | 'POST'
  body?: unknown
  /** Bearer token of a hold or of a patient's session. */
  token?: string | undefined
  /** The same key for every try of the same intention; when left out, made here and kept while nothing answers. */
  idempotencyKey?: string
  signal?: AbortSignal | undefined
  /** How long an answer may take in all, in milliseconds, where it takes longer than most. */
  limitMs?: number
}

let serverOffsetMs = 0
let signInNeeded: () => void = () => undefined
const RETRY_PAUSES_MS = [400, 1200]
const LIMIT_MS = 12_000
/** Writings that nothing answered, until another is: said again meanwhile, one keeps its key, and is done once. */
const unanswered = new Map<string, { body: unknown; key: string }>()

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
 * Asks the API. A POST carries an idempotency key and is tried again when the network fails: it is done once. An answer
 * that takes longer than `limitMs` is given up.
 * @throws {ApiProblem} what the server refused; {Unreachable} when nothing answered.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const method = options.method ?? (options.body === undefined ? 'GET' : 'POST')
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': readLanguage() }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  const key = method === 'POST' ? (options.idempotencyKey ?? keyOf(path, options.body)) : undefined
  if (key) headers['idempotency-key'] = key
  if (isUnattended(Date.now())) headers['x-unattended'] = '1'
  if (options.token) headers.authorization = `Bearer ${options.token}`
  const init: RequestInit = { method, headers, cache: 'no-store' }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  if (key) unanswered.set(path, { body: init.body, key })
  const { response, answer } = await inTime(options, (signal) => read(path, { ...init, signal }))
  if (key && response.status < 500) unanswered.clear()
  if (response.ok) return answer as T
  if (answer && typeof answer === 'object' && 'code' in answer) {
    if (answer.code === 'sign-in-needed') signInNeeded()
    throw new ApiProblem(answer as Problem)
  }
  throw new Unreachable(`HTTP ${response.status}`)
}

/** The key of a writing that is said again after a silence, else a new one. */
function keyOf(path: string, body: unknown): string {
  const before = unanswered.get(path)
  const same = before !== undefined && before.body === (body === undefined ? undefined : JSON.stringify(body))
  return same ? before.key : newKey()
}

/** @throws {Unreachable} when `step` is not through in time; what the caller gave up stays its own. */
async function inTime<T>(options: RequestOptions, step: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), options.limitMs ?? LIMIT_MS)
  const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal
  try {
    return await step(signal)
  } catch (error) {
    if (late.signal.aborted && !options.signal?.aborted) throw new Unreachable('too late')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function read(path: string, init: RequestInit): Promise<{ response: Response; answer: unknown }> {
  const response = await send(path, init)
  const answer: unknown = await response.json().catch((error: Error) => {
    if (error.name === 'AbortError') throw error
  })
  return { response, answer }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(path, init)
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw error
      const pause = RETRY_PAUSES_MS[attempt]
      if (pause === undefined || !navigator.onLine || init.signal?.aborted) throw new Unreachable('no answer')
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
