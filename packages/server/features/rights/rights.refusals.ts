import { Refusal } from '../../platform/refusal.ts'

export function noSuchPatient(): Refusal {
  return new Refusal('no-such-patient', 404, {
    fr: 'Ce patient n’est pas dans ce réseau, ou ses données ont été effacées.',
    en: 'This patient is not in this network, or their data were erased.',
  })
}

export function noSuchRequest(): Refusal {
  return new Refusal('no-such-request', 404, {
    fr: 'Cette demande n’existe pas dans ce réseau.',
    en: 'This request does not exist in this network.',
  })
}

export function alreadyAsked(): Refusal {
  return new Refusal('already-asked', 409, {
    fr: 'Une demande de cette nature est déjà en cours. Vous aurez une réponse au plus tard à la date indiquée.',
    en: 'A request of this kind is already under way. You will have an answer by the date shown.',
  })
}

/** The same, for whoever records what came by letter. */
export function alreadyRecorded(): Refusal {
  return new Refusal(
    'already-asked',
    409,
    {
      fr: 'Cette personne a déjà une demande de cette nature en cours. Répondez à celle-là.',
      en: 'This person already has a request of this kind under way. Answer that one.',
    },
    { field: 'kind' },
  )
}

export function notReceivedThen(why: 'to-come' | 'too-early'): Refusal {
  const sentence = {
    'to-come': {
      fr: 'Cette date est à venir. Une demande se note une fois reçue.',
      en: 'This date is to come. A request is noted once it was received.',
    },
    'too-early': {
      fr: 'Cette date est trop ancienne. Vérifiez l’année.',
      en: 'This date is too long ago. Check the year.',
    },
  }[why]
  return new Refusal('not-received-then', 422, sentence, { field: 'receivedOn' })
}

export function fewLetters(): Refusal {
  return new Refusal(
    'few-letters',
    422,
    {
      fr: 'Écrivez les trois premières lettres du nom, deux si le nom n’en a que deux.',
      en: 'Write the first three letters of the name, two if the name has only two.',
    },
    { field: 'letters' },
  )
}

export function alreadyAnswered(): Refusal {
  return new Refusal('already-answered', 409, {
    fr: 'Cette demande a déjà sa réponse, ou a été retirée.',
    en: 'This request already has its answer, or was withdrawn.',
  })
}

export function alreadyExtended(): Refusal {
  return new Refusal('already-extended', 409, {
    fr: 'Le délai a déjà été prolongé. La loi ne le permet qu’une fois.',
    en: 'The time was already extended. The law allows it once only.',
  })
}

export function tooLateToExtend(): Refusal {
  return new Refusal('too-late-to-extend', 409, {
    fr: 'Le premier mois est passé. La personne doit avoir sa réponse sans attendre.',
    en: 'The first month is over. The person must have an answer without waiting.',
  })
}

export function futureAppointments(count: number): Refusal {
  return new Refusal(
    'future-appointments',
    409,
    {
      fr: `Cette personne a ${count} rendez-vous à venir. Annulez-les d’abord, ou confirmez qu’ils seront annulés avec l’effacement.`,
      en: `This person has ${count} appointments to come. Cancel them first, or confirm that they are cancelled with the erasure.`,
    },
    { count },
  )
}

export function identityUnchecked(): Refusal {
  return new Refusal('identity-unchecked', 409, {
    fr: 'L’identité de la personne n’a pas été vérifiée. Notez d’abord comment elle l’a été.',
    en: 'The person’s identity was not checked. Note first how it was.',
  })
}

export function noRequest(): Refusal {
  return new Refusal('no-request', 409, {
    fr: 'Cette personne n’a pas de demande en cours à laquelle cela répond. Enregistrez d’abord sa demande, et comment son identité a été vérifiée.',
    en: 'This person has no open request that this answers. First record their request, and how their identity was checked.',
  })
}

export function requestOfAnother(): Refusal {
  return new Refusal('request-of-another', 409, {
    fr: 'Cette demande est d’une autre personne, ou d’une autre nature. Rien n’a été fait.',
    en: 'This request is of another person, or of another kind. Nothing was done.',
  })
}

export function eraseFirst(): Refusal {
  return new Refusal('erase-first', 409, {
    fr: 'Les données sont encore là. Effacez-les\u202f: la demande se ferme avec l’effacement.',
    en: 'The data are still there. Erase them: the request is closed with the erasure.',
  })
}
