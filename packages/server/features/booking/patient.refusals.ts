import type { AgeRefusal } from '@maillage/core/booking/age-limit.ts'
import type { BirthDateFault } from '@maillage/core/booking/birth-date.ts'
import type { ContactFault } from '@maillage/core/booking/contact.ts'
import { Refusal } from '../../platform/refusal.ts'

const MONTHS = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}

export function birthDateRefused(fault: BirthDateFault): Refusal {
  switch (fault.kind) {
    case 'malformed':
      return field('malformed-date', 'birthDate', {
        fr: 'Écrivez la date de naissance en entier, par exemple 14/03/1943.',
        en: 'Write the birth date in full, for example 14/03/1943.',
      })
    case 'impossible':
      return field('impossible-date', 'birthDate', impossibleDate(fault))
    case 'future':
      return field('future-date', 'birthDate', {
        fr: 'Cette date de naissance est dans l’avenir. Vérifiez l’année.',
        en: 'This birth date is in the future. Check the year.',
      })
    case 'too-old':
      return field('too-old-date', 'birthDate', {
        fr: 'Cette date de naissance a plus de 130 ans. Vérifiez l’année.',
        en: 'This birth date is over 130 years ago. Check the year.',
      })
  }
}

function impossibleDate({ day, month, year }: { day: number; month: number; year: number }): {
  fr: string
  en: string
} {
  const french = MONTHS.fr[month - 1]
  if (!french)
    return {
      fr: `Le mois ${month} n’existe pas. Vérifiez le jour et le mois.`,
      en: `There is no month ${month}. Check the day and the month.`,
    }
  const ofYear = day === 29 && month === 2 ? ` ${year}` : ''
  return {
    fr: `Le ${day === 1 ? '1er' : day} ${french}${ofYear} n’existe pas. Vérifiez le jour et le mois.`,
    en: `${MONTHS.en[month - 1]} ${day}${ofYear} does not exist. Check the day and the month.`,
  }
}

export function nameRefused(path: 'givenName' | 'birthName' | 'usedName'): Refusal {
  return field('invalid-name', path, {
    fr: 'Ce nom contient un caractère qui n’est pas une lettre. Les accents, apostrophes, traits d’union et espaces sont acceptés.',
    en: 'This name holds a character that is not a letter. Accents, apostrophes, hyphens and spaces are accepted.',
  })
}

const CONTACT_SENTENCES: Record<ContactFault, { fr: string; en: string }> = {
  landline: {
    fr: 'C’est un téléphone fixe : il ne reçoit pas de SMS. Indiquez un mobile (06 ou 07) ou une adresse e-mail.',
    en: 'This is a landline: it receives no text message. Give a mobile (06 or 07) or an e-mail address.',
  },
  'foreign-number': {
    fr: 'Ce numéro n’est pas français. Indiquez un mobile français ou une adresse e-mail.',
    en: 'This number is not French. Give a French mobile or an e-mail address.',
  },
  'malformed-number': {
    fr: 'Ce numéro n’est pas complet. Un mobile a 10 chiffres et commence par 06 ou 07. Une adresse e-mail convient aussi.',
    en: 'This number is not complete. A mobile has 10 digits and starts with 06 or 07. An e-mail address will do too.',
  },
  'malformed-email': {
    fr: 'Cette adresse e-mail n’est pas complète. Elle ressemble à prenom.nom@exemple.fr.',
    en: 'This e-mail address is not complete. It looks like name@example.com.',
  },
}

export function contactRefused(fault: ContactFault): Refusal {
  return field(fault, 'contact', CONTACT_SENTENCES[fault])
}

export function ageRefused(refusal: AgeRefusal, contactProof?: string): Refusal {
  const fr = ageText(refusal.months, 'fr')
  const en = ageText(refusal.months, 'en')
  const sentence =
    refusal.limit === 'minimum'
      ? {
          fr: `Ce motif est réservé aux personnes d’au moins ${fr} le jour du rendez-vous.`,
          en: `This reason is for people of at least ${en} on the day of the appointment.`,
        }
      : {
          fr: `Ce motif est réservé aux personnes de moins de ${fr} le jour du rendez-vous.`,
          en: `This reason is for people under ${en} on the day of the appointment.`,
        }
  return new Refusal(
    'age',
    422,
    {
      fr: `${sentence.fr} Vérifiez la date de naissance ou choisissez un autre motif.`,
      en: `${sentence.en} Check the birth date or choose another reason.`,
    },
    { limit: refusal.limit, months: refusal.months, ...(contactProof ? { contactProof } : {}) },
  )
}

function ageText(months: number, language: 'fr' | 'en'): string {
  const years = months / 12
  if (months < 24 || !Number.isInteger(years))
    return language === 'fr' ? `${months} mois` : `${months} months`
  return language === 'fr' ? `${years} ans` : `${years} years`
}

export function patientBusy(contactProof: string): Refusal {
  return new Refusal(
    'patient-busy',
    409,
    {
      fr: 'Vous avez déjà un rendez-vous à cette heure-là. Choisissez une autre heure, ou déplacez le premier depuis son message de confirmation.',
      en: 'You already have an appointment at that time. Choose another time, or move the first one from its confirmation message.',
    },
    { contactProof },
  )
}

export function newPatientsNotAccepted(phone: string, contactProof: string): Refusal {
  return new Refusal(
    'new-patients',
    422,
    {
      fr: `Ce motif est réservé aux patients déjà suivis ici, avec le mobile ou l’e-mail que le centre connaît. Choisissez un autre motif, ou appelez le ${phone}.`,
      en: `This reason is for patients already followed here, with the mobile or the e-mail that the centre knows. Choose another reason, or call ${phone}.`,
    },
    { phone, contactProof },
  )
}

function field(kind: string, path: string, sentence: { fr: string; en: string }): Refusal {
  return new Refusal(kind, 422, sentence, { field: path })
}
