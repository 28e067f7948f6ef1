const B = '\u00a0'

/** How long data are kept, and the proof that they left. */
export const retentionFr = {
  title: 'Durées de conservation',
  intro:
    'Combien de temps chaque donnée est gardée, sur quel texte, et la preuve qu’elle est partie. Ces durées se changent par une décision datée, pas d’ici.',
  last: (when: string) => `Dernière purge${B}: ${when}.`,
  never: 'Aucune purge n’a encore eu lieu.',
  next: (when: string, rows: string, count: number) =>
    count === 0
      ? `Prochaine${B}: ${when}. Rien n’est arrivé au bout de sa durée.`
      : `Prochaine${B}: ${when}. ${rows}${B}${count > 1 ? 'lignes partiront' : 'ligne partira'}.`,
  late: 'La purge de cette nuit n’a pas eu lieu.',
  lateHint: 'Prévenez qui tient le serveur. La prochaine retirera ce qui a attendu.',
  altered: 'Une preuve n’est pas au journal telle qu’elle est ici.',
  alteredHint:
    'Elle a été changée après coup. Gardez une sauvegarde, prévenez le délégué à la protection des données, et vérifiez la chaîne du journal.',
  purpose: 'Finalité',
  purposes: { care: 'Soin', planning: 'Planification', administration: 'Administration' },
  every: 'Toutes',
  table: 'Ce qui est gardé, et jusqu’à quand',
  fileName: 'durees.csv',
  columns: {
    data: 'Donnée',
    kept: 'Gardée',
    law: 'Texte',
    last: 'Dernière purge',
    due: 'Part cette nuit',
  },
  from: (event: string) => `depuis ${event}`,
  fates: { erased: 'puis effacée', anonymised: 'puis rendue anonyme' },
  since: (date: string) => `En vigueur depuis le ${date}`,
  rows: (rows: string, count: number) => `${rows}${B}${count > 1 ? 'lignes' : 'ligne'}`,
  noPurge: 'pas encore',
  inAudit: 'au journal',
  sealed: (seal: number) => `au journal, maillon${B}${seal}`,
  notInAudit: 'absente du journal',
  removals: {
    title: 'Ce qui est parti',
    intro:
      'Une preuve par nuit et par donnée. L’empreinte est celle des identifiants triés\u00a0: elle montre qu’ils sont partis sans dire lesquels.',
    none: 'Rien n’est encore arrivé au bout de sa durée.',
    fileName: 'preuves-de-purge.csv',
    columns: {
      at: 'Quand',
      data: 'Donnée',
      rows: 'Lignes',
      olderThan: 'D’avant le',
      hash: 'Empreinte (SHA-256)',
      audit: 'Journal',
    },
  },
}

export type RetentionText = typeof retentionFr
