import { readFile } from 'node:fs/promises'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { TravelMatrixError } from '@maillage/territory/travel-matrix-error.ts'
import { createMatrixTravelTime, parseTravelMatrix } from '@maillage/territory/travel-matrix.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import { type Config, ConfigError } from '../../platform/config.ts'
import type { Logger } from '../../platform/log.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { createOsrmTravelTime } from './osrm-travel-time.ts'
import { readRoadsTravel } from './read-roads-travel.ts'

/**
 * The provider that the configuration names: OSRM, a file of road times, a matrix file, or the estimate. A failure of OSRM is logged and counted
 * by its reason alone: where somebody starts from is theirs.
 * @throws {ConfigError} when a file cannot be read, with what is wrong.
 */
export async function chooseTravelTime(
  config: Pick<Config, 'osrmUrl' | 'roadsFile' | 'travelMatrixFile'>,
  index: CommuneIndex,
  { log, metrics }: { log: Logger; metrics: Metrics },
): Promise<TravelTime> {
  const estimate = createTravelEstimate(index)
  if (config.osrmUrl) {
    const onFailure = ({ reason }: { reason: string }) => {
      metrics.travelFailures.inc({ provider: 'osrm', reason })
      log.warn({ event: 'travel.provider-failed', provider: 'osrm', reason })
    }
    return createOsrmTravelTime({ url: config.osrmUrl, index, estimate, onFailure })
  }
  if (config.roadsFile) return readRoadsTravel(config.roadsFile, index, estimate)
  if (!config.travelMatrixFile) return estimate
  const text = await readMatrixFile(config.travelMatrixFile)
  try {
    return createMatrixTravelTime(parseTravelMatrix(text, index), index, estimate)
  } catch (error) {
    if (error instanceof TravelMatrixError) throw unusableMatrix(config.travelMatrixFile, error.sentences)
    throw error
  }
}

async function readMatrixFile(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw unusableMatrix(
      file,
      code === 'ENOENT'
        ? { fr: 'ce fichier n’existe pas', en: 'there is no such file' }
        : code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? { fr: 'ce n’est pas un texte en UTF-8', en: 'it is no UTF-8 text' }
          : { fr: `il ne peut pas être lu (${code})`, en: `it cannot be read (${code})` },
    )
  }
}

function unusableMatrix(file: string, why: { fr: string; en: string }): ConfigError {
  return new ConfigError({
    fr: `Les temps de trajet de ${file} (MAILLAGE_TRAVEL_MATRIX) ne peuvent pas servir\u202f: ${why.fr}.`,
    en: `The travel times of ${file} (MAILLAGE_TRAVEL_MATRIX) cannot be used: ${why.en}.`,
  })
}
