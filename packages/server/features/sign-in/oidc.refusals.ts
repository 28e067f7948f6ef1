import { Refusal } from '../../platform/refusal.ts'

/** Every way in which a sign-in at another server ends without a session, and what to do next. */
export const OIDC_REFUSALS = {
  'oidc-refused': {
    fr: 'La connexion n’a pas été confirmée. Vous pouvez recommencer, ou vous connecter autrement.',
    en: 'The sign-in was not confirmed. You may start again, or sign in another way.',
  },
  'oidc-unavailable': {
    fr: 'Le service de connexion ne répond pas. Essayez dans quelques minutes, ou connectez-vous autrement.',
    en: 'The sign-in service does not answer. Try in a few minutes, or sign in another way.',
  },
  'oidc-invalid': {
    fr: 'La réponse du service de connexion n’est pas valable. Recommencez la connexion.',
    en: 'The answer of the sign-in service is not valid. Start the sign-in again.',
  },
  'oidc-over': {
    fr: 'Cette connexion a été commencée il y a trop longtemps, a déjà servi, ou vient d’un autre navigateur. Recommencez.',
    en: 'This sign-in was begun too long ago, was already used, or comes from another browser. Start again.',
  },
  'oidc-too-weak': {
    fr: 'Ce moyen de connexion n’est pas assez sûr pour des données de santé. Choisissez-en un autre.',
    en: 'This way of signing in is not safe enough for health data. Choose another one.',
  },
  'oidc-too-many': {
    fr: 'Trop de connexions ont été commencées depuis votre réseau. Essayez dans une heure, ou connectez-vous autrement.',
    en: 'Too many sign-ins were begun from your network. Try in an hour, or sign in another way.',
  },
  'not-rpps': {
    fr: 'Pro Santé Connect ne donne pas de numéro RPPS pour cette identité. Connectez-vous avec celle qui porte votre RPPS, ou avec votre adresse et votre mot de passe.',
    en: 'Pro Santé Connect gives no RPPS number for this identity. Sign in with the one that carries your RPPS, or with your address and password.',
  },
  'ambiguous-rpps': {
    fr: 'Pro Santé Connect donne plusieurs numéros RPPS pour cette identité. Demandez à votre ordre de les corriger ; d’ici là, connectez-vous avec votre adresse et votre mot de passe.',
    en: 'Pro Santé Connect gives several RPPS numbers for this identity. Ask your professional body to correct them; until then, sign in with your address and password.',
  },
  'no-such-practitioner': {
    fr: 'Aucun professionnel de ce réseau n’a votre numéro RPPS. Demandez à l’administrateur du réseau de vous y inscrire.',
    en: 'No professional of this network has your RPPS number. Ask the administrator of the network to add you.',
  },
  'no-account-yet': {
    fr: 'Vous êtes connu de ce réseau, mais n’y avez pas encore de compte. Demandez une invitation à l’administrateur du réseau.',
    en: 'This network knows you, but you have no account in it yet. Ask the administrator of the network for an invitation.',
  },
  'invitation-over': {
    fr: 'Cette invitation ne sert plus : elle a servi, a été retirée, ou a plus de 7 jours. Demandez-en une autre à votre administrateur.',
    en: 'This invitation no longer works: it was used, withdrawn, or is older than 7 days. Ask your administrator for another one.',
  },
  'other-professional': {
    fr: 'Cette invitation est pour un autre professionnel : elle porte un autre numéro RPPS que le vôtre. Elle reste valable ; demandez la vôtre à l’administrateur du réseau.',
    en: 'This invitation is for another professional: it carries another RPPS number than yours. It still works; ask the administrator of the network for your own.',
  },
  'professional-has-account': {
    fr: 'Vous avez déjà un compte ici, avec une autre adresse. Demandez à l’administrateur du réseau une invitation à cette adresse-là.',
    en: 'You already have an account here, with another address. Ask the administrator of the network for an invitation at that address.',
  },
  'account-exists': {
    fr: 'Un compte a déjà l’adresse de cette invitation, sans votre numéro RPPS. Connectez-vous avec son mot de passe ou sa clé d’accès, puis ouvrez encore le lien.',
    en: 'An account already has the address of this invitation, without your RPPS number. Sign in with its password or passkey, then open the link again.',
  },
  'incomplete-identity': {
    fr: 'FranceConnect n’a pas donné toute votre identité. Recommencez en acceptant de la transmettre, ou connectez-vous avec un code.',
    en: 'FranceConnect did not give your whole identity. Start again and agree to pass it on, or sign in with a code.',
  },
  'no-record': {
    fr: 'Aucun dossier n’a exactement votre identité ici. Vous pouvez prendre rendez-vous : votre dossier sera créé. Si vous êtes déjà venu, connectez-vous avec un code, ou demandez au secrétariat de vérifier votre dossier.',
    en: 'No record here has exactly your identity. You may book an appointment: your record will be made. If you came before, sign in with a code, or ask the office to check your record.',
  },
  'several-records': {
    fr: 'Plusieurs dossiers ont votre identité : nous ne choisissons pas à votre place. Demandez au secrétariat de les vérifier.',
    en: 'Several records have your identity: we do not choose for you. Ask the office to check them.',
  },
} as const satisfies Record<string, { fr: string; en: string }>

export type OidcRefusalCode = keyof typeof OIDC_REFUSALS

export function oidcRefusal(code: OidcRefusalCode): Refusal {
  return new Refusal(code, 403, OIDC_REFUSALS[code])
}

export function isOidcRefusalCode(code: string): code is OidcRefusalCode {
  return Object.hasOwn(OIDC_REFUSALS, code)
}

/** The service is not one that this deployment is registered with. */
export function noSuchProvider(): Refusal {
  return new Refusal('no-such-provider', 404, {
    fr: 'Ce service de connexion n’est pas proposé ici.',
    en: 'This sign-in service is not offered here.',
  })
}
