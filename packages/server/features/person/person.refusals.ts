import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../platform/refusal.ts'

/** Neither whose record it could have been, nor whether there is one. */
export function noSuchRelative(attemptsLeft: number): Refusal {
  const left = {
    fr: attemptsLeft === 1 ? 'Encore 1 essai.' : `Encore ${attemptsLeft} essais.`,
    en: attemptsLeft === 1 ? '1 try left.' : `${attemptsLeft} tries left.`,
  }
  return new Refusal(
    'no-such-relative',
    422,
    {
      fr: `Aucun dossier n’a à la fois votre contact et cette date de naissance. Demandez au secrétariat d’y noter votre contact. ${left.fr}`,
      en: `No record has both your contact and this birth date. Ask the office to note your contact in it. ${left.en}`,
    },
    { attemptsLeft, field: 'birthDate' },
  )
}

export function tooManyTries(now: Temporal.Instant, again: Temporal.Instant): Refusal {
  const seconds = Math.max(1, Math.ceil((again.epochMilliseconds - now.epochMilliseconds) / 1000))
  const minutes = Math.ceil(seconds / 60)
  return new Refusal(
    'too-many-tries',
    429,
    {
      fr: `Trop d’essais. Attendez ${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'}, ou demandez au secrétariat.`,
      en: `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask the office.`,
    },
    { waitSeconds: seconds, attemptsLeft: 0 },
  )
}

/** Signed in without a code: no contact was checked, by which a relative could be found. */
export function contactNeeded(): Refusal {
  return new Refusal('contact-needed', 409, {
    fr: 'Pour ajouter un proche, connectez-vous avec un code reçu par e-mail ou par SMS.',
    en: 'To add a relative, sign in with a code received by e-mail or text message.',
  })
}
