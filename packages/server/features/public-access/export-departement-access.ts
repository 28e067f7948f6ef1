import { findArea } from '@maillage/territory/area.ts'
import type { AtlasDependencies } from '../atlas/atlas-dependencies.ts'
import { POPULATION_YEAR } from '../atlas/read-area-communes.ts'
import { minutesToOpenSlots } from './minutes-to-open-slots.ts'
import { openSlotsNow } from './open-slots-now.ts'
import { unknownDepartement } from './public-access.refusals.ts'

/** Spreadsheets take a file that begins so for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * The minutes of every commune of a département to the nearest slot open this week, as a CSV that a French spreadsheet opens; the last columns say when, how and of what
 * year, so that a table that is passed on keeps its sources.
 * @throws {Refusal} `no-such-area`, `nothing-to-book`.
 */
export async function exportDepartementAccess(deps: AtlasDependencies, departement: string): Promise<string> {
  const { index } = deps
  const area = findArea(index, `dep:${departement}`)
  if ('refusal' in area) throw unknownDepartement()
  const { slots } = await openSlotsNow(deps)
  const minutes = await minutesToOpenSlots(deps, slots, area.rows)
  const header = 'code;commune;habitants;minutes;créneaux lus le;temps de trajet;année de la population'
  const lines = Array.from(area.rows, (row, i) =>
    [
      index.codes[row],
      index.names[row],
      index.population[row],
      Number.isFinite(minutes[i]) ? minutes[i] : '',
      slots.at,
      deps.travelTime.kind,
      POPULATION_YEAR,
    ].join(';'),
  )
  return `${BYTE_ORDER_MARK}${[header, ...lines].join('\r\n')}\r\n`
}
