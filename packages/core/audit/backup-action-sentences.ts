import type { ActionSentences, AuditDetail, Sentence } from './sentence.ts'

const noteSentence = ({ work, failure }: AuditDetail): Sentence => {
  if (work === 'verifying')
    return failure
      ? { fr: 'Sauvegarde lue, et trouvée mauvaise', en: 'Backup read, and found bad' }
      : { fr: 'Sauvegarde lue jusqu’au bout, et trouvée bonne', en: 'Backup read to its end, and found good' }
  return failure
    ? { fr: 'Sauvegarde échouée', en: 'Backup failed' }
    : { fr: 'Sauvegarde faite', en: 'Backup made' }
}

export const backupActionSentences: ActionSentences = {
  'ask-backup': { fr: 'Sauvegarde demandée', en: 'Backup asked for' },
  'ask-backup-verification': {
    fr: 'Vérification d’une sauvegarde demandée',
    en: 'Verification of a backup asked for',
  },
  'note-backup': noteSentence,
}
