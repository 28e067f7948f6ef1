import type { Language } from './language.ts'

/**
 * Something expected that is not done, and says what to do next. `kind` is stable and machine-readable; the sentence is
 * for a person. Members beside them (alternatives, attemptsLeft, ...) go into the problem document as they are; the member
 * `waitSeconds` is said in the header Retry-After too.
 */
export class Refusal extends Error {
  readonly kind: string
  readonly status: RefusalStatus
  readonly sentence: Record<Language, string>
  readonly members: Record<string, unknown>

  constructor(
    kind: string,
    status: RefusalStatus,
    sentence: Record<Language, string>,
    members: Record<string, unknown> = {},
  ) {
    super(kind)
    this.kind = kind
    this.status = status
    this.sentence = sentence
    this.members = members
  }
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503
