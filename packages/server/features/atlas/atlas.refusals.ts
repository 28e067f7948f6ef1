import type { AreaRefusal } from '@maillage/territory/area.ts'
import { Refusal } from '../../platform/refusal.ts'

/** The sentence of an area that does not exist. */
export function areaRefused(refusal: AreaRefusal): Refusal {
  if (refusal.kind === 'not-an-area')
    return new Refusal('not-an-area', 400, {
      fr: 'Ce territoire ne se lit pas. Écrivez par exemple dep:32, reg:76, epci:200066926 ou commune:32132.',
      en: 'This area cannot be read. Write for instance dep:32, reg:76, epci:200066926 or commune:32132.',
    })
  return new Refusal('no-such-area', 404, {
    fr: 'Ce territoire n’existe pas. Choisissez-le dans la liste proposée.',
    en: 'This area does not exist. Choose it from the list.',
  })
}

export function noSuchCommune(): Refusal {
  return new Refusal('unknown-commune', 404, {
    fr: 'Cette commune n’existe pas. Choisissez-la dans la liste proposée.',
    en: 'This commune does not exist. Choose it from the list.',
  })
}

export function noSuchReason(): Refusal {
  return new Refusal('no-such-reason', 404, {
    fr: 'Ce motif n’existe pas ici. Choisissez-en un dans la liste.',
    en: 'This reason does not exist here. Choose one from the list.',
  })
}

export function areaTooLarge(): Refusal {
  return new Refusal('area-too-large', 422, {
    fr: 'Ce territoire a trop de communes pour cette demande. Choisissez un département, ou les sites seulement.',
    en: 'This area has too many communes for this request. Choose a département, or the sites only.',
  })
}
