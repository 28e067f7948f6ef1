import type { AreaHistory, CommuneHistory } from '@maillage/contract/atlas-history.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { coverageOf } from '@maillage/territory/coverage.ts'
import { noSuchCommune, noSuchReason } from './atlas.refusals.ts'
import type { AccessDependencies } from './atlas-dependencies.ts'
import { type KeptCommune, type KeptDay, readKeptCommune, readKeptDays } from './history.queries.ts'
import { requireArea } from './require-area.ts'

const WITHIN_MINUTES = 15

interface Asked {
  reasonId: string
  /** So many days back. */
  days: number
}

/**
 * The access of the inhabitants of an area, day by day, with the inhabitants of today.
 * @throws {Refusal} `not-an-area`, `no-such-area`, `no-such-reason`.
 */
export async function readAreaHistory(
  deps: AccessDependencies,
  key: string,
  asked: Asked,
): Promise<AreaHistory> {
  const area = requireArea(deps.index, key)
  const kept = await readKeptDays(deps.platform.db, await sinceOf(deps, asked))
  const summaryOf = summariser(deps.index, area.rows)
  return { days: kept.flatMap((day) => summaryOf(day) ?? []) }
}

type Summary = AreaHistory['days'][number]

/**
 * Sums days of an area; undefined for one on which a commune of it was not kept. A commune that was merged since counts by the
 * nearest of its parts.
 */
function summariser(index: CommuneIndex, rows: Int32Array): (day: KeptDay) => Summary | undefined {
  const population = Array.from(rows, (row) => index.population[row] as number)
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]))
  let known: { communes: string; places: (number | undefined)[]; isWhole: boolean } | undefined
  const placesOf = (communes: string) => {
    const places = communes.split(' ').map((code) => placeOf.get(index.rowOf(code) ?? -1))
    const isWhole = new Set(places.filter((place) => place !== undefined)).size === rows.length
    return { communes, places, isWhole }
  }
  return ({ day, travel, communes, minutes }) => {
    if (known?.communes !== communes) known = placesOf(communes)
    if (!known.isWhole) return undefined
    const away = new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY)
    for (const [i, written] of minutes.split(',').entries()) {
      const place = known.places[i]
      if (place !== undefined && written !== '')
        away[place] = Math.min(away[place] as number, Number(written))
    }
    const total = coverageOf({ minutes: away }, population, WITHIN_MINUTES)
    return {
      day,
      population: total.population,
      covered15: total.covered,
      meanMinutes: Number.isNaN(total.meanMinutes) ? null : total.meanMinutes,
      withoutAny: total.unreachable,
      travel,
    }
  }
}

/**
 * The access of one commune, day by day; a withdrawn code is read as that of today.
 * @throws {Refusal} `unknown-commune`, `no-such-reason`.
 */
export async function readCommuneHistory(
  deps: AccessDependencies,
  code: string,
  asked: Asked,
): Promise<CommuneHistory> {
  const row = deps.index.rowOf(code)
  if (row === undefined) throw noSuchCommune()
  const today = deps.index.codes[row] as string
  const kept = await readKeptCommune(deps.platform.db, today, await sinceOf(deps, asked))
  return { days: kept.map(inDays) }
}

function inDays({ thirdHours15, thirdHours20, thirdHours30, ...day }: KeptCommune) {
  const days = (hours: number | null) => (hours === null ? null : hours / 24)
  return {
    ...day,
    thirdDays15: days(thirdHours15),
    thirdDays20: days(thirdHours20),
    thirdDays30: days(thirdHours30),
  }
}

async function sinceOf(deps: AccessDependencies, { reasonId, days }: Asked) {
  const networkId = await deps.network.id()
  const reason = await deps.platform.db
    .selectFrom('reason')
    .innerJoin('network', 'network.id', 'reason.network_id')
    .select('network.time_zone as timeZone')
    .where('reason.id', '=', reasonId)
    .where('reason.network_id', '=', networkId)
    .executeTakeFirst()
  if (!reason) throw noSuchReason()
  const today = deps.platform.clock.now().toZonedDateTimeISO(reason.timeZone).toPlainDate()
  return { networkId, reasonId, since: today.subtract({ days }).toString() }
}
