import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { csvOf } from '../../../ui/csv.ts'
import type { Ground } from '../ground/use-ground.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import { polygonFeatures } from '../map/map-style.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'
import type { WhatIfAnswer } from './what-if-messages.ts'

/** One commune that loses or wins minutes. */
export interface LossRow {
  readonly code: string
  readonly name: string
  readonly people: number
  readonly before: number
  readonly after: number
  readonly lost: number
  readonly siteBefore: string
  readonly siteAfter: string
  /** It passes beyond the limit. */
  readonly isCrossing: boolean
}

type Around = Pick<WhatIfScreen, 'minutes' | 'siteName'>

/** Every commune whose minutes change; those that lose most, minutes x inhabitants, first. */
export function changedRows({ minutes, siteName }: Around, answer: WhatIfAnswer, ground: Ground): LossRow[] {
  const { index, rows } = ground
  const named = (site: number) => {
    const found = answer.sites[site]
    return found ? siteName(found.id) : ''
  }
  return answer.comparison.communes.map(({ row, before, after, lost, siteBefore, siteAfter }) => {
    const commune = rows[row] as number
    return {
      code: index.codes[commune] as string,
      name: index.names[commune] as string,
      people: index.population[commune] as number,
      ...{ before, after, lost },
      siteBefore: named(siteBefore),
      siteAfter: named(siteAfter),
      isCrossing: before <= minutes && after > minutes,
    }
  })
}

export function lossRows(around: Around, answer: WhatIfAnswer, ground: Ground): LossRow[] {
  return changedRows(around, answer, ground).filter(({ lost, people }) => lost > 0 && people > 0)
}

const plain = (value: number) => (Number.isFinite(value) ? String(value) : '')

/** The communes as a spreadsheet reads them; each line says what it stands on. */
export function lossCsv(
  { baseline, kept, opened }: Pick<WhatIfScreen, 'baseline' | 'kept' | 'opened'>,
  rows: readonly LossRow[],
  { csv, newName }: WhatIfText,
): string {
  const name = kept?.name ?? opened?.name ?? newName
  return csvOf<LossRow>(
    [
      { head: csv.scenario, text: () => name },
      { head: csv.code, text: ({ code }) => code },
      { head: csv.name, text: (row) => row.name },
      { head: csv.population, text: ({ people }) => plain(people) },
      { head: csv.before, text: ({ before }) => plain(before) },
      { head: csv.after, text: ({ after }) => plain(after) },
      { head: csv.lost, text: ({ lost }) => plain(lost) },
      { head: csv.nearestBefore, text: ({ siteBefore }) => siteBefore },
      { head: csv.nearestAfter, text: ({ siteAfter }) => siteAfter },
      { head: csv.baseline, text: () => baseline?.date ?? '' },
      { head: csv.travel, text: () => baseline?.travel ?? '' },
      { head: csv.year, text: () => String(baseline?.populationYear ?? '') },
    ],
    rows,
  )
}

/** Every commune of the area with its outline and its minutes before and after (RFC 7946, WGS84). */
export function lossGeoJson(
  answer: WhatIfAnswer,
  ground: Ground,
  shapes: MapShapes,
  facts: Readonly<Record<string, unknown>>,
): string {
  const { index, rows } = ground
  const places = new Map(Array.from(rows, (row, place) => [index.codes[row] as string, place]))
  const orNull = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null)
  const { before, after, crossings, losing, winning } = answer.comparison
  return JSON.stringify({
    type: 'FeatureCollection',
    maillage: { ...facts, on: answer.on, before, after, crossings, losing, winning },
    features: polygonFeatures(shapes).features.map((feature, row) => {
      const code = shapes.codes[row] as string
      const place = places.get(code)
      const [from, to] = place === undefined ? [] : [answer.minutesBefore[place], answer.minutesAfter[place]]
      const lost = from === to ? 0 : orNull((to ?? Number.NaN) - (from ?? Number.NaN))
      const population = place === undefined ? null : index.population[rows[place] as number]
      const properties = {
        code,
        name: shapes.names[row],
        population,
        before: orNull(from),
        after: orNull(to),
        lost,
      }
      return { ...feature, id: code, properties }
    }),
  })
}
