/** What the form of an input may be refused for; `path` says where, in the terms of the input: `sites[0].rooms`. */
export type FormRefusal = { readonly path: string } & FormCause

export type FormCause =
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong-type'; readonly expected: 'object' | 'list' | 'text'; readonly received: string }
  | {
      readonly kind: 'not-a-number'
      readonly minimum: number
      readonly maximum: number
      readonly step: number
      readonly received: string
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'given-twice'; readonly value: string }
  | { readonly kind: 'not-one-of'; readonly value: string; readonly known: readonly string[] }

export type Sentences<Cause extends { kind: string }> = {
  readonly [K in Cause['kind']]: (cause: Extract<Cause, { kind: K }>) => string
}

const list = (words: readonly string[]) => (words.length === 0 ? '–' : words.join(', '))

const FRENCH_TYPE = { object: 'un objet', list: 'une liste', text: 'un texte' }
const ENGLISH_TYPE = { object: 'an object', list: 'a list', text: 'a text' }

/** The sentences of a form that is refused, without the path. */
export const FORM_SENTENCES: Readonly<Record<'fr' | 'en', Sentences<FormCause>>> = {
  fr: {
    missing: () => 'ce champ est obligatoire',
    'wrong-type': ({ expected, received }) =>
      `${FRENCH_TYPE[expected]} est attendu${expected === 'list' ? 'e' : ''} ici (reçu\u202f: ${received})`,
    'not-a-number': ({ minimum, maximum, step, received }) =>
      `un nombre${frenchStep(step)} de ${minimum} à ${maximum} est attendu (reçu\u202f: ${received})`,
    empty: () => 'il en faut au moins un',
    'too-many': ({ limit }) => `pas plus de ${limit} ici\u202f: retirez les autres`,
    'given-twice': ({ value }) => `«\u00a0${value}\u00a0» est donné deux fois\u202f: gardez-en un`,
    'not-one-of': ({ value, known }) =>
      `«\u00a0${value}\u00a0» n’est pas connu ici\u202f; attendu\u202f: ${list(known)}`,
  },
  en: {
    missing: () => 'this field is required',
    'wrong-type': ({ expected, received }) =>
      `${ENGLISH_TYPE[expected]} is expected here (received: ${received})`,
    'not-a-number': ({ minimum, maximum, step, received }) =>
      `a number${englishStep(step)} from ${minimum} to ${maximum} is expected (received: ${received})`,
    empty: () => 'at least one is needed',
    'too-many': ({ limit }) => `no more than ${limit} here: remove the others`,
    'given-twice': ({ value }) => `"${value}" is given twice: keep one`,
    'not-one-of': ({ value, known }) => `"${value}" is not known here; expected: ${list(known)}`,
  },
}

const frenchStep = (step: number) => (step === 1 ? ' entier' : step === 0.5 ? ', au demi près,' : '')
const englishStep = (step: number) =>
  step === 1 ? ' without decimals' : step === 0.5 ? ', to the half,' : ''
