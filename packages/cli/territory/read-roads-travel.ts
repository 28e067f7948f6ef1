import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { decodeRoadTimes, RoadsFileError, type RoadsFileFault } from '@maillage/territory/roads/roads-file.ts'
import {
  type BoundedTravelTable,
  createRoadsTable,
  PlaceNotInRoads,
} from '@maillage/territory/roads/roads-table.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import type { Lang } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { Ground } from './ground.ts'

/**
 * The travel times of `--travel roads:FILE`.
 * @throws Misuse when the file cannot be read, and later, from `minutes`, for a commune that it does not hold.
 */
export async function readRoadsTravel(path: string, { index }: Ground): Promise<BoundedTravelTable> {
  const bytes = await readFile(path).catch(() => {
    throw noFile(path)
  })
  const table = createRoadsTable(
    decode(path, bytes),
    index,
    createEstimateTable(index),
    `roads:${basename(path)}`,
  )
  return {
    ...table,
    minutes(from, to) {
      try {
        return table.minutes(from, to)
      } catch (error) {
        throw error instanceof PlaceNotInRoads ? notInside(path, error.commune) : error
      }
    },
  }
}

function decode(path: string, bytes: Uint8Array) {
  try {
    return decodeRoadTimes(bytes)
  } catch (error) {
    throw error instanceof RoadsFileError ? new Misuse(FAULTS[error.fault](path)) : error
  }
}

type Sentence = Readonly<Record<Lang, string>>

const noFile = (path: string) =>
  new Misuse({
    fr: `--travel\u202f: il n’y a pas de fichier ${path}, ou il ne peut pas être lu. Il se fait avec\u202f: maillage import roads`,
    en: `--travel: there is no file ${path}, or it cannot be read. It is made by: maillage import roads`,
  })

const FAULTS: Readonly<Record<RoadsFileFault, (path: string) => Sentence>> = {
  'not-roads': (path) => ({
    fr: `--travel\u202f: ${path} n’est pas un fichier de temps de trajet routiers. Il se fait avec\u202f: maillage import roads`,
    en: `--travel: ${path} is no file of road times. It is made by: maillage import roads`,
  }),
  'other-version': (path) => ({
    fr: `--travel\u202f: ${path} vient d’une autre version de Maillage. Refaites-le\u202f: maillage import roads`,
    en: `--travel: ${path} comes from another version of Maillage. Make it again: maillage import roads`,
  }),
  damaged: (path) => ({
    fr: `--travel\u202f: ${path} est abîmé ou incomplet. Refaites-le\u202f: maillage import roads`,
    en: `--travel: ${path} is damaged or not all there. Make it again: maillage import roads`,
  }),
}

const notInside = (path: string, commune: string) =>
  new Misuse({
    fr: `--travel\u202f: ${basename(path)} ne contient pas la commune ${commune}. Refaites-le avec un --area qui la comprend\u202f; l’option peut être répétée.`,
    en: `--travel: ${basename(path)} does not hold the commune ${commune}. Make it again with an --area that holds it; the option may be repeated.`,
  })

/**
 * Holds that travel times are known as far as they are needed.
 * @throws Misuse when the file stops before.
 */
export function holdWithin(travel: BoundedTravelTable, option: string, minutes: number): void {
  const most = travel.maxMinutes
  if (minutes <= most) return
  throw new Misuse({
    fr: `${option}\u202f: ces temps de trajet s’arrêtent à ${most}\u00a0minutes. Demandez moins, ou refaites le fichier\u202f: maillage import roads … --max-minutes ${minutes}`,
    en: `${option}: these travel times end at ${most} minutes. Ask for less, or make the file again: maillage import roads … --max-minutes ${minutes}`,
  })
}
