import { momentText } from '../messages/message-texts.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { NoOffer } from './find-offer.ts'

export function noSuchHold(): Refusal {
  return new Refusal('no-such-hold', 404, {
    fr: 'Cette réservation n’existe plus. Choisissez un autre rendez-vous.',
    en: 'This reservation no longer exists. Choose another appointment.',
  })
}

export function noSuchAppointment(): Refusal {
  return new Refusal('no-such-appointment', 404, {
    fr: 'Ce rendez-vous est introuvable. Vérifiez le lien de votre message, ou appelez le secrétariat.',
    en: 'This appointment cannot be found. Check the link of your message, or call the office.',
  })
}

export function noSuchReason(): Refusal {
  return new Refusal('no-such-reason', 404, {
    fr: 'Ce motif n’existe pas ici. Choisissez-en un dans la liste.',
    en: 'This reason does not exist here. Choose one from the list.',
  })
}

export function reasonNotOnline(phone: string): Refusal {
  return new Refusal(
    'reason-not-online',
    422,
    {
      fr: `Ce motif ne se réserve pas en ligne. Appelez le ${phone}.`,
      en: `This reason cannot be booked online. Call ${phone}.`,
    },
    { phone },
  )
}

export function unknownCommune(): Refusal {
  return new Refusal('unknown-commune', 404, {
    fr: 'Cette commune n’existe pas. Choisissez-la dans la liste proposée.',
    en: 'This commune does not exist. Choose it from the list.',
  })
}

/** No bearer, one that is not ours, one of something else, or one that ended. */
export function checkNeeded(): Refusal {
  return new Refusal('check-needed', 403, {
    fr: 'Cette page n’est plus ouverte. Revenez par le lien de votre message, ou choisissez à nouveau un rendez-vous.',
    en: 'This page is no longer open. Come back through the link of your message, or choose an appointment again.',
  })
}

export function slotTaken(alternatives: Slot[]): Refusal {
  return new Refusal(
    'slot-taken',
    409,
    {
      fr: `Ce rendez-vous vient d’être pris.${proposal(alternatives).fr}`,
      en: `This appointment has just been taken.${proposal(alternatives).en}`,
    },
    { alternatives },
  )
}

const NOT_OFFERED: Record<NoOffer, { fr: string; en: string }> = {
  'not-offered': { fr: 'Ce rendez-vous n’est pas proposé.', en: 'This appointment is not offered.' },
  'too-soon': {
    fr: 'Il est trop tard pour réserver ce rendez-vous en ligne.',
    en: 'It is too late to book this appointment online.',
  },
  'too-far': {
    fr: 'Ce rendez-vous n’est pas encore ouvert à la réservation.',
    en: 'This appointment cannot be booked yet.',
  },
}

export function slotNotOffered(why: NoOffer, alternatives: Slot[]): Refusal {
  const { fr, en } = NOT_OFFERED[why]
  return new Refusal(
    why,
    409,
    { fr: fr + proposal(alternatives).fr, en: en + proposal(alternatives).en },
    { alternatives },
  )
}

function proposal(alternatives: Slot[]): { fr: string; en: string } {
  const count = alternatives.length
  if (count === 0) return { fr: ' Cherchez une autre date.', en: ' Search another date.' }
  if (count === 1) return { fr: ' En voici un autre, tout près.', en: ' Here is another one, close by.' }
  const numbers = { fr: ['', '', 'deux', 'trois'], en: ['', '', 'two', 'three'] }
  return {
    fr: ` En voici ${numbers.fr[count] ?? count} autres, tout près.`,
    en: ` Here are ${numbers.en[count] ?? count} others, close by.`,
  }
}

export function holdExpired(members: {
  stillFree: boolean
  alternatives: Slot[]
  contactProof?: string
}): Refusal {
  return new Refusal(
    'hold-expired',
    409,
    members.stillFree
      ? {
          fr: 'Les 5 minutes sont passées, mais ce rendez-vous est encore libre. Reprenez-le : ce que vous avez écrit est gardé.',
          en: 'The 5 minutes are over, but this appointment is still free. Take it again: what you wrote is kept.',
        }
      : {
          fr: `Les 5 minutes sont passées et ce rendez-vous a été pris.${proposal(members.alternatives).fr} Ce que vous avez écrit est gardé.`,
          en: `The 5 minutes are over and this appointment was taken.${proposal(members.alternatives).en} What you wrote is kept.`,
        },
    members,
  )
}

export function alreadyExtended(): Refusal {
  return new Refusal('already-extended', 409, {
    fr: 'Ce rendez-vous a déjà été gardé 5 minutes de plus.',
    en: 'This appointment was already kept 5 minutes more.',
  })
}

/** The hold became an appointment, for somebody else than what this request says. */
export function alreadyBooked(): Refusal {
  return new Refusal('already-booked', 409, {
    fr: 'Ce rendez-vous est déjà pris, sous une autre identité. Ouvrez le lien du message de confirmation pour le changer.',
    en: 'This appointment is already booked, under another identity. Open the link of the confirmation message to change it.',
  })
}

export function patientBusyElsewhere(): Refusal {
  return new Refusal('patient-busy', 409, {
    fr: 'Vous avez déjà un autre rendez-vous à cette heure-là. Choisissez une autre heure.',
    en: 'You already have another appointment at that time. Choose another time.',
  })
}

/** Somebody else moved the appointment after it was shown: what is wanted may be another thing now. */
export function changedMeanwhile(appointment: { start: number; timeZone: string }): Refusal {
  const at = (language: 'fr' | 'en') => momentText(appointment.start, appointment.timeZone, language)
  return new Refusal('changed-meanwhile', 409, {
    fr: `Entre-temps, ce rendez-vous a été déplacé au ${at('fr')}. Rien n’a été changé.`,
    en: `Meanwhile this appointment was moved to ${at('en')}. Nothing was changed.`,
  })
}
