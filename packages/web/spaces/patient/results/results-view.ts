import { parseLocalDate } from '@maillage/core/time/local-time.ts'

/** What a results page shows, as its address says it. The reason is health data: it is never in it. */
export interface ResultsView {
  commune?: string
  minutes?: number
  vue?: 'carte' | 'filtres'
  debut?: string
  parts?: string
  lieux?: string
  /** A woman, a man, or the id of one professional. */
  avec?: string
  fauteuil?: 1
}

/** A change of the view; `undefined` takes a member away. */
export type ViewChange = { [K in keyof ResultsView]?: ResultsView[K] | undefined }

const one = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((item) => item === value)

/** Reads an address that may come from anywhere: what is not understood is left out. */
export function parseResultsView(search: Record<string, unknown>): ResultsView {
  const minutes = Number(search.minutes)
  const view: ViewChange = {
    commune: /^\d[\dAB]\d{3}$/.test(String(search.commune)) ? String(search.commune) : undefined,
    minutes: Number.isInteger(minutes) && minutes >= 1 && minutes <= 120 ? minutes : undefined,
    vue: one(search.vue, ['carte', 'filtres']),
    debut: typeof parseLocalDate(String(search.debut)) === 'number' ? String(search.debut) : undefined,
    parts:
      typeof search.parts === 'string' &&
      /^(morning|afternoon|saturday)(,(morning|afternoon|saturday))*$/.test(search.parts)
        ? search.parts
        : undefined,
    lieux:
      typeof search.lieux === 'string' && /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/.test(search.lieux)
        ? search.lieux
        : undefined,
    avec: /^(femme|homme|[0-9a-f-]{36})$/.test(String(search.avec)) ? String(search.avec) : undefined,
    fauteuil: Number(search.fauteuil) === 1 ? 1 : undefined,
  }
  return changedView({}, view)
}

/** The view after a change, without what is empty: an address says nothing that is not chosen. */
export function changedView(view: ResultsView, change: ViewChange): ResultsView {
  return Object.fromEntries(
    Object.entries({ ...view, ...change }).filter(([, value]) => value !== undefined && value !== ''),
  ) as ResultsView
}

/** How many filters are on. */
export function activeFilters(view: ResultsView): number {
  return [view.parts, view.lieux, view.avec, view.fauteuil].filter(Boolean).length
}
