import { mkdir } from 'node:fs/promises'
import { ConfigError } from './config.ts'

/** Why a data folder cannot be written, by the code of the system; the code itself for any other. */
const CAUSES: Record<string, { fr: string; en: string }> = {
  EACCES: { fr: 'ce compte n’a pas le droit d’y écrire', en: 'this account may not write there' },
  EPERM: { fr: 'ce compte n’a pas le droit d’y écrire', en: 'this account may not write there' },
  EROFS: { fr: 'il est en lecture seule', en: 'it is read-only' },
  ENOSPC: { fr: 'le disque est plein', en: 'the disk is full' },
  EDQUOT: { fr: 'le quota du disque est atteint', en: 'the disk quota is reached' },
  ENOTDIR: { fr: 'ce n’est pas un dossier', en: 'it is no folder' },
  EEXIST: { fr: 'ce n’est pas un dossier', en: 'it is no folder' },
}

/** Makes the data folder. @throws {ConfigError} with why it cannot be used. */
export async function makeDataFolder(folder: string): Promise<void> {
  await usingDataFolder(folder, () => mkdir(folder, { recursive: true, mode: 0o755 }))
}

/**
 * Does something in the data folder.
 * @throws {ConfigError} with why the folder cannot be used, in place of an error of the file system.
 */
export async function usingDataFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === undefined || syscall === undefined) throw error
    const cause = CAUSES[code] ?? { fr: code, en: code }
    throw new ConfigError({
      fr: `Le dossier de données ${folder} ne peut pas servir : ${cause.fr}. Choisissez-en un autre avec MAILLAGE_DATA.`,
      en: `The data folder ${folder} cannot be used: ${cause.en}. Choose another one with MAILLAGE_DATA.`,
    })
  }
}
