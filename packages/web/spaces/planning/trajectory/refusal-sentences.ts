import {
  describeTrajectoryRefusal,
  type TrajectoryRefusal,
} from '@maillage/planning/trajectory/trajectory-refusal.ts'
import type { Language } from '../../../i18n/language.ts'
import type { TrajectoryText } from '../../../i18n/planning-trajectory.fr.ts'
import type { FieldName } from './trajectory-view.ts'

const FIELD_OF: Readonly<Record<string, FieldName>> = {
  from: 'from',
  to: 'to',
  practitioners: 'people',
  fteEach: 'fte',
  ages: 'ages',
  retirements: 'retire',
  recruits: 'posts',
  fteByRecruit: 'recruitFte',
  sites: 'sites',
  openings: 'open',
  ftePerSite: 'siteFte',
  patientsPerFte: 'patients',
  target: 'target',
  covered: 'covered',
  population: 'population',
  order: 'order',
}
const RANGES = {
  departures: ['leaveFrom', 'leaveTo'],
  recruitSuccess: ['fillFrom', 'fillTo'],
  openingSuccess: ['openFrom', 'openTo'],
} as const

/** The field of the form that a place of the plan comes from: `departures[1]` is the higher bound of departures. */
export function fieldOf(path: string): FieldName {
  const [first = '', second] = path.split(/[.[\]]+/)
  if (first in RANGES) return RANGES[first as keyof typeof RANGES][second === '1' ? 1 : 0]
  if (first === 'recruitAges') return second === 'to' ? 'recruitTo' : 'recruitFrom'
  if (first === 'reach') return FIELD_OF[second ?? ''] ?? 'covered'
  return FIELD_OF[first] ?? 'from'
}

/** What is wrong, in the terms of the form: shares in per cent, the year beside the field. */
export function refusalSentences(
  refusals: readonly TrajectoryRefusal[],
  text: Pick<TrajectoryText, 'form' | 'refusal'>,
  language: Language,
): string[] {
  const sentences = refusals.map((refusal) => {
    const field = text.form.fields[fieldOf(refusal.path)]
    const year = /(?:recruits|openings)\.(\d{4})/.exec(refusal.path)?.[1]
    const where = year === undefined ? field : text.form.inYear(field, Number(year))
    return text.refusal(where, describeTrajectoryRefusal({ ...inPercent(refusal), path: '' }, language))
  })
  return [...new Set(sentences)]
}

const isShare = (path: string) => /^(departures|recruitSuccess|openingSuccess)|\.share$/.test(path)

function inPercent(refusal: TrajectoryRefusal): TrajectoryRefusal {
  if (refusal.kind !== 'not-a-number' || !isShare(refusal.path)) return refusal
  const { minimum, maximum, received } = refusal
  const share = Number(received)
  return {
    ...refusal,
    minimum: Math.round(minimum * 1e4) / 100,
    maximum: maximum * 100,
    received: Number.isFinite(share) ? String(Math.round(share * 1e4) / 100) : received,
  }
}
