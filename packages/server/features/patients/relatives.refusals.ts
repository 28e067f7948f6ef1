import { Refusal } from '../../platform/refusal.ts'

export function noSuchRelative(): Refusal {
  return new Refusal('no-such-relative', 404, {
    fr: 'Ce contact n’est plus sur la fiche. Rechargez-la.',
    en: 'This contact is no longer on the record. Load it again.',
  })
}

export function invalidRelativeName(): Refusal {
  return new Refusal(
    'invalid-name',
    422,
    {
      fr: 'Écrivez le nom de ce proche avec des lettres.',
      en: 'Write the name of this relative with letters.',
    },
    { field: 'name' },
  )
}

export function relativeContactNeeded(): Refusal {
  return new Refusal(
    'contact-needed',
    422,
    {
      fr: 'Écrivez un téléphone ou un e-mail de ce proche : l’un des deux suffit.',
      en: 'Write a telephone or an e-mail address of this relative: one of the two is enough.',
    },
    { field: 'phone' },
  )
}

export function alreadyARelative(contactId: string): Refusal {
  return new Refusal(
    'already-a-relative',
    409,
    {
      fr: 'Ce téléphone ou cet e-mail est déjà sur la fiche. Confirmez ce proche dans la liste plutôt que de le noter deux fois.',
      en: 'This telephone or e-mail address is already on the record. Confirm this relative in the list rather than noting it twice.',
    },
    { contactId },
  )
}
