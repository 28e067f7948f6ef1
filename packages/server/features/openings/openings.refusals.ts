import { describeRefusal, type TimeRefusal } from '@maillage/core/time/refusal.ts'
import { Refusal } from '../../platform/refusal.ts'

/** A rule or an absence that cannot be read, or that overlaps itself: each fault with its place. */
export function ruleRefused(refusals: TimeRefusal[]): Refusal {
  const all = (language: 'fr' | 'en') =>
    refusals.map((refusal) => describeRefusal(refusal, language)).join(' ; ')
  return new Refusal(
    refusals.some((refusal) => refusal.kind === 'overlaps-itself') ? 'overlaps-itself' : 'invalid-rule',
    422,
    { fr: `Cette règle ne tient pas : ${all('fr')}.`, en: `This rule does not hold: ${all('en')}.` },
    { errors: refusals.map((refusal) => ({ path: refusal.path, message: refusal.kind })) },
  )
}

export function noSuchRule(): Refusal {
  return new Refusal('no-such-rule', 404, {
    fr: 'Cette plage d’ouverture n’existe pas ici.',
    en: 'There is no such opening rule here.',
  })
}

export function noSuchPlace(): Refusal {
  return new Refusal('no-such-place', 404, {
    fr: 'Ce professionnel n’exerce pas dans ce lieu, ou ce lieu n’est pas de ce réseau.',
    en: 'This professional does not practise at this site, or the site is not of this network.',
  })
}

export function noSuchRoom(): Refusal {
  return new Refusal('no-such-room', 404, {
    fr: 'Cette salle n’est pas dans ce lieu. Choisissez une salle de ce lieu.',
    en: 'This room is not at this site. Choose a room of this site.',
  })
}

export function noSuchService(): Refusal {
  return new Refusal('no-such-service', 404, {
    fr: 'Ce soin n’est pas proposé dans ce réseau. Choisissez-en un dans la liste.',
    en: 'This network does not offer this kind of care. Choose one from the list.',
  })
}

export function dateOutOfReach(): Refusal {
  return new Refusal('date-out-of-reach', 422, {
    fr: 'Cette date est trop loin d’aujourd’hui. Vérifiez l’année.',
    en: 'This date is too far from today. Check the year.',
  })
}

const TOO_LONG = {
  opening: {
    fr: 'Une plage d’ouverture dure au plus 24\u00a0heures. Faites-en deux.',
    en: 'An opening lasts at most 24\u00a0hours. Make two of it.',
  },
  absence: {
    fr: 'Une absence se note pour 400\u00a0jours au plus. Notez la suite à part.',
    en: 'An absence is noted for at most 400\u00a0days. Note the rest apart.',
  },
}

export function tooLong(kind: keyof typeof TOO_LONG): Refusal {
  return new Refusal('too-long', 422, TOO_LONG[kind])
}
