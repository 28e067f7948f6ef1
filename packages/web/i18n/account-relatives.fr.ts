const N = '\u202f'
const B = '\u00a0'

/** Who may act for a patient; and what waits for a contact to be confirmed. */
export const relativesFr = {
  intro:
    'Un proche confirmé prend, déplace et annule vos rendez-vous, avec son propre contact. Il voit vos rendez-vous et qui a ouvert votre dossier.',
  list: 'Qui peut agir pour vous',
  none: 'Personne pour le moment.',
  confirmed: (date: string) => `confirmé le ${date}`,
  waiting: 'à confirmer',
  waitingHint: (date: string) =>
    `Demandé le ${date}. Le secrétariat vous le fait confirmer, à votre prochaine venue ou au téléphone. D’ici là, il ne voit rien.`,
  withdraw: 'Retirer',
  withdrawOne: (who: string) => `Retirer ${who}`,
  withdrawing: 'Retrait',
  withdrawn: (who: string) => `C’est fait${B}: ${who} n’ouvre plus votre dossier.`,
  leave: (who: string) => `Retirer ${who}${N}?`,
  leaveWhy: 'Cette personne ne verra plus votre dossier, tout de suite. Les rendez-vous déjà pris restent.',
  unaskWhy: 'La demande d’ajout sera retirée. Cette personne ne voyait encore rien.',
  unasked: (who: string) => `La demande pour ${who} est retirée.`,
  add: 'Ajouter un proche',
  addIntro: 'Il ne pourra rien faire avant que le secrétariat vous l’ait fait confirmer.',
  name: 'Prénom et nom',
  nameMissing: 'Écrivez le nom de ce proche.',
  relationship: 'Qui est-ce pour vous',
  relationshipMissing: 'Dites qui est cette personne pour vous.',
  choose: 'Choisissez',
  contact: 'Son mobile ou son e-mail',
  contactHint: 'Le sien, pas le vôtre.',
  contactMissing: 'Écrivez son mobile ou son e-mail.',
  send: 'Demander l’ajout',
  sending: 'Envoi',
  sent: (who: string) => `Votre demande est notée pour ${who}. Le secrétariat vous la fera confirmer.`,
  relations: {
    parent: 'père ou mère',
    child: 'fils ou fille',
    partner: 'conjoint ou conjointe',
    carer: 'aide à domicile, aidant',
    'social-worker': 'travailleur social',
    other: 'autre proche',
  },
  unconfirmed: {
    title: 'Le reste de votre dossier attend une vérification',
    why: 'Ce contact a servi à prendre rendez-vous en ligne. Personne n’a encore vérifié qu’il est bien le vôtre.',
    desk: `Pour voir le reste de votre dossier, présentez une pièce d’identité à l’accueil, à votre prochaine venue${B}: le secrétariat confirmera votre contact.`,
    proved: 'FranceConnect l’ouvre tout de suite.',
    appointments: 'Vous voyez ici les rendez-vous pris en ligne avec ce contact.',
  },
  confirm: {
    title: (contact: string) => `Le contact ${contact} est-il le vôtre${N}?`,
    why: 'Il a servi à prendre rendez-vous à votre nom. Confirmé, il ouvre votre dossier avec un code.',
    yes: 'Oui, c’est le mien',
    no: (phone: string) => `Sinon, appelez le ${phone}.`,
    sending: 'Confirmation',
    done: 'Contact confirmé.',
  },
}

export type RelativesText = typeof relativesFr
