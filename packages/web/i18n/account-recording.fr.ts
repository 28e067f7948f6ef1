const B = '\u00a0'

/** Recording what somebody asked by letter, by telephone or at the desk. */
export const recordingFr = {
  open: 'Enregistrer une demande',
  title: 'Demande reçue hors ligne',
  person: {
    intro: 'Cherchez d’abord la fiche de la personne. La recherche laisse une ligne au journal.',
    birthDate: 'Date de naissance',
    day: 'Jour',
    month: 'Mois',
    year: 'Année',
    birthDateMissing: `Écrivez la date en entier${B}: jour, mois, année.`,
    letters: 'Premières lettres du nom',
    lettersHint: 'Les trois premières, du nom de naissance ou du nom utilisé.',
    lettersMissing: 'Écrivez les trois premières lettres du nom, deux si le nom n’en a que deux.',
    search: 'Chercher',
    searching: 'Recherche',
    results: 'Fiches trouvées',
    found: (count: number) => (count === 1 ? `1${B}fiche trouvée.` : `${count}${B}fiches trouvées.`),
    none: 'Aucune fiche à cette date, avec ces lettres.',
    noneHint:
      'Relisez la date et le nom. Si la personne n’a pas de fiche ici, dites-le-lui dans le mois : c’est aussi une réponse.',
    bornAs: (name: string) => `nom de naissance ${name}`,
    choose: 'Choisir',
    chooseOne: (name: string) => `Choisir ${name}`,
    change: 'Changer de personne',
  },
  kind: 'Ce qu’elle demande',
  kindMissing: 'Choisissez ce que la personne demande.',
  kindHints: {
    access: 'RGPD, articles 15 et 20',
    rectification: 'RGPD, article 16',
    erasure: 'RGPD, article 17',
    objection: 'RGPD, article 21',
  },
  receivedOn: 'Reçue le',
  receivedMissing: 'Dites quel jour la demande est arrivée.',
  due: (date: string) =>
    `Réponse due le ${date} au plus tard, un mois après la réception (RGPD, article 12).`,
  overdue: (date: string) => `Le délai d’un mois est passé depuis le ${date}${B}: répondez sans attendre.`,
  channel: 'Comment elle est venue',
  channelMissing: 'Dites comment la demande est venue.',
  channels: { letter: 'Par lettre', phone: 'Par téléphone', desk: 'Au guichet' },
  check: 'Comment vous savez que c’est bien cette personne',
  checkMissing: 'Dites comment l’identité a été vérifiée, ou qu’elle reste à vérifier.',
  checks: {
    document: 'Pièce d’identité vue',
    'call-back': 'Rappel au numéro déjà connu',
    'known-by-staff': 'Venue en personne, connue de l’équipe',
    'not-yet': 'Pas encore vérifié',
  },
  checkHints: {
    document: 'Aucune copie n’est gardée.',
    'call-back': 'Pas à celui de la lettre.',
    'known-by-staff': undefined,
    'not-yet': 'À faire avant de pouvoir accorder la demande.',
  },
  note: 'Ce qu’elle écrit ou dit',
  noteHint: `Facultatif. Un proche ou un tuteur écrit pour elle${B}: dites qui, et à quel titre.`,
  save: 'Enregistrer la demande',
  saving: 'Enregistrement',
  done: (date: string) => `La demande est enregistrée. Réponse due le ${date}.`,
}

export type RecordingText = typeof recordingFr
