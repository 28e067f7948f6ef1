import { POPULATION_YEAR } from '@maillage/server/features/atlas/read-area-communes.ts'
import type { Lang } from '../command.ts'

/** Where the figures of an export come from, to be passed on with it. */
export function sourceLines(travel: string, lang: Lang): string[] {
  return lang === 'fr'
    ? [
        `Minutes en voiture, arrondies au-dessus\u202f: ${travel} (Maillage).`,
        `Population légale ${POPULATION_YEAR}, INSEE, Licence Ouverte 2.0.`,
        'Contours des communes\u202f: IGN, Admin Express, Licence Ouverte 2.0, simplifiés. Points\u202f: GeoNames, CC BY 4.0, sinon centroïdes.',
      ]
    : [
        `Minutes by car, rounded up: ${travel} (Maillage).`,
        `Legal population ${POPULATION_YEAR}, INSEE, Licence Ouverte 2.0.`,
        'Outlines of communes: IGN, Admin Express, Licence Ouverte 2.0, simplified. Points: GeoNames, CC BY 4.0, else centroids.',
      ]
}
