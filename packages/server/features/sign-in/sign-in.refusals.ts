import type { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../platform/refusal.ts'

/** One sentence whatever was wrong: an address that nobody has, a password, an account without one. */
export function signInFailed(): Refusal {
  return new Refusal('sign-in-failed', 401, {
    fr: 'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou choisissez un nouveau mot de passe.',
    en: 'This address and this password do not go together. Check them, or choose a new password.',
  })
}

export function signInLocked(now: Temporal.Instant, until: Temporal.Instant): Refusal {
  const waitSeconds = secondsBetween(now, until)
  const wait = waitText(waitSeconds)
  return new Refusal(
    'sign-in-locked',
    429,
    {
      fr: `Trop d’essais manqués. Attendez ${wait.fr}, ou connectez-vous avec une clé d’accès.`,
      en: `Too many failed tries. Wait ${wait.en}, or sign in with a passkey.`,
    },
    { waitSeconds, until: until.toString() },
  )
}

export function tooManyTries(now: Temporal.Instant, until: Temporal.Instant): Refusal {
  const waitSeconds = secondsBetween(now, until)
  const wait = waitText(waitSeconds)
  return new Refusal(
    'too-many-tries',
    429,
    {
      fr: `Beaucoup d’essais viennent de ce lieu. Essayez encore dans ${wait.fr}.`,
      en: `Many tries come from this place. Try again in ${wait.en}.`,
    },
    { waitSeconds, until: until.toString() },
  )
}

export function wrongCode(attemptsLeft: number): Refusal {
  const tries = {
    fr: attemptsLeft === 1 ? 'Encore 1 essai.' : `Encore ${attemptsLeft} essais.`,
    en: attemptsLeft === 1 ? '1 try left.' : `${attemptsLeft} tries left.`,
  }
  return new Refusal(
    'wrong-code',
    401,
    {
      fr: `Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant dans votre application. ${tries.fr}`,
      en: `This code is not right, or was already used. Wait for the next one in your application. ${tries.en}`,
    },
    { attemptsLeft, field: 'code' },
  )
}

export function challengeOver(): Refusal {
  return new Refusal('challenge-over', 410, {
    fr: 'Cette étape a duré trop longtemps, ou a déjà servi. Recommencez.',
    en: 'This step took too long, or was already used. Start again.',
  })
}

export function passkeyRefused(): Refusal {
  return new Refusal('passkey-refused', 401, {
    fr: 'Cette clé d’accès n’est pas reconnue ici. Essayez-en une autre, ou votre mot de passe.',
    en: 'This passkey is not known here. Try another one, or your password.',
  })
}

export function passkeyNotMade(): Refusal {
  return new Refusal('passkey-not-made', 422, {
    fr: 'La clé d’accès n’a pas pu être créée. Essayez encore, ou sur un autre appareil.',
    en: 'The passkey could not be made. Try again, or on another device.',
  })
}

export function passkeyKnown(): Refusal {
  return new Refusal('passkey-known', 409, {
    fr: 'Cette clé d’accès est déjà enregistrée.',
    en: 'This passkey is already registered.',
  })
}

export function linkOver(): Refusal {
  return new Refusal('link-over', 410, {
    fr: 'Ce lien ne sert plus : il a déjà servi, ou a plus de 30 minutes. Demandez-en un autre.',
    en: 'This link no longer works: it was used, or is older than 30 minutes. Ask for another one.',
  })
}

export function proofNeeded(): Refusal {
  return new Refusal('proof-needed', 403, {
    fr: 'Pour ce changement, prouvez encore que c’est vous.',
    en: 'For this change, prove once more that it is you.',
  })
}

export function lastProof(): Refusal {
  return new Refusal('last-proof', 409, {
    fr: 'C’est votre seule façon de vous connecter. Ajoutez-en d’abord une autre.',
    en: 'This is your only way to sign in. Add another one first.',
  })
}

export function passwordNeeded(): Refusal {
  return new Refusal(
    'password-needed',
    422,
    {
      fr: 'Choisissez aussi un mot de passe : l’application ne sert qu’avec lui.',
      en: 'Choose a password too: the application only works with one.',
    },
    { field: 'password' },
  )
}

export function noSuchPasskey(): Refusal {
  return new Refusal('no-such-passkey', 404, {
    fr: 'Cette clé d’accès n’existe plus.',
    en: 'This passkey no longer exists.',
  })
}

export function noSuchSession(): Refusal {
  return new Refusal('no-such-session', 404, {
    fr: 'Cette session est déjà terminée.',
    en: 'This session has already ended.',
  })
}

export function invitationOver(): Refusal {
  return new Refusal('invitation-over', 410, {
    fr: 'Cette invitation ne sert plus : elle a servi, a été retirée, ou a plus de 7 jours. Demandez-en une autre à votre administrateur.',
    en: 'This invitation no longer works: it was used, withdrawn, or is older than 7 days. Ask your administrator for another one.',
  })
}

export function accountExists(): Refusal {
  return new Refusal('account-exists', 409, {
    fr: 'Vous avez déjà un compte avec cette adresse. Connectez-vous, puis acceptez l’invitation.',
    en: 'You already have an account with this address. Sign in, then accept the invitation.',
  })
}

export function otherAccount(): Refusal {
  return new Refusal('other-account', 403, {
    fr: 'Cette invitation est pour une autre adresse. Déconnectez-vous, puis ouvrez encore le lien.',
    en: 'This invitation is for another address. Sign out, then open the link again.',
  })
}

function secondsBetween(now: Temporal.Instant, until: Temporal.Instant): number {
  return Math.max(1, Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 1000))
}

function waitText(seconds: number): { fr: string; en: string } {
  if (seconds <= 60) return { fr: `${seconds}\u00a0secondes`, en: `${seconds} seconds` }
  const minutes = Math.ceil(seconds / 60)
  return { fr: `${minutes}\u00a0minutes`, en: `${minutes} minutes` }
}
