const B = '\u00a0'
const N = '\u202f'

/** The log of accesses, for the auditor. */
export const auditFr = {
  title: 'Journal des accès',
  intro:
    'Qui a fait quoi, sur quel dossier, quand et d’où. Rien ne s’y corrige, rien ne s’y efface. Le lire y laisse une ligne.',
  chain: {
    title: 'État de la chaîne',
    whole: (date: string) => `Entière, vérifiée ${date}.`,
    broken: (date: string) => `Rompue, constaté ${date}.`,
    brokenBetween: (from: number, to: number) =>
      `Des lignes ont été changées ou retirées entre les numéros ${from} et ${to}. Gardez une sauvegarde, prévenez le responsable de la sécurité.`,
    never: 'Jamais vérifiée.',
    sealed: 'Lignes scellées',
    since: 'Lignes depuis le dernier sceau',
    removed: 'Parties à la fin de leur durée',
    lastSeal: 'Dernier sceau',
    head: 'Empreinte à noter ailleurs',
    verify: 'Vérifier maintenant',
    verifying: 'Vérification',
    verified: 'La chaîne a été relue.',
  },
  filters: {
    title: 'Filtrer',
    since: 'Depuis le',
    until: 'Jusqu’au',
    account: 'Par qui',
    everybody: 'Tout le monde',
    action: 'Quoi',
    everything: 'Toutes les actions',
    breakGlass: 'Seulement les accès hors de la prise en charge',
    clear: 'Tout montrer',
    patient: 'Un seul dossier',
    patientClear: 'Tous les dossiers',
  },
  table: 'Lignes du journal, la plus récente d’abord',
  columns: { at: 'Quand', who: 'Qui', what: 'Quoi', whom: 'Dossier', from: 'D’où' },
  breakGlass: 'hors prise en charge',
  why: (reason: string) => `Motif donné${B}: «${N}${reason}${N}»`,
  refused: 'refusé',
  patient: (initials: string) => `Dossier ${initials}`,
  erased: 'personne effacée',
  only: (whose: string) => `Ne montrer que\u00a0: ${whose}`,
  none: 'Aucune ligne ne correspond.',
  noneHint: 'Élargissez les dates, ou montrez tout.',
  loadingMore: 'Lecture',
  glass: {
    title: 'Accès hors de la prise en charge',
    intro: 'Chacun a été ouvert avec un motif. À relire\u00a0: le patient les voit aussi.',
    none: 'Aucun sur cette période.',
    by: (name: string, whose: string) => `${name} a ouvert le dossier ${whose}`,
    erased: 'd’une personne effacée',
    until: (until: string) => `jusqu’à ${until}`,
  },
}

export type AuditText = typeof auditFr
