import { Refusal } from '../../platform/refusal.ts'

export const wrongKey = (): Refusal =>
  new Refusal('wrong-backup-key', 403, {
    fr: 'La sauvegarde ne s’ouvre pas avec cette phrase secrète ou cette clé.',
    en: 'The backup does not open with this passphrase or key.',
  })

export const noBackup = (file: string): Refusal =>
  new Refusal('no-backup', 422, {
    fr: `${file} n’est pas une sauvegarde de Maillage, ou son début est abîmé.`,
    en: `${file} is not a backup of Maillage, or its beginning is damaged.`,
  })

export const damagedBackup = (): Refusal =>
  new Refusal('damaged-backup', 422, {
    fr: 'La sauvegarde est tronquée ou altérée : rien n’a été repris. Prenez-en une autre.',
    en: 'The backup is truncated or altered: nothing was restored. Take another one.',
  })

export const newerBackup = (): Refusal =>
  new Refusal('newer-backup', 409, {
    fr: 'La sauvegarde vient d’un Maillage plus récent que celui-ci. Mettez celui-ci à jour, puis recommencez.',
    en: 'The backup comes from a newer Maillage than this one. Bring this one up to date, then try again.',
  })

export const otherSchema = (table: string): Refusal =>
  new Refusal('backup-of-another-schema', 409, {
    fr: `La sauvegarde et ce Maillage ne décrivent pas la table ${table} de la même façon. Reprenez-la avec la version qui l’a faite.`,
    en: `The backup and this Maillage do not describe the table ${table} alike. Restore it with the version that made it.`,
  })

export const inconsistentBackup = (table: string, code: string): Refusal =>
  new Refusal('inconsistent-backup', 422, {
    fr: `PostgreSQL refuse les lignes de la table ${table} (${code}) : rien n’a été repris.`,
    en: `PostgreSQL refuses the rows of the table ${table} (${code}): nothing was restored.`,
  })

export const databaseInUse = (): Refusal =>
  new Refusal('database-not-empty', 409, {
    fr: 'La base de données contient déjà des tables : une sauvegarde ne se reprend que dans une base vide. Choisissez un dossier vide avec MAILLAGE_DATA, ou une base vide avec DATABASE_URL.',
    en: 'The database has tables already: a backup is restored into an empty one only. Choose an empty folder with MAILLAGE_DATA, or an empty database with DATABASE_URL.',
  })

export const otherSecret = (place: string): Refusal =>
  new Refusal('other-secret-in-place', 409, {
    fr: `${place} n’est pas le secret de la sauvegarde : les liens déjà envoyés ne s’ouvriraient plus. Retirez-le, puis recommencez.`,
    en: `${place} is not the secret of the backup: links already sent would not open any more. Remove it, then try again.`,
  })

export const nothingToBackUp = (): Refusal =>
  new Refusal('nothing-to-back-up', 404, {
    fr: 'Il n’y a rien à sauvegarder ici. La base est celle de DATABASE_URL, sinon celle du dossier MAILLAGE_DATA.',
    en: 'There is nothing to back up here. The database is that of DATABASE_URL, else that of the folder MAILLAGE_DATA.',
  })

export const databaseLost = (): Refusal =>
  new Refusal('database-lost', 503, {
    fr: 'La base de données s’est arrêtée pendant le travail, dont rien ne reste. Recommencez quand elle répond.',
    en: 'The database stopped during the work, of which nothing remains. Try again once it answers.',
  })

export const notAllowedToReadAll = (): Refusal =>
  new Refusal('backup-not-allowed', 403, {
    fr: 'Ce compte ne peut pas lire toutes les lignes de la base. Donnez dans DATABASE_URL celui à qui elle appartient.',
    en: 'This account may not read every row of the database. Give its owner’s account in DATABASE_URL.',
  })

export const notAllowedToRestore = (): Refusal =>
  new Refusal('restore-not-allowed', 403, {
    fr: 'Ce compte ne peut pas créer de tables dans cette base. Donnez dans DATABASE_URL celui à qui elle appartient.',
    en: 'This account may not create tables in this database. Give its owner’s account in DATABASE_URL.',
  })

export const INSUFFICIENT_PRIVILEGE = '42501'

export const fileInPlace = (file: string): Refusal =>
  new Refusal('backup-file-exists', 409, {
    fr: `${file} existe déjà. Choisissez un autre nom, ou déplacez ce fichier.`,
    en: `${file} exists already. Choose another name, or move that file.`,
  })

export const unusableFile = (file: string, code: string): Refusal =>
  new Refusal(
    'backup-file-unusable',
    422,
    {
      fr: `Le fichier ${file} ne peut pas servir : ${FILE_FAULTS[code]?.fr ?? code}.`,
      en: `The file ${file} cannot be used: ${FILE_FAULTS[code]?.en ?? code}.`,
    },
    { fault: code },
  )

export const noSuchBackup = (name: string): Refusal =>
  new Refusal('no-such-backup', 404, {
    fr: `La sauvegarde ${name} n’est plus dans le dossier de ce serveur.`,
    en: `The backup ${name} is no longer in the folder of this server.`,
  })

export const badRecipient = (recipient: string): Refusal =>
  new Refusal('bad-recipient', 422, {
    fr: `« ${recipient} » n’est pas une clé publique age : elle commence par age1.`,
    en: `"${recipient}" is not an age public key: it begins with age1.`,
  })

const SHORTEST_PASSPHRASE = 12

/** A passphrase guards against whoever copies the file and guesses at leisure. @throws {Refusal} `weak-passphrase`. */
export function requireStrongPassphrase(passphrase: string): string {
  if (passphrase.length >= SHORTEST_PASSPHRASE) return passphrase
  throw new Refusal('weak-passphrase', 422, {
    fr: `La phrase secrète d’une sauvegarde a au moins ${SHORTEST_PASSPHRASE} caractères ; quatre ou cinq mots tirés au hasard conviennent.`,
    en: `The passphrase of a backup has at least ${SHORTEST_PASSPHRASE} characters; four or five words drawn at random do well.`,
  })
}

export const badIdentity = (): Refusal =>
  new Refusal('bad-identity', 422, {
    fr: 'Le fichier de clé ne contient pas de clé privée age, une par ligne : AGE-SECRET-KEY-….',
    en: 'The key file holds no age private key, one a line: AGE-SECRET-KEY-….',
  })

const FILE_FAULTS: Record<string, { fr: string; en: string }> = {
  ENOENT: { fr: 'il n’existe pas, ou son dossier non plus', en: 'it does not exist, or its folder does not' },
  EACCES: { fr: 'ce compte n’en a pas le droit', en: 'this account may not use it' },
  EISDIR: { fr: 'c’est un dossier', en: 'it is a folder' },
  ENOTDIR: { fr: 'son dossier n’en est pas un', en: 'its folder is none' },
  ENOSPC: { fr: 'le disque est plein', en: 'the disk is full' },
  EDQUOT: { fr: 'le quota du disque est atteint', en: 'the disk quota is reached' },
  EFBIG: { fr: 'il dépasse la taille permise à un fichier', en: 'it is larger than a file may be' },
  EIO: { fr: 'le disque ne répond pas bien', en: 'the disk fails' },
  EROFS: { fr: 'le disque est en lecture seule', en: 'the disk is read-only' },
}
