import { Refusal } from './refusal.ts'

const RETRYABLE = new Set(['40001', '40P01'])
const AWAY = /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/

/** A serialization failure, a deadlock, or what a transaction stands on changed while it waited: it may be tried again. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(codeOf(error))
}

/** Somebody else has the time that a row of `occupation` asks for. */
export function isTimeTaken(error: unknown): boolean {
  return (error as { constraint?: unknown } | undefined)?.constraint === 'occupation_no_overlap'
}

/** The database cannot be reached, or ended the connection: nothing was written that was not acknowledged. */
export function isDatabaseAway(error: unknown): boolean {
  return AWAY.test(codeOf(error)) || AWAY_MESSAGE.test(error instanceof Error ? error.message : '')
}

/**
 * PostgreSQL could not write: the disk is full (53100) or fails (58030), or a file reached the size that the system allows,
 * for which it has no code of its own. The transaction was undone.
 */
export function cannotWrite(error: unknown): boolean {
  const code = codeOf(error)
  if (code === '53100' || code === '58030') return true
  return code === 'XX000' && /^could not (?:extend|write)/.test(error instanceof Error ? error.message : '')
}

/** What to answer while the database cannot do its work; undefined for any other error. */
export function unavailable(error: unknown): Refusal | undefined {
  if (isDatabaseAway(error)) return databaseAway()
  return cannotWrite(error) ? databaseFull() : undefined
}

function databaseFull(): Refusal {
  const waitSeconds = 60
  const sentence = {
    fr: 'Le service ne peut rien enregistrer pour le moment. Rien n’a été changé : essayez encore dans quelques minutes, ou appelez.',
    en: 'The service cannot record anything right now. Nothing was changed: try again in a few minutes, or call.',
  }
  return new Refusal('database-full', 503, sentence, { waitSeconds })
}

function databaseAway(): Refusal {
  return new Refusal('database-away', 503, {
    fr: 'Le service ne répond pas pour le moment. Essayez encore dans une minute\u202f: rien ne sera fait deux fois.',
    en: 'The service is not answering right now. Try again in a minute: nothing will be done twice.',
  })
}

/** A lock or a statement took too long: the transaction was undone. */
export function isOverloaded(error: unknown): boolean {
  return ['55P03', '57014'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '')
}
