import type { OfficeAppointment } from '@maillage/contract/office.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { momentText } from '../messages/message-texts.ts'
import type { OfficeWarning } from './office-warnings.ts'

export function noSuchSite(): Refusal {
  return new Refusal('no-such-site', 404, {
    fr: 'Ce lieu n’existe pas dans ce réseau.',
    en: 'This network has no such site.',
  })
}

export function noSuchPractitioner(): Refusal {
  return new Refusal('no-such-practitioner', 404, {
    fr: 'Ce professionnel n’exerce pas dans ce lieu.',
    en: 'This professional does not practise at this site.',
  })
}

/** Another network of the professional has that time: nobody puts anything on top of what they cannot see. */
export function busyElsewhere(): Refusal {
  return new Refusal('busy-elsewhere', 409, {
    fr: 'Ce professionnel est occupé ailleurs à cette heure. Choisissez une autre heure.',
    en: 'This professional is busy elsewhere at that time. Choose another time.',
  })
}

export function noSuchReason(): Refusal {
  return new Refusal('no-such-reason', 404, {
    fr: 'Ce motif n’existe pas ici. Choisissez-en un dans la liste.',
    en: 'This reason does not exist here. Choose one from the list.',
  })
}

export function noSuchPatient(): Refusal {
  return new Refusal('no-such-patient', 404, {
    fr: 'Ce patient est introuvable. Cherchez-le à nouveau.',
    en: 'This patient cannot be found. Search again.',
  })
}

export function noSuchAppointment(): Refusal {
  return new Refusal('no-such-appointment', 404, {
    fr: 'Ce rendez-vous est introuvable. Rechargez la journée.',
    en: 'This appointment cannot be found. Load the day again.',
  })
}

export function patientNeeded(): Refusal {
  return new Refusal('patient-needed', 422, {
    fr: 'Choisissez un patient, ou donnez le nom et la date de naissance d’un nouveau patient.',
    en: 'Choose a patient, or give the name and birth date of a new one.',
  })
}

const PHONE_SENTENCES = {
  'foreign-number': {
    fr: 'Le téléphone n’est pas un numéro français. Écrivez un numéro français, ou laissez vide.',
    en: 'The phone is not a French number. Write a French number, or leave it empty.',
  },
  'malformed-number': {
    fr: 'Le téléphone n’est pas complet : un numéro a 10 chiffres et commence par 0. Corrigez-le, ou laissez vide.',
    en: 'The phone is not complete: a number has 10 digits and starts with 0. Correct it, or leave it empty.',
  },
}

export function phoneRefused(fault: 'foreign-number' | 'malformed-number'): Refusal {
  return new Refusal(fault, 422, PHONE_SENTENCES[fault], { field: 'phone' })
}

export function emailRefused(): Refusal {
  const sentence = {
    fr: 'L’e-mail n’est pas complet : il ressemble à prenom.nom@exemple.fr. Corrigez-le, ou laissez vide.',
    en: 'The e-mail address is not complete: it looks like name@example.com. Correct it, or leave it empty.',
  }
  return new Refusal('malformed-email', 422, sentence, { field: 'email' })
}

/** Warnings stand until the agent confirms each by its kind. */
export function warningsToConfirm(warnings: OfficeWarning[], language: Language): Refusal {
  const all = (spoken: Language) => warnings.map((warning) => warning.sentence[spoken]).join(' ')
  return new Refusal(
    'warning',
    409,
    { fr: `${all('fr')} Confirmez si c’est voulu.`, en: `${all('en')} Confirm if this is meant.` },
    { warnings: warnings.map(({ kind, sentence }) => ({ kind, message: sentence[language] })) },
  )
}

/** Somebody took the time between the look and the press. */
export function slotTaken(alternatives: Slot[]): Refusal {
  return new Refusal(
    'slot-taken',
    409,
    {
      fr: 'Cette heure vient d’être prise par quelqu’un d’autre. Choisissez-en une autre.',
      en: 'This time has just been taken by somebody else. Choose another one.',
    },
    { alternatives },
  )
}

/** What held the appointment was closed after it was cancelled. */
export function openingGone(): Refusal {
  return new Refusal('opening-gone', 409, {
    fr: 'Cette heure n’est plus ouverte depuis l’annulation. Prenez un nouveau rendez-vous pour ce patient.',
    en: 'This time was closed after the cancellation. Book a new appointment for this patient.',
  })
}

/** The appointment changed since the agent's screen read it: both versions are on the table. */
export function stale(current: OfficeAppointment): Refusal {
  return new Refusal(
    'stale',
    409,
    {
      fr: 'Ce rendez-vous a changé entre-temps. Voici ce qu’il est devenu : refaites votre geste si besoin.',
      en: 'This appointment has changed in the meantime. Here is what it is now: do it again if needed.',
    },
    { current },
  )
}

export function transitionRefused(from: string, to: string): Refusal {
  return new Refusal(
    'transition',
    409,
    {
      fr: 'Ce rendez-vous ne peut pas passer dans cet état depuis celui où il est.',
      en: 'This appointment cannot go to that state from the one it is in.',
    },
    { from, to },
  )
}

/** A state that cannot be true yet: the sentence says from when on. */
export function tooEarly(
  status: string,
  from: number,
  { start, timeZone }: { start: number; timeZone: string },
): Refusal {
  const on = { fr: momentText(start, timeZone, 'fr'), en: momentText(start, timeZone, 'en') }
  const sentence =
    status === 'no-show'
      ? {
          fr: `Ce rendez-vous n’a pas commencé : l’absence se note à partir du ${on.fr}.`,
          en: `This appointment has not begun: that the patient missed it is noted from ${on.en}.`,
        }
      : {
          fr: `Ce rendez-vous est le ${on.fr} : la venue du patient se note ce jour-là.`,
          en: `This appointment is on ${on.en}: that the patient came is noted on that day.`,
        }
  return new Refusal('too-early', 409, sentence, { possibleFrom: new Date(from).toISOString() })
}

export function cannotMove(): Refusal {
  return new Refusal('cannot-move', 409, {
    fr: 'Seul un rendez-vous à venir, ni commencé ni annulé, se déplace.',
    en: 'Only an appointment to come, neither begun nor cancelled, can be moved.',
  })
}
