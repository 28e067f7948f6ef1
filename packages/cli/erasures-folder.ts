import { access, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Lang } from './command.ts'

const JOURNAL = 'erasures.jsonl'

/** Whether a journal of erasures lies in a folder. Any other fault than its absence is thrown. */
export async function hasErasures(folder: string): Promise<boolean> {
  return access(join(folder, JOURNAL)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

/**
 * The folder of the journal of erasures that somebody names, by itself or by its folder.
 * @returns a sentence when there is none: nobody to erase and no journal are not the same.
 */
export async function findErasures(
  named: string,
): Promise<{ folder: string } | { fault: Record<Lang, string> }> {
  try {
    const isFolder = (await stat(named)).isDirectory()
    if (!isFolder && basename(named) !== JOURNAL) return { fault: otherFile(named) }
    const folder = isFolder ? named : dirname(named)
    return (await hasErasures(folder)) ? { folder } : { fault: noJournal(named) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { fault: code === 'ENOENT' ? noFolder(named) : unreadable(named, code ?? '') }
  }
}

const otherFile = (named: string) => ({
  fr: `${named} n’est pas un journal d’effacements. Nommez le fichier ${JOURNAL}, ou le dossier qui le contient. Personne n’a été effacé de nouveau.`,
  en: `${named} is no journal of erasures. Name the file ${JOURNAL}, or the folder that holds it. Nobody was erased again.`,
})

const noJournal = (named: string) => ({
  fr: `Le dossier ${named} ne contient pas ${JOURNAL}. Personne n’a été effacé de nouveau.`,
  en: `The folder ${named} does not hold ${JOURNAL}. Nobody was erased again.`,
})

const noFolder = (named: string) => ({
  fr: `${named} n’existe pas. Nommez le dossier qui contient ${JOURNAL}. Personne n’a été effacé de nouveau.`,
  en: `${named} does not exist. Name the folder that holds ${JOURNAL}. Nobody was erased again.`,
})

const unreadable = (named: string, code: string) => ({
  fr: `${named} ne peut pas être lu (${code}). Personne n’a été effacé de nouveau.`,
  en: `${named} cannot be read (${code}). Nobody was erased again.`,
})
