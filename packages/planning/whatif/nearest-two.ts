import type { Nearest } from '@maillage/territory/coverage.ts'

const NONE = Number.POSITIVE_INFINITY

/** Minutes from every commune to one site; `rank` is the place of the site among all, and settles ties. */
export interface SiteColumn {
  readonly rank: number
  readonly minutes: Float64Array
}

/** The nearest and the second nearest site of every commune: what a closure is answered from. */
export interface NearestTwo {
  readonly columns: readonly SiteColumn[]
  readonly first: Nearest
  readonly second: Nearest
}

/** Finds both in one pass over the columns. Of two sites as near, the one of lower rank comes first. */
export function nearestTwo(columns: readonly SiteColumn[], communes: number): NearestTwo {
  const first = emptyNearest(communes)
  const second = emptyNearest(communes)
  const ordered = [...columns].sort((a, b) => a.rank - b.rank)
  for (const { rank, minutes } of ordered) {
    for (let row = 0; row < communes; row++) {
      const away = minutes[row] as number
      if (away < (first.minutes[row] as number)) {
        second.minutes[row] = first.minutes[row] as number
        second.site[row] = first.site[row] as number
        first.minutes[row] = away
        first.site[row] = rank
      } else if (away < (second.minutes[row] as number)) {
        second.minutes[row] = away
        second.site[row] = rank
      }
    }
  }
  return { columns: ordered, first, second }
}

/**
 * The nearest of another set of sites, from what is known of `base`: a commune whose nearest site is gone takes its second, and
 * only when that is gone too are the others looked at; then each new site is held against the answer. A site whose
 * column is another array (it moved, a road closed) is one gone and one new.
 * The same as `nearestTwo(columns).first`, in `O(communes x new sites)`.
 */
export function nearestFrom(base: NearestTwo, columns: readonly SiteColumn[]): Nearest {
  const minutes = base.first.minutes.slice()
  const site = base.first.site.slice()
  const kept = base.columns.filter((column) => columns.some((other) => isSame(column, other)))
  const added = columns.filter((column) => !base.columns.some((other) => isSame(column, other)))
  const isKept = new Set(kept.map(({ rank }) => rank))
  if (kept.length < base.columns.length) {
    for (let row = 0; row < minutes.length; row++) {
      if (site[row] === -1 || isKept.has(site[row] as number)) continue
      const second = base.second.site[row] as number
      if (second === -1 || isKept.has(second)) {
        minutes[row] = base.second.minutes[row] as number
        site[row] = second
      } else takeNearest(kept, row, { minutes, site })
    }
  }
  for (const column of added) addColumn(column, { minutes, site })
  return { minutes, site }
}

const isSame = (a: SiteColumn, b: SiteColumn) => a.rank === b.rank && a.minutes === b.minutes

function takeNearest(columns: readonly SiteColumn[], row: number, { minutes, site }: Nearest): void {
  minutes[row] = NONE
  site[row] = -1
  for (const column of columns) {
    const away = column.minutes[row] as number
    if (!(away < (minutes[row] as number))) continue
    minutes[row] = away
    site[row] = column.rank
  }
}

function addColumn(column: SiteColumn, { minutes, site }: Nearest): void {
  for (let row = 0; row < minutes.length; row++) {
    const away = column.minutes[row] as number
    const least = minutes[row] as number
    if (!(away < least || (away === least && away < NONE && column.rank < (site[row] as number)))) continue
    minutes[row] = away
    site[row] = column.rank
  }
}

function emptyNearest(communes: number): Nearest {
  return { minutes: new Float64Array(communes).fill(NONE), site: new Int32Array(communes).fill(-1) }
}
