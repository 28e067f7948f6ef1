import type { InvitationText } from './account-invitation.fr.ts'

export const invitationEn: InvitationText = {
  loading: 'Reading the invitation',
  title: 'Your invitation',
  recoverTitle: 'Choose new proofs',
  recoverIntro: 'Your former proofs are worth nothing any more. Choose how you will sign in from now on.',
  by: (name) => `Invitation from ${name}`,
  as: 'Your role',
  where: 'Where',
  email: 'Account',
  until: 'The invitation is good until',
  overTitle: 'This invitation does not work any more',
  overHint:
    'An invitation works once and is good for seven days. Ask the person who invited you for another one.',
  missingTitle: 'The link is incomplete',
  missingHint: 'Open it from the message, or copy it whole.',
  name: 'Your name',
  nameHint: 'As your colleagues call you.',
  nameMissing: 'Write your name.',
  how: 'How will you sign in?',
  withPasskey: 'Passkey',
  withPasskeyHint: 'Fingerprint, face or code of the device. Nothing to remember.',
  withPassword: 'Password and code',
  withPasswordHint: 'A password, and the code application of your phone.',
  accept: 'Open my account',
  accepting: 'Opening',
  hasAccount: (email) =>
    `The account ${email} exists already. Sign in, then open this link again: the role will be added.`,
  signIn: 'Sign in',
  join: 'Accept this role',
  joining: 'Adding the role',
  signedAs: (name) => `You are signed in: ${name}.`,
}
