import type { WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import { searchCommunes } from '@maillage/territory/commune-search.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'
import { readDays } from './whatif-view.ts'

export const FORM_KINDS = [
  'retire-practitioner',
  'add-practitioner',
  'change-days',
  'open-site',
  'close-site',
  'move-site',
  'close-road',
] as const
export type FormKind = (typeof FORM_KINDS)[number]

/** What is typed and chosen, as texts. */
export interface ChangeFields {
  readonly kind: FormKind
  readonly practitioner: string
  readonly site: string
  readonly commune: string
  readonly from: string
  readonly to: string
  readonly days: string
  readonly extra: string
  readonly on: string
}

type Around = Pick<WhatIfScreen, 'baseline' | 'ground' | 'changes' | 'communeName' | 'siteName'>

/** The fields of a change, or those of a new one. */
export function fieldsOf(change: WhatIfChange | undefined, { baseline, communeName }: Around): ChangeFields {
  const fields = {
    kind: 'retire-practitioner' as FormKind,
    practitioner: baseline?.practitioners[0]?.id ?? '',
    site: baseline?.sites[0]?.id ?? '',
    ...{ commune: '', from: '', to: '', days: '5', extra: '', on: '' },
  }
  if (!change || change.kind === 'change-opening') return fields
  const [from, to] = change.kind === 'close-road' ? (change.pairs[0] ?? []) : []
  return {
    ...fields,
    kind: change.kind,
    ...('practitioner' in change && change.practitioner !== undefined
      ? { practitioner: change.practitioner }
      : {}),
    ...('site' in change ? { site: change.site } : {}),
    ...('commune' in change ? { commune: communeName(change.commune) } : {}),
    ...('days' in change && change.days !== undefined ? { days: String(change.days) } : {}),
    ...('extraMinutes' in change && change.extraMinutes !== undefined
      ? { extra: String(change.extraMinutes) }
      : {}),
    ...(from && to ? { from: communeName(from), to: communeName(to) } : {}),
    on: change.on ?? '',
  }
}

type Read = { readonly change: WhatIfChange } | { readonly error: string }

/** The change that the fields say, or the sentence that says what to mend. */
export function readFields(fields: ChangeFields, around: Around, text: WhatIfText): Read {
  const { kind, practitioner, site } = fields
  const on = fields.on === '' ? {} : { on: fields.on }
  const days = readDays(fields.days)
  const mustHaveDays = kind === 'add-practitioner' || kind === 'change-days' || kind === 'open-site'
  if (mustHaveDays && days === undefined) return { error: text.form.wrongDays }
  const known = days ?? 0
  switch (kind) {
    case 'retire-practitioner':
      return { change: { kind, practitioner, ...on } }
    case 'add-practitioner':
      return {
        change: { kind, ...newId(around, 'recruit'), label: text.recruited, site, days: known, ...on },
      }
    case 'change-days':
      return { change: { kind, practitioner, site, days: known, ...on } }
    case 'close-site':
      return { change: { kind, site, ...on } }
    case 'close-road':
      return readRoad(fields, around, text)
    default:
      return readPlace(fields, around, text, known)
  }
}

function readPlace(fields: ChangeFields, around: Around, text: WhatIfText, days: number): Read {
  const found = find(fields.commune, around)
  const on = fields.on === '' ? {} : { on: fields.on }
  if (!found) return { error: text.form.unknownCommune }
  const commune = found.code
  if (fields.kind === 'move-site') return { change: { kind: 'move-site', site: fields.site, commune, ...on } }
  const name = text.form.newSite(found.name)
  return { change: { kind: 'open-site', ...newId(around, 'site'), name, commune, days, ...on } }
}

function readRoad(fields: ChangeFields, around: Around, text: WhatIfText): Read {
  const [from, to] = [find(fields.from, around), find(fields.to, around)]
  if (!from || !to) return { error: text.form.unknownCommune }
  if (from.code === to.code) return { error: text.form.sameCommune }
  const extra = fields.extra.trim()
  const minutes = Number(extra)
  if (extra !== '' && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 600))
    return { error: text.form.wrongExtra }
  const on = fields.on === '' ? {} : { on: fields.on }
  const longer = extra === '' ? {} : { extraMinutes: minutes }
  return { change: { kind: 'close-road', pairs: [[from.code, to.code]], ...longer, ...on } }
}

function find(typed: string, { ground }: Around): { code: string; name: string } | undefined {
  const [found] = ground && typed.trim() ? searchCommunes(ground.index, typed, { limit: 1 }) : []
  return found && { code: found.code, name: found.name }
}

function newId({ changes }: Around, stem: string): { id: string } {
  const taken = new Set(changes.flatMap((change) => ('id' in change ? [change.id] : [])))
  let number = 1
  while (taken.has(`${stem}-${number}`)) number++
  return { id: `${stem}-${number}` }
}
