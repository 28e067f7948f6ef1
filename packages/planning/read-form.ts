import type { FormRefusal } from './form-refusal.ts'

export type Fields = Readonly<Record<string, unknown>>

/** Bounds of a number; a step of 0 lets any number through. */
export interface NumberBounds {
  readonly minimum: number
  readonly maximum: number
  readonly step: number
}

/**
 * Reads values of an unknown shape one by one and collects every fault with its place. A value that is refused reads as
 * undefined, an empty list or NaN, so that the rest is read too; what was read is of use only when `refusals` is empty.
 */
export class FormReader<Refusal extends { readonly path: string } = FormRefusal> {
  readonly refusals: (Refusal | FormRefusal)[] = []
  /** Fields that the input carries and nobody reads: most often a misspelt name. */
  readonly ignoredFields: string[] = []

  object(value: unknown, path: string, known?: readonly string[]): Fields | undefined {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!this.isPresent(value, path) || !this.isType(isObject, 'object', value, path)) return undefined
    for (const field of Object.keys(value as object))
      if (known !== undefined && !known.includes(field)) this.ignoredFields.push(at(path, field))
    return value as Fields
  }

  list(value: unknown, path: string, limit: number): readonly unknown[] {
    if (!this.isPresent(value, path) || !this.isType(Array.isArray(value), 'list', value, path)) return []
    const items = value as readonly unknown[]
    if (items.length <= limit) return items
    this.refusals.push({ path, kind: 'too-many', limit })
    return []
  }

  text(value: unknown, path: string): string | undefined {
    const isText = typeof value === 'string' && value.trim() !== ''
    if (!this.isPresent(value, path) || !this.isType(isText, 'text', value, path)) return undefined
    return value as string
  }

  number(value: unknown, path: string, { minimum, maximum, step }: NumberBounds): number {
    if (!this.isPresent(value, path)) return Number.NaN
    const isInside = typeof value === 'number' && value >= minimum && value <= maximum
    if (isInside && (step === 0 || Number.isInteger(value / step))) return value
    this.refusals.push({ path, kind: 'not-a-number', minimum, maximum, step, received: shown(value) })
    return Number.NaN
  }

  /** The row of a word in a list of known ones. */
  oneOf(value: unknown, path: string, known: readonly string[]): number | undefined {
    const text = this.text(value, path)
    if (text === undefined) return undefined
    const row = known.indexOf(text)
    if (row >= 0) return row
    this.refusals.push({ path, kind: 'not-one-of', value: text, known })
    return undefined
  }

  private isPresent(value: unknown, path: string): boolean {
    if (value == null) this.refusals.push({ path, kind: 'missing' })
    return value != null
  }

  private isType(isIt: boolean, expected: 'object' | 'list' | 'text', value: unknown, path: string): boolean {
    if (!isIt) this.refusals.push({ path, kind: 'wrong-type', expected, received: shown(value) })
    return isIt
  }
}

/** The place of a field: `sites[0].rooms`. */
export function at(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

function shown(value: unknown): string {
  try {
    const json = JSON.stringify(value) ?? String(value)
    return json.length > 60 ? `${json.slice(0, 60)}…` : json
  } catch {
    return '…'
  }
}
