import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import { zoneName } from '@maillage/territory/area.ts'
import type { AtlasDependencies } from './atlas-dependencies.ts'
import { readSites } from './atlas.queries.ts'
import { describeArea } from './describe-area.ts'
import { communeLines } from './commune-lines.ts'
import { knownCentres } from './known-centres.ts'
import { requireArea } from './require-area.ts'

/** Year of the populations of `data/communes`. */
export const POPULATION_YEAR = 2023

/**
 * The communes of an area, and those of all sites, so that a screen builds the same index as the command line.
 * @throws {Refusal} `not-an-area`, `no-such-area`.
 */
export async function readAreaCommunes(deps: AtlasDependencies, key: string): Promise<AreaCommunes> {
  const { index } = deps
  const area = requireArea(index, key)
  const [sites, centres] = await Promise.all([
    readSites(deps.platform.db, await deps.network.id()),
    knownCentres(),
  ])
  const inside = new Set(area.rows)
  const ofSites = [...sites.map((site) => site.communeCode), ...centres.map((centre) => centre.commune)]
  const outside = [...new Set(ofSites.flatMap((code) => index.rowOf(code) ?? []))].filter(
    (row) => !inside.has(row),
  )
  const rows = [...area.rows, ...outside].toSorted((a, b) => a - b)
  const epcis = new Set(rows.map((row) => index.epci[row] as number).filter((code) => code > 0))
  return {
    area: describeArea(index, area),
    recodedFrom: area.recoded?.from ?? null,
    files: await communeLines(index, rows),
    outside: outside.map((row) => index.codes[row] ?? '').toSorted(),
    epcis: [...epcis].map((code) => ({ code: String(code), name: zoneName(index, 'epci', String(code)) })),
    populationYear: POPULATION_YEAR,
  }
}
