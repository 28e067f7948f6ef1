import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { decodeRoadTimes, RoadsFileError, type RoadsFileFault } from '@maillage/territory/roads/roads-file.ts'
import { createRoadsTable } from '@maillage/territory/roads/roads-table.ts'
import { createRoadsTravelTime } from '@maillage/territory/roads/roads-travel-time.ts'
import { createEstimateTable, type TravelEstimate } from '@maillage/territory/travel-estimate.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import { ConfigError } from '../../platform/config.ts'

/**
 * The travel times of a file that `maillage import roads` made.
 * @throws {ConfigError} when it cannot be read.
 */
export async function readRoadsTravel(
  file: string,
  index: CommuneIndex,
  estimate: TravelEstimate,
): Promise<TravelTime> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw unusable(file, error.code === 'ENOENT' ? ABSENT : UNREADABLE)
  })
  const roads = decode(file, bytes)
  const table = createRoadsTable(roads, index, createEstimateTable(index), `roads:${basename(file)}`)
  return createRoadsTravelTime(roads, table, index, estimate)
}

function decode(file: string, bytes: Uint8Array) {
  try {
    return decodeRoadTimes(bytes)
  } catch (error) {
    throw error instanceof RoadsFileError ? unusable(file, FAULTS[error.fault]) : error
  }
}

interface Sentence {
  fr: string
  en: string
}

const ABSENT: Sentence = { fr: 'ce fichier n’existe pas', en: 'there is no such file' }
const UNREADABLE: Sentence = { fr: 'il ne peut pas être lu', en: 'it cannot be read' }
const FAULTS: Readonly<Record<RoadsFileFault, Sentence>> = {
  'not-roads': { fr: 'ce n’en est pas un fichier', en: 'it is no file of them' },
  'other-version': { fr: 'il vient d’une autre version', en: 'it comes from another version' },
  damaged: { fr: 'il est abîmé ou incomplet', en: 'it is damaged or not all there' },
}

function unusable(file: string, why: Sentence): ConfigError {
  return new ConfigError({
    fr: `Les temps routiers de ${file} (MAILLAGE_ROADS) ne peuvent pas servir\u202f: ${why.fr}. Ils se font avec «\u00a0maillage import roads\u00a0».`,
    en: `The road times of ${file} (MAILLAGE_ROADS) cannot be used: ${why.en}. They are made by "maillage import roads".`,
  })
}
