import { readFile } from 'node:fs/promises'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { createMatrixTravelTime, parseTravelMatrix } from '@maillage/territory/travel-matrix.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import { type Config, ConfigError } from '../../platform/config.ts'
import { createOsrmTravelTime } from './osrm-travel-time.ts'

/**
 * The provider that the configuration names: OSRM, a matrix file, or the estimate.
 * @throws {ConfigError} when the matrix file cannot be read, with the line and what is wrong.
 */
export async function chooseTravelTime(
  config: Pick<Config, 'osrmUrl' | 'travelMatrixFile'>,
  index: CommuneIndex,
): Promise<TravelTime> {
  const estimate = createTravelEstimate(index)
  if (config.osrmUrl) return createOsrmTravelTime({ url: config.osrmUrl, index, estimate })
  if (!config.travelMatrixFile) return estimate
  try {
    const matrix = parseTravelMatrix(await readFile(config.travelMatrixFile, 'utf8'), index)
    return createMatrixTravelTime(matrix, index, estimate)
  } catch (error) {
    throw new ConfigError(
      `Les temps de trajet de MAILLAGE_TRAVEL_MATRIX ne se lisent pas : ${(error as Error).message}`,
    )
  }
}
