import type { ActionSentences } from './sentence.ts'

/** What was done to accounts, sessions, members and identities, in plain words without a subject. */
export const accountActionSentences: ActionSentences = {
  'sign-in': { fr: 'Connexion', en: 'Signed in' },
  'sign-out': { fr: 'Déconnexion', en: 'Signed out' },
  'sign-in-refused': { fr: 'Connexion refusée', en: 'Sign-in refused' },
  'ask-password-reset': { fr: 'Nouveau mot de passe demandé', en: 'Asked for a new password' },
  'reset-password': { fr: 'Nouveau mot de passe choisi par un lien', en: 'Chose a new password by a link' },
  'prove-again': { fr: 'Identité prouvée une nouvelle fois', en: 'Proved again who they are' },
  'prove-refused': { fr: 'Nouvelle preuve d’identité refusée', en: 'New proof of identity refused' },
  'change-password': { fr: 'Mot de passe changé', en: 'Changed the password' },
  'confirm-totp': {
    fr: 'Application d’authentification changée',
    en: 'Changed the authenticator application',
  },
  'renew-recovery-codes': { fr: 'Codes de secours renouvelés', en: 'Renewed the recovery codes' },
  'add-passkey': { fr: 'Clé d’accès ajoutée', en: 'Added a passkey' },
  'remove-passkey': { fr: 'Clé d’accès retirée', en: 'Removed a passkey' },
  'revoke-session': { fr: 'Session fermée', en: 'Ended a session' },
  'revoke-other-sessions': { fr: 'Autres sessions fermées', en: 'Ended the other sessions' },
  'accept-invitation': { fr: 'Invitation acceptée', en: 'Accepted an invitation' },
  'invite-member': { fr: 'Membre invité', en: 'Invited a member' },
  'withdraw-invitation': { fr: 'Invitation retirée', en: 'Withdrew an invitation' },
  'change-member': { fr: 'Rôle d’un membre changé', en: 'Changed the role of a member' },
  'revoke-member': { fr: 'Rôle d’un membre retiré', en: 'Ended the role of a member' },
  'recover-member': { fr: 'Accès d’un membre à rétablir', en: 'Let a member get their access back' },
}
