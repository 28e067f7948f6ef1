import { Refusal } from '../../platform/refusal.ts'

export function grantNotOpen(): Refusal {
  return new Refusal('grant-not-open', 403, {
    fr: 'Ce rôle, ou l’un de ces sites, n’est pas à vous de le donner. Demandez à l’administrateur de votre réseau.',
    en: 'This role, or one of these sites, is not yours to give. Ask the administrator of your network.',
  })
}

export function noSuchMember(): Refusal {
  return new Refusal('no-such-member', 404, {
    fr: 'Ce rôle n’existe plus. Rechargez la liste.',
    en: 'This role no longer exists. Load the list again.',
  })
}

export function noSuchInvitation(): Refusal {
  return new Refusal('no-such-invitation', 404, {
    fr: 'Cette invitation a déjà servi, ou a été retirée.',
    en: 'This invitation was used or withdrawn already.',
  })
}

export function lastAdministrator(): Refusal {
  return new Refusal('last-administrator', 409, {
    fr: 'C’est le dernier administrateur sans date de fin. Donnez d’abord ce rôle à quelqu’un d’autre.',
    en: 'This is the last administrator without an end date. Give this role to somebody else first.',
  })
}

export function alreadyMember(): Refusal {
  return new Refusal(
    'already-member',
    409,
    {
      fr: 'Cette personne a déjà ce rôle. Changez-le dans la liste.',
      en: 'This person has this role already. Change it in the list.',
    },
    { field: 'email' },
  )
}

export function memberElsewhere(): Refusal {
  return new Refusal('member-elsewhere', 409, {
    fr: 'Cette personne travaille aussi dans un autre réseau : son accès ne se rétablit pas d’ici. Demandez à qui tient ce serveur.',
    en: 'This person works in another network too: their access cannot be restored from here. Ask whoever runs this server.',
  })
}

export function malformedEmail(): Refusal {
  return new Refusal(
    'malformed-email',
    422,
    {
      fr: 'Cette adresse n’est pas complète. Exemple : camille@exemple.fr.',
      en: 'This address is not complete. Example: camille@example.org.',
    },
    { field: 'email' },
  )
}

export function practitionerNeeded(): Refusal {
  return new Refusal(
    'practitioner-needed',
    422,
    {
      fr: 'Choisissez le professionnel dont c’est l’agenda.',
      en: 'Choose the professional whose agenda it is.',
    },
    { field: 'practitionerId' },
  )
}

export function practitionerElsewhere(): Refusal {
  return new Refusal(
    'practitioner-elsewhere',
    422,
    {
      fr: 'Ce professionnel ne travaille à aucun des sites choisis.',
      en: 'This professional works at none of the chosen sites.',
    },
    { field: 'practitionerId' },
  )
}

export function endNeeded(): Refusal {
  return new Refusal(
    'end-needed',
    422,
    {
      fr: 'Dites quand finit ce remplacement : une date à venir.',
      en: 'Say when this replacement ends: a date to come.',
    },
    { field: 'validUntil' },
  )
}

export function noSuchSite(): Refusal {
  return new Refusal(
    'no-such-site',
    422,
    {
      fr: 'L’un de ces sites n’est pas de votre réseau.',
      en: 'One of these sites is not of your network.',
    },
    { field: 'siteIds' },
  )
}

export function tooManyInvitations(waitSeconds: number): Refusal {
  return new Refusal(
    'too-many-invitations',
    429,
    {
      fr: 'Beaucoup d’invitations en une heure. Reprenez un peu plus tard.',
      en: 'Many invitations in one hour. Go on a little later.',
    },
    { waitSeconds },
  )
}
