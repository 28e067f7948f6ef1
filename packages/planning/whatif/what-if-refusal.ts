import type { ChangeKind } from './what-if-file.ts'

/** What a what-if may be refused for. `path` says where, in the terms of the input: `scenarios[0].changes[2].site`. */
export type WhatIfRefusal = { readonly path: string } & WhatIfCause

export type WhatIfCause =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'wrong-type'
      readonly expected: 'object' | 'list' | 'text' | 'pair'
      readonly received: string
    }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'not-a-number'
      readonly minimum: number
      readonly maximum: number
      readonly step: number
      readonly received: string
    }
  | { readonly kind: 'not-a-date'; readonly value: string }
  | { readonly kind: 'unknown-kind'; readonly value: string; readonly known: readonly ChangeKind['kind'][] }
  | { readonly kind: 'given-twice'; readonly value: string }
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'no-such-site'; readonly id: string; readonly known: readonly string[] }
  /** The site is there in the baseline, and an earlier change of the scenario closed it. */
  | { readonly kind: 'site-closed'; readonly id: string }
  | { readonly kind: 'no-such-practitioner'; readonly id: string; readonly known: readonly string[] }
  | { readonly kind: 'practitioner-retired'; readonly id: string }
  /** Days of one practitioner, over all sites. */
  | { readonly kind: 'too-many-days'; readonly who: string; readonly days: number; readonly limit: number }
  | { readonly kind: 'no-such-commune'; readonly code: string }
  | { readonly kind: 'no-position'; readonly code: string; readonly name: string }
  /** `first` is the path of the change that says it already. */
  | { readonly kind: 'same-change-twice'; readonly first: string }
  | { readonly kind: 'before-baseline'; readonly date: string; readonly baseline: string }
  | { readonly kind: 'other-baseline'; readonly basedOn: string; readonly baseline: string }
  | { readonly kind: 'other-area'; readonly basedOn: string; readonly baseline: string }
  | { readonly kind: 'other-population'; readonly given: number; readonly known: number }
  | { readonly kind: 'closes-every-site'; readonly scenario: string; readonly date: string }
