import type { Atlas } from '@maillage/contract/atlas.ts'
import type { SitingObjective } from '@maillage/planning/siting/siting-problem.ts'
import type { AccessTravel } from '../compute/area-access.ts'
import { readAtlasView } from '../atlas/atlas-view.ts'

export const OBJECTIVES = ['covering', 'median', 'worst-tenth', 'set-covering'] as const
export type ObjectiveName = (typeof OBJECTIVES)[number]

export const MOST_SITES = 12
export const MOST_MINUTES = 120

/** What the address says of the question; a search begins only when it is asked for, and the address then says `asked`. */
export interface SitingView {
  readonly area: string
  readonly objective: ObjectiveName
  readonly k: number
  readonly minutes: number
  /** Minutes from an open site, at most; undefined: anywhere. */
  readonly parent: number | undefined
  /** Codes of communes where nothing may open. */
  readonly forbidden: readonly string[]
  /** Ids of open sites that are left out. */
  readonly without: readonly string[]
  readonly isAsked: boolean
  /** Place of the layout on the maps: 0 is the best. */
  readonly choice: number
  readonly commune: string | undefined
  readonly travel: AccessTravel
}

const CODE = /^[0-9][0-9AB][0-9]{3}$/

/** Reads the view of an address; what is not understood is left out. */
export function readSitingView(
  search: URLSearchParams,
  atlas: Pick<Atlas, 'defaultArea' | 'reasons'>,
): SitingView {
  const { area, commune, travel } = readAtlasView(search, atlas)
  const figure = (name: string, least: number, most: number) => {
    const text = search.get(name) ?? ''
    const value = Number(text)
    return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined
  }
  const list = (name: string) => (search.get(name) ?? '').split(',').filter((item) => item !== '')
  return {
    area,
    commune,
    travel,
    objective: OBJECTIVES.find((name) => name === search.get('objective')) ?? 'covering',
    k: figure('k', 1, MOST_SITES) ?? 1,
    minutes: figure('minutes', 1, MOST_MINUTES) ?? 15,
    parent: figure('parent', 1, MOST_MINUTES),
    forbidden: list('forbid').filter((code) => CODE.test(code)),
    without: list('without'),
    isAsked: search.get('asked') === '1',
    choice: figure('choice', 0, 20) ?? 0,
  }
}

/** The objective as the solver takes it. */
export function objectiveOf({
  objective,
  minutes,
}: Pick<SitingView, 'objective' | 'minutes'>): SitingObjective {
  if (objective === 'covering') return { kind: 'covering', withinMinutes: minutes }
  if (objective === 'set-covering') return { kind: 'set-covering', withinMinutes: minutes, beyondShare: 0 }
  if (objective === 'worst-tenth') return { kind: 'worst-share', share: 0.1 }
  return { kind: 'median' }
}
