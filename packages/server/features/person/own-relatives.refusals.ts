import { Refusal } from '../../platform/refusal.ts'

export function invalidHelperName(): Refusal {
  return new Refusal(
    'invalid-name',
    422,
    {
      fr: 'Écrivez le nom de ce proche avec des lettres.',
      en: 'Write the name of this person with letters.',
    },
    { field: 'name' },
  )
}

export function ownContactRefused(): Refusal {
  return new Refusal(
    'own-contact',
    409,
    {
      fr: 'C’est votre propre contact. Écrivez celui de votre proche, pour que chacun ait le sien.',
      en: 'This is your own contact. Write that of the other person, so that each has their own.',
    },
    { field: 'contact' },
  )
}

export function alreadyNamed(): Refusal {
  return new Refusal(
    'already-a-relative',
    409,
    {
      fr: 'Ce contact est déjà celui d’un de vos proches, dans la liste.',
      en: 'This contact is already that of somebody in the list.',
    },
    { field: 'contact' },
  )
}

export function tooManyRelatives(most: number): Refusal {
  return new Refusal('too-many-relatives', 409, {
    fr: `Votre liste a déjà ${most} proches. Retirez-en un, ou demandez au secrétariat.`,
    en: `Your list already has ${most} people. Withdraw one, or ask the office.`,
  })
}

export function noSuchHelper(): Refusal {
  return new Refusal('no-such-helper', 404, {
    fr: 'Ce proche n’est plus dans votre liste. Rechargez la page.',
    en: 'This person is no longer in your list. Load the page again.',
  })
}
