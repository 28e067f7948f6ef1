import { createPlainTable } from '@maillage/territory/plain-estimate.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import type { TravelTable } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { Ground } from './ground.ts'
import { readMatrixTravel } from './read-matrix-travel.ts'
import { holdWithin, readRoadsTravel } from './read-roads-travel.ts'

/** How far an option of the command needs travel times to be known. */
interface Reach {
  readonly option: string
  readonly minutes: number
}

const FORMS = 'estimate, estimate:detour=1.35,speed=55, matrix:temps.csv, roads:dep-32.roads'

/**
 * The travel times of `--travel`; the project's own estimate without it.
 * @throws Misuse for a form that is not known, a detour or speed that no road has, a file that cannot be used or stops short of
 * `reach`.
 */
export async function readTravel(
  text: string | undefined,
  ground: Ground,
  io: Io,
  reach?: Reach,
): Promise<TravelTable> {
  const { index } = ground
  if (text === undefined || text === 'estimate') return createEstimateTable(index)
  const [, roads] = /^roads:(.+)$/.exec(text) ?? []
  if (roads !== undefined) {
    const table = await readRoadsTravel(roads, ground)
    if (reach) holdWithin(table, reach.option, reach.minutes)
    return table
  }
  const [, matrix] = /^matrix:(.+)$/.exec(text) ?? []
  if (matrix !== undefined) return readMatrixTravel(matrix, ground, io)
  const [, parameters] = /^estimate:(.+)$/.exec(text) ?? []
  if (parameters === undefined) throw unknownForm(text)
  const given = new Map(parameters.split(',').map((part) => part.split('=') as [string, string | undefined]))
  const detour = numberOf(given.get('detour'))
  const kmPerHour = numberOf(given.get('speed'))
  if (given.size !== 2 || detour === undefined || kmPerHour === undefined) throw unknownForm(text)
  if (!(detour >= 1 && detour <= 5)) throw outOfRange('detour', detour, '1', '5')
  if (!(kmPerHour >= 1 && kmPerHour <= 200)) throw outOfRange('speed', kmPerHour, '1', '200')
  return createPlainTable(index, { detour, kmPerHour })
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

function unknownForm(text: string): Misuse {
  return new Misuse({
    fr: `--travel\u202f: «\u00a0${text}\u00a0» n’est pas une source de temps de trajet. Écrivez ${FORMS}.`,
    en: `--travel: "${text}" is no source of travel times. Write ${FORMS}.`,
  })
}

function outOfRange(name: string, value: number, least: string, most: string): Misuse {
  return new Misuse({
    fr: `--travel\u202f: ${name}=${value} n’est pas possible. Donnez un nombre entre ${least} et ${most}.`,
    en: `--travel: ${name}=${value} is not possible. Give a number between ${least} and ${most}.`,
  })
}
