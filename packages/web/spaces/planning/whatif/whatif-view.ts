import type { WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import type { Atlas } from '@maillage/contract/atlas.ts'
import { JsonReader } from '@maillage/planning/whatif/json-reader.ts'
import { parseChange } from '@maillage/planning/whatif/parse-change.ts'
import { readAtlasView } from '../atlas/atlas-view.ts'
import type { AccessTravel } from '../compute/area-access.ts'

export const REMEDIES = ['none', 'share', 'recruit'] as const
export type Remedy = (typeof REMEDIES)[number]
export const MOST_CHANGES = 200

/** What the address says: which kept scenario, what is changed in it and not kept yet, which remedy is looked at. */
export interface WhatIfView {
  readonly area: string
  readonly scenarioId: string | undefined
  /** Undefined: those of the kept scenario, or none. */
  readonly changes: readonly WhatIfChange[] | undefined
  readonly remedy: Remedy
  /** Days a week that sites need where that is not what they have, by their id. */
  readonly needs: Readonly<Record<string, number>>
  readonly recruit: { readonly site: string | undefined; readonly days: number | undefined }
  readonly minutes: number | undefined
  readonly commune: string | undefined
  readonly travel: AccessTravel
}

/** Reads the view of an address; what is not understood is left out. */
export function readWhatIfView(
  search: URLSearchParams,
  atlas: Pick<Atlas, 'defaultArea' | 'reasons'>,
): WhatIfView {
  const { area, commune, travel } = readAtlasView(search, atlas)
  const id = search.get('scenario') ?? ''
  const minutes = Number(search.get('minutes') ?? '')
  const days = readDays(search.get('days') ?? '')
  return {
    ...{ area, commune, travel },
    scenarioId: /^[0-9a-f-]{36}$/.test(id) ? id : undefined,
    changes: readChanges(search.get('changes')),
    remedy: REMEDIES.find((remedy) => remedy === search.get('remedy')) ?? 'none',
    needs: Object.fromEntries(
      (search.get('needs') ?? '').split(',').flatMap((item): [string, number][] => {
        const [site = '', text = ''] = item.split('=')
        const need = readDays(text, 100)
        return site !== '' && need !== undefined ? [[site, need]] : []
      }),
    ),
    recruit: { site: search.get('site') ?? undefined, days },
    minutes: Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 ? minutes : undefined,
  }
}

/** Half days: 0.5, 1, 1.5; a comma does as well as a point. Undefined when it is no such number up to `most`. */
export function readDays(text: string, most = 5): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && value >= 0 && value <= most && Number.isInteger(value * 2) ? value : undefined
}

/** Changes as a what-if file writes them; undefined when one of them cannot be read. */
export function readChanges(text: string | null): WhatIfChange[] | undefined {
  if (text === null) return undefined
  try {
    const read: unknown = JSON.parse(text)
    const reader = new JsonReader()
    if (!Array.isArray(read) || read.length > MOST_CHANGES) return undefined
    for (const change of read) parseChange(reader, change, 'changes')
    return reader.refusals.length === 0 ? read : undefined
  } catch {
    return undefined
  }
}
