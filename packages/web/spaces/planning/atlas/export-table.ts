import type { AtlasSite } from '@maillage/contract/atlas.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { csvOf } from '../../../ui/csv.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import { polygonFeatures } from '../map/map-style.ts'
import type { CommuneFigures } from './commune-figures.ts'

/**
 * The communes as a spreadsheet of the language reads them (decimal comma in French), in the order of the screen. Every
 * line says what it stands on, so that a line copied elsewhere still does.
 */
export function communesCsv(
  communes: readonly CommuneFigures[],
  sites: readonly AtlasSite[],
  text: AtlasText,
  facts: ExportFacts,
): string {
  const { csv } = text
  const plain = (value: number, digits = 0) =>
    Number.isFinite(value) ? value.toFixed(digits).replace('.', csv.decimalMark) : ''
  const columns = [
    { head: csv.rank, text: (commune: CommuneFigures) => String(commune.rank) },
    { head: csv.code, text: (commune: CommuneFigures) => commune.code },
    { head: csv.name, text: (commune: CommuneFigures) => commune.name },
    { head: csv.epci, text: (commune: CommuneFigures) => commune.epci },
    { head: csv.population, text: (commune: CommuneFigures) => String(commune.population) },
    { head: csv.minutes, text: (commune: CommuneFigures) => plain(commune.minutes) },
    { head: csv.site, text: (commune: CommuneFigures) => sites[commune.site]?.name ?? '' },
    { head: csv.siteCode, text: (commune: CommuneFigures) => sites[commune.site]?.communeCode ?? '' },
    { head: csv.apl, text: (commune: CommuneFigures) => plain(commune.apl, 3) },
    { head: csv.third, text: (commune: CommuneFigures) => plain(commune.thirdDays, 2) },
    { head: csv.reason, text: () => facts.reason },
    { head: csv.horizon, text: () => String(facts.horizonDays) },
    { head: csv.travel, text: () => facts.travel },
    { head: csv.at, text: () => facts.at },
    { head: csv.sources, text: () => facts.sources },
  ]
  return csvOf(columns, communes)
}

/** What a file says of itself. */
export interface ExportFacts {
  readonly area: string
  readonly reason: string
  readonly at: string
  readonly horizonDays: number
  readonly travel: string
  readonly sources: string
}

/** The communes with their outlines (RFC 7946, WGS84), and beside them where the figures come from. */
export function communesGeoJson(
  communes: readonly CommuneFigures[],
  sites: readonly AtlasSite[],
  shapes: MapShapes,
  facts: ExportFacts,
): string {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const { features } = polygonFeatures(shapes)
  return JSON.stringify({
    type: 'FeatureCollection',
    maillage: facts,
    features: features.map((feature, row) => {
      const commune = byCode.get(shapes.codes[row] as string)
      const properties = commune && {
        code: commune.code,
        name: commune.name,
        population: commune.population,
        minutes: Number.isFinite(commune.minutes) ? commune.minutes : null,
        nearest: sites[commune.site]?.communeCode ?? null,
        thirdDays: Number.isFinite(commune.thirdDays) ? commune.thirdDays : null,
        apl: Number.isFinite(commune.apl) ? commune.apl : null,
        rank: commune.rank,
      }
      return { ...feature, id: shapes.codes[row], properties: properties ?? {} }
    }),
  })
}
