import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../platform/refusal.ts'

export function codeNeeded(): Refusal {
  return new Refusal('code-needed', 422, {
    fr: 'Écrivez le code à 6 chiffres que vous avez reçu.',
    en: 'Write the 6-digit code that you received.',
  })
}

export function wrongCode(attemptsLeft: number): Refusal {
  if (attemptsLeft === 0) return codeSpent()
  const tries = {
    fr: attemptsLeft === 1 ? 'Encore 1 essai.' : `Encore ${attemptsLeft} essais.`,
    en: attemptsLeft === 1 ? '1 try left.' : `${attemptsLeft} tries left.`,
  }
  return new Refusal(
    'wrong-code',
    422,
    {
      fr: `Ce n’est pas le dernier code envoyé. ${tries.fr}`,
      en: `This is not the last code sent. ${tries.en}`,
    },
    { attemptsLeft },
  )
}

export function codeSpent(): Refusal {
  return new Refusal(
    'code-spent',
    422,
    {
      fr: 'Ce code ne peut plus servir. Demandez-en un nouveau.',
      en: 'This code can no longer be used. Ask for a new one.',
    },
    { attemptsLeft: 0 },
  )
}

export function codeExpired(): Refusal {
  return new Refusal('code-expired', 422, {
    fr: 'Ce code n’est plus valable. Prenez le dernier envoyé, ou demandez-en un nouveau.',
    en: 'This code is no longer valid. Take the last one sent, or ask for a new one.',
  })
}

export function codeOfAnotherContact(): Refusal {
  return new Refusal('code-of-another-contact', 422, {
    fr: 'Ce code a été envoyé à une autre adresse que celle-ci. Demandez un nouveau code.',
    en: 'This code was sent to another address than this one. Ask for a new code.',
  })
}

/** A code is on its way to this contact: the next one waits until `again`. */
export function codeJustSent(now: Temporal.Instant, again: Temporal.Instant): Refusal {
  const seconds = secondsUntil(now, again)
  const wait = {
    fr: seconds === 1 ? '1\u00a0seconde' : `${seconds}\u00a0secondes`,
    en: seconds === 1 ? '1\u00a0second' : `${seconds}\u00a0seconds`,
  }
  return new Refusal(
    'code-just-sent',
    429,
    {
      fr: `Un code vient de partir à cette adresse. S’il n’arrive pas, demandez-en un autre dans ${wait.fr}.`,
      en: `A code has just left for this address. If it does not come, ask for another one in ${wait.en}.`,
    },
    { resendAt: again.toString(), waitSeconds: seconds },
  )
}

export function tooManyCodes(now: Temporal.Instant, again: Temporal.Instant): Refusal {
  return new Refusal(
    'too-many-codes',
    429,
    {
      fr: 'Trop de codes ont été demandés. Attendez quelques minutes, ou indiquez un autre moyen de vous joindre.',
      en: 'Too many codes were asked for. Wait a few minutes, or give another way to reach you.',
    },
    { resendAt: again.toString(), waitSeconds: secondsUntil(now, again) },
  )
}

/** One held slot was used for so many contacts: neither another contact nor a wait helps, the hour is chosen again. */
export function tooManyCodesForHold(phone: string): Refusal {
  return new Refusal('too-many-codes-for-hold', 429, {
    fr: `Trop de codes ont été demandés pour cette place. Choisissez de nouveau une heure, ou appelez le ${phone}.`,
    en: `Too many codes were asked for this place. Choose an hour again, or call ${phone}.`,
  })
}

export function wrongBirthDate(attemptsLeft: number): Refusal {
  const left = {
    fr: attemptsLeft === 1 ? 'Encore 1 essai.' : `Encore ${attemptsLeft} essais.`,
    en: attemptsLeft === 1 ? '1 try left.' : `${attemptsLeft} tries left.`,
  }
  return new Refusal(
    'wrong-birth-date',
    422,
    {
      fr: `Ce n’est pas la date de naissance donnée pour ce rendez-vous. ${left.fr}`,
      en: `This is not the birth date given for this appointment. ${left.en}`,
    },
    { attemptsLeft },
  )
}

export function linkLocked(
  minutes: number,
  now: Temporal.Instant,
  until: Temporal.Instant,
  phone: string,
): Refusal {
  return new Refusal(
    'link-locked',
    429,
    {
      fr: `Trop d’essais. Ce lien est fermé ${minutes}\u00a0minutes. Vous pouvez aussi appeler le ${phone}.`,
      en: `Too many tries. This link is closed for ${minutes}\u00a0minutes. You may also call ${phone}.`,
    },
    { until: until.toString(), phone, attemptsLeft: 0, waitSeconds: secondsUntil(now, until) },
  )
}

function secondsUntil(now: Temporal.Instant, then: Temporal.Instant): number {
  return Math.max(1, Math.ceil((then.epochMilliseconds - now.epochMilliseconds) / 1000))
}
