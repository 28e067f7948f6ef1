const B = '\u00a0'

/** Backups of the network. */
export const backupsFr = {
  title: 'Sauvegardes',
  intro: (hour: string, daily: number, weekly: number, monthly: number) =>
    `Une chaque nuit à ${hour}. Sont gardées${B}: ${daily}${B}par jour, ${weekly}${B}par semaine, ${monthly}${B}par mois.`,
  introShort: 'Chiffrées, et relues pour savoir si elles sont entières.',
  make: 'Sauvegarder maintenant',
  making: 'Sauvegarde en cours',
  verifying: 'Relecture en cours',
  asked: 'La sauvegarde est en cours. La liste se met à jour d’elle-même.',
  verifyAsked: 'La relecture est en cours. La liste se met à jour d’elle-même.',
  made: 'La sauvegarde est faite.',
  verified: `La relecture est finie${B}: son résultat est dans la liste.`,
  lastSuccess: (when: string) => `Dernière réussie${B}: ${when}.`,
  noSuccess: 'Aucune sauvegarde n’a encore réussi.',
  unknownSuccess: 'Les sauvegardes déjà faites ne se voient pas d’ici.',
  lastFailure: (when: string) => `Échec${B}: ${when}.`,
  folder: {
    unset: 'Aucun dossier n’est donné.',
    unsetHint:
      'Sur le serveur, donnez MAILLAGE_BACKUP_DIR, de préférence sur un autre disque, puis redémarrez.',
    missing: 'Le dossier des sauvegardes ne se lit pas en ce moment.',
    missingHint: 'Le disque est-il branché, et le droit d’y écrire donné\u202f? Rien n’a été perdu ici.',
  },
  key: {
    unset: 'Aucune clé n’est donnée\u00a0: rien ne peut être chiffré.',
    unsetHint: 'Sur le serveur, donnez MAILLAGE_BACKUP_RECIPIENT (clé age) ou MAILLAGE_BACKUP_PASSPHRASE.',
  },
  fileName: 'sauvegardes.csv',
  table: 'Sauvegardes gardées',
  columns: { made: 'Faite', size: 'Taille', sealed: 'S’ouvre avec', checked: 'Relue', actions: 'Actions' },
  sealedFor: { key: 'une clé privée', passphrase: 'la phrase secrète', unreadable: 'illisible' },
  whole: (when: string) => `entière, ${when}`,
  broken: (when: string) => `abîmée, ${when}`,
  never: 'jamais',
  elsewhere: 'se vérifie là où est la clé',
  verify: 'Vérifier',
  verifyOne: (when: string) => `Vérifier la sauvegarde du ${when}`,
  none: 'Aucune sauvegarde dans ce dossier.',
  noneHint: 'La première se fera cette nuit, ou maintenant si vous le demandez.',
  restore: 'Pour restaurer',
  restoreHint:
    'Cela se fait sur le serveur, jamais d’ici\u00a0: «\u202fmaillage restore\u202f» dans un dossier vide, avec la clé ou la phrase secrète.',
  bytes: { kb: 'ko', mb: 'Mo', gb: 'Go' },
}

export type BackupsText = typeof backupsFr
