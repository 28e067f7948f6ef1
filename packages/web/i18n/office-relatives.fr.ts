/** The words of the relatives on a patient's record, in French. */
export const officeRelativesFr = {
  title: 'Proches',
  none: 'Aucun proche noté.',
  unnamed: 'Contact sans nom',
  confirmed: (date: string, by: string | null) =>
    `Confirmé le ${date}${by ? ` par ${by}` : ''}\u00a0: ouvre cette fiche`,
  notConfirmed: 'Non confirmé\u00a0: n’ouvre pas cette fiche',
  asked: (date: string) =>
    `Demandé le ${date} depuis Mon espace\u00a0: à confirmer avec le patient lui-même. N’ouvre pas encore cette fiche`,
  confirm: 'Confirmer ce proche',
  /** What confirming allows. */
  allows: 'Avec l’accord du patient\u00a0: ce proche pourra lire sa fiche et agir pour lui.',
  withdraw: 'Retirer son accès',
  whom: (who: string) => `\u00a0: ${who}`,
  sending: 'Un instant…',
  nowConfirmed: (who: string) =>
    `C’est fait\u00a0: ${who} peut ouvrir cette fiche. «\u202fRetirer son accès\u202f» l’annule.`,
  nowWithdrawn: (who: string) =>
    `C’est fait\u00a0: ${who} n’ouvre plus cette fiche. «\u202fConfirmer ce proche\u202f» lui rend son accès.`,
  othersSignInAgain: 'Les autres proches confirmés devront se connecter de nouveau.',
  add: 'Ajouter un proche',
  addTitle: 'Nouveau proche',
  name: 'Nom',
  nameHelp: 'prénom et nom, comme on l’appelle',
  relationship: 'Lien avec le patient',
  choose: 'Choisir',
  phone: 'Téléphone',
  email: 'E-mail',
  oneIsEnough: 'Un téléphone ou un e-mail\u00a0: l’un des deux suffit.',
  confirmNow: 'Le patient est d’accord\u00a0: ce proche pourra lire sa fiche et agir pour lui',
  submit: 'Noter ce proche',
  cancel: 'Ne rien ajouter',
  added: (who: string) => `${who} est sur la fiche.`,
  missing: {
    name: 'Écrivez le nom de ce proche.',
    relationship: 'Choisissez le lien avec le patient.',
    phone: 'Écrivez un téléphone ou un e-mail\u00a0: l’un des deux suffit.',
  },
}

export type OfficeRelativesText = typeof officeRelativesFr
