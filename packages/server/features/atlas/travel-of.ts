import type { AtlasTravel } from '@maillage/contract/atlas.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'

/** Where minutes come from; an estimate is computed where it is shown, anything else here. */
export function travelOf({ kind, label }: Pick<TravelTime, 'kind' | 'label'>): AtlasTravel {
  return { kind, label: label ?? kind, fromServer: kind !== 'estimate' }
}
