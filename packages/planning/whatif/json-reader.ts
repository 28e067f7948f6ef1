import { DAY_STEP, type SitePoint } from './what-if-file.ts'
import type { WhatIfCause, WhatIfRefusal } from './what-if-refusal.ts'

export type Fields = Readonly<Record<string, unknown>>

interface NumberRange {
  readonly minimum: number
  readonly maximum: number
  /** 0: any number between the two. */
  readonly step: number
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const LONGEST_TEXT = 200

/** Reads values out of JSON and gathers what is wrong; a wrong value gives a harmless one, so that reading goes on. */
export class JsonReader {
  readonly refusals: WhatIfRefusal[] = []
  readonly ignoredFields: string[] = []

  refuse(path: string, cause: WhatIfCause): void {
    this.refusals.push({ path, ...cause })
  }

  /** Without `known`, every field is read. */
  object(value: unknown, path: string, known?: readonly string[]): Fields | undefined {
    if (value == null && path !== '') {
      this.refuse(path, { kind: 'missing' })
      return undefined
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.wrongType(value, path, 'object')
      return undefined
    }
    for (const field of Object.keys(value)) {
      if (known?.includes(field) === false) this.ignoredFields.push(path === '' ? field : `${path}.${field}`)
    }
    return value as Fields
  }

  list(value: unknown, path: string, limit: number): readonly unknown[] {
    if (value == null) this.refuse(path, { kind: 'missing' })
    else if (!Array.isArray(value)) this.wrongType(value, path, 'list')
    else if (value.length > limit) this.refuse(path, { kind: 'too-many', limit })
    else return value
    return []
  }

  /** Not empty, at most 200 characters. */
  text(value: unknown, path: string): string {
    if (value == null || value === '') this.refuse(path, { kind: 'missing' })
    else if (typeof value !== 'string' || value.length > LONGEST_TEXT) this.wrongType(value, path, 'text')
    else return value
    return ''
  }

  date(value: unknown, path: string): string {
    const text = this.text(value, path)
    if (text === '' || isDate(text)) return text
    this.refuse(path, { kind: 'not-a-date', value: text })
    return ''
  }

  number(value: unknown, path: string, { minimum, maximum, step }: NumberRange): number {
    if (value == null) this.refuse(path, { kind: 'missing' })
    else if (
      typeof value !== 'number' ||
      !(value >= minimum && value <= maximum) ||
      (step > 0 && !Number.isInteger(value / step))
    ) {
      this.refuse(path, { kind: 'not-a-number', minimum, maximum, step, received: shorten(value) })
    } else return value
    return minimum
  }

  days(value: unknown, path: string, maximum: number): number {
    return this.number(value, path, { minimum: 0, maximum, step: DAY_STEP })
  }

  /** `lon` and `lat`, both or neither. */
  point(fields: Fields, path: string): { point?: SitePoint } {
    if (fields.lon == null && fields.lat == null) return {}
    const degrees = (field: 'lon' | 'lat', limit: number) =>
      this.number(fields[field], `${path}.${field}`, { minimum: -limit, maximum: limit, step: 0 })
    return { point: { lon: degrees('lon', 180), lat: degrees('lat', 90) } }
  }

  unique<Item>(items: readonly Item[], keyOf: (item: Item) => string, pathOf: (at: number) => string): void {
    const seen = new Set<string>()
    for (const [at, item] of items.entries()) {
      const key = keyOf(item)
      if (key !== '' && seen.has(key)) this.refuse(pathOf(at), { kind: 'given-twice', value: key })
      seen.add(key)
    }
  }

  wrongType(value: unknown, path: string, expected: 'object' | 'list' | 'text' | 'pair'): void {
    this.refuse(path, { kind: 'wrong-type', expected, received: shorten(value) })
  }
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) >= 1900 && date.toISOString().startsWith(text)
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
