import { Refusal } from '../../platform/refusal.ts'

export function unknownPlace(): Refusal {
  return new Refusal('unknown-commune', 404, {
    fr: 'Cette commune n’existe pas. Choisissez-la dans la liste proposée.',
    en: 'This commune does not exist. Choose it from the list.',
  })
}

export function unknownDepartement(): Refusal {
  return new Refusal('no-such-area', 404, {
    fr: 'Ce département n’existe pas. Vérifiez son numéro.',
    en: 'This département does not exist. Check its number.',
  })
}

export function nothingToBook(): Refusal {
  return new Refusal('nothing-to-book', 404, {
    fr: 'Ce réseau ne propose pas encore de rendez-vous au public. Appelez-le.',
    en: 'This network offers the public no appointments yet. Call it.',
  })
}
