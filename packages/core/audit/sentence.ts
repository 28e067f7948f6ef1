/** A text in both languages. */
export interface Sentence {
  fr: string
  en: string
}

/** What an action left in its line of the audit: ids, states, instants, kinds. */
export type AuditDetail = Readonly<Record<string, unknown>>

/** What each action did, in plain words without a subject; what depends on the detail is a function of it. */
export type ActionSentences = Readonly<Record<string, Sentence | ((detail: AuditDetail) => Sentence)>>
