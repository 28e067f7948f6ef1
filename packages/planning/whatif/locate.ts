import type { WhatIfGround } from './planned-state.ts'
import type { SitePoint } from './what-if-file.ts'
import type { WhatIfRefusal } from './what-if-refusal.ts'

/** The commune of a site, by a code of today or one that INSEE withdrew, and where the site stands. */
export function locate(
  { commune, point }: { commune: string; point?: SitePoint },
  ground: WhatIfGround,
  path: string,
): { row: number; point: SitePoint } | { refusal: WhatIfRefusal } {
  const row = ground.index.rowOf(commune)
  if (row === undefined) return { refusal: { path, kind: 'no-such-commune', code: commune } }
  const found = point ?? ground.pointOf(row)
  if (!Number.isNaN(found.lon) && !Number.isNaN(found.lat)) return { row, point: found }
  const name = ground.index.names[row] as string
  return { refusal: { path, kind: 'no-position', code: commune, name } }
}
