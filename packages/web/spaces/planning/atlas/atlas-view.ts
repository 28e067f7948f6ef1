import type { Atlas } from '@maillage/contract/atlas.ts'
import type { AccessTravel, GivenMinutes } from '../compute/area-access.ts'
import { LAYERS, type Layer } from './layers.ts'

export const HORIZON_DAYS = [2, 7, 30] as const
export const SORTS = ['minutes', 'apl', 'third', 'name', 'population', 'nearest'] as const
export type SortColumn = (typeof SORTS)[number]

export interface Sort {
  readonly by: SortColumn
  readonly isRising: boolean
}

/** What the address says of the screen: all of its state. */
export interface AtlasView {
  readonly area: string
  readonly reasonId: string
  /** Place in `HORIZON_DAYS`. */
  readonly horizon: number
  readonly layer: Layer
  readonly commune: string | undefined
  readonly sort: Sort
  /** The whole table in place of the map. */
  readonly isTable: boolean
  /** The centres of other networks count, as if they had a slot. */
  readonly withOthers: boolean
  readonly travel: AccessTravel
}

const AREA = /^(dep|reg|epci|bv|commune):[0-9A-Z]{2,9}$/
const PLAIN = /^estimate:detour=(\d(?:\.\d+)?),speed=(\d{1,3}(?:\.\d+)?)$/

/** The worst of the layer first: the longest wait or way, the fewest consultations. */
export function usualSort(layer: Layer): Sort {
  return { by: layer, isRising: layer === 'apl' }
}

/** Reads the view of an address; what is not understood is left out. */
export function readAtlasView(
  search: URLSearchParams,
  atlas: Pick<Atlas, 'defaultArea' | 'reasons'>,
): AtlasView {
  const area = search.get('area') ?? ''
  const reason = atlas.reasons.find(({ id }) => id === search.get('reason')) ?? atlas.reasons[0]
  const commune = search.get('commune') ?? ''
  const layer = LAYERS.find((one) => one === search.get('layer')) ?? 'minutes'
  const days = HORIZON_DAYS.findIndex((count) => String(count) === search.get('horizon'))
  return {
    area: AREA.test(area) ? area : atlas.defaultArea,
    reasonId: reason?.id ?? '',
    horizon: days < 0 ? 1 : days,
    layer,
    commune: /^[0-9][0-9AB][0-9]{3}$/.test(commune) ? commune : undefined,
    sort: readSort(search.get('sort') ?? '', layer),
    isTable: search.get('table') === '1',
    withOthers: search.get('others') === '1',
    travel: readAtlasTravel(search.get('travel') ?? ''),
  }
}

function readSort(text: string, layer: Layer): Sort {
  const by = SORTS.find((column) => column === text.replace(/^-/, ''))
  return by ? { by, isRising: !text.startsWith('-') } : usualSort(layer)
}

export function writeSort({ by, isRising }: Sort, layer: Layer): string | undefined {
  const usual = usualSort(layer)
  if (by === usual.by && isRising === usual.isRising) return undefined
  return `${isRising ? '' : '-'}${by}`
}

/** The minutes that a label of `travelLabel` stands for; the project's estimate when it stands for nothing known here. */
export function readAtlasTravel(text: string): AccessTravel {
  const [, detour, speed] = PLAIN.exec(text) ?? []
  const plain = { kind: 'plain', detour: Number(detour), kmPerHour: Number(speed) } as const
  return plain.detour >= 1 && plain.detour <= 5 && plain.kmPerHour >= 1 && plain.kmPerHour <= 200
    ? plain
    : { kind: 'estimate' }
}

/** What `--travel` of the command line takes for the same minutes; for those of the server, what it calls them. */
export function travelLabel(travel: AccessTravel | GivenMinutes): string {
  if (travel.kind === 'given') return travel.label
  return travel.kind === 'estimate'
    ? 'estimate'
    : `estimate:detour=${travel.detour},speed=${travel.kmPerHour}`
}
