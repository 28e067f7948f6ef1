import { ofPerson } from './elision.ts'

const N = '\u202f'
const B = '\u00a0'

/** The link of an invitation: what it opens, and how one will sign in. */
export const invitationFr = {
  loading: 'Lecture de l’invitation',
  title: 'Votre invitation',
  recoverTitle: 'Choisir de nouvelles preuves',
  recoverIntro:
    'Vos anciennes preuves ne valent plus rien. Choisissez comment vous vous connecterez désormais.',
  by: (name: string) => `Invitation ${ofPerson(name)}`,
  as: 'Votre rôle',
  where: 'Où',
  email: 'Compte',
  until: 'L’invitation vaut jusqu’au',
  overTitle: 'Cette invitation ne marche plus',
  overHint:
    'Une invitation sert une seule fois et vaut sept jours. Demandez-en une autre à la personne qui vous a invité.',
  missingTitle: 'Le lien est incomplet',
  missingHint: 'Ouvrez-le depuis le message, ou recopiez-le en entier.',
  name: 'Votre nom',
  nameHint: 'Comme vos collègues vous appellent.',
  nameMissing: 'Écrivez votre nom.',
  how: `Comment vous connecterez-vous${N}?`,
  withPasskey: 'Clé d’accès',
  withPasskeyHint: 'Empreinte, visage ou code de l’appareil. Rien à retenir.',
  withPassword: 'Mot de passe et code',
  withPasswordHint: 'Un mot de passe, et l’application de codes de votre téléphone.',
  withPscHint: 'Avec votre e-CPS ou votre carte CPS. Rien d’autre à choisir.',
  accept: 'Ouvrir mon compte',
  accepting: 'Ouverture',
  hasAccount: (email: string) =>
    `Le compte ${email} existe déjà. Connectez-vous, puis ouvrez de nouveau ce lien${B}: le rôle s’ajoutera.`,
  signIn: 'Se connecter',
  join: 'Accepter ce rôle',
  joining: 'Ajout du rôle',
  signedAs: (name: string) => `Vous êtes connecté${B}: ${name}.`,
}

export type InvitationText = typeof invitationFr
