import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  compareDirections,
  createMatrixTable,
  type MatrixDirections,
} from '@maillage/territory/matrix-table.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import { parseTravelMatrix, type TravelMatrix } from '@maillage/territory/travel-matrix.ts'
import { TravelMatrixError } from '@maillage/territory/travel-matrix-error.ts'
import type { TravelTable } from '@maillage/territory/travel-table.ts'
import type { Io, Lang } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { Ground } from './ground.ts'

/**
 * The travel times of `--travel matrix:FILE`. What the file has not is estimated, with a note; so has a file whose two directions say
 * different things, which is used as it is.
 * @throws Misuse when the file cannot be read, or a line of it used.
 */
export async function readMatrixTravel(path: string, { index }: Ground, io: Io): Promise<TravelTable> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Misuse({
      fr: `--travel\u202f: il n’y a pas de fichier ${path}, ou il ne peut pas être lu.`,
      en: `--travel: there is no file ${path}, or it cannot be read.`,
    })
  })
  const matrix = parse(path, text, index)
  if (matrix.size === 0) throw empty(path)
  for (const note of notesOf(compareDirections(index, matrix))) io.err(note[io.lang])
  return createMatrixTable(matrix, createEstimateTable(index), {
    label: `matrix:${basename(path)}`,
    onHoles: ({ asked, missing }) => io.err(holes(asked, missing)[io.lang]),
  })
}

function parse(path: string, text: string, index: Ground['index']): TravelMatrix {
  try {
    return parseTravelMatrix(text, index)
  } catch (error) {
    if (!(error instanceof TravelMatrixError)) throw error
    const { fr, en } = error.sentences
    throw new Misuse({
      fr: `--travel\u202f: ${path} ne peut pas servir\u202f: ${fr}.`,
      en: `--travel: ${path} cannot be used: ${en}.`,
    })
  }
}

const empty = (path: string) =>
  new Misuse({
    fr: `--travel\u202f: ${path} ne contient aucun trajet. Donnez une ligne par trajet\u202f: from,to,minutes.`,
    en: `--travel: ${path} holds no drive. Give a line for each: from,to,minutes.`,
  })

type Sentence = Readonly<Record<Lang, string>>

function notesOf({ pairs, oneWay, unlike, worst }: MatrixDirections): Sentence[] {
  return [
    ...(oneWay > 0
      ? [
          {
            fr: `Note\u202f: ${oneWay} paires sur ${pairs} n’ont pas leur retour dans le fichier\u202f; il est estimé.`,
            en: `Note: ${oneWay} of ${pairs} pairs have no way back in the file; it is estimated.`,
          },
        ]
      : []),
    ...(worst
      ? [
          {
            fr: `Note\u202f: l’aller et le retour diffèrent beaucoup pour ${unlike} paires, au plus de ${worst.from} à ${worst.to}\u202f: ${worst.there}\u00a0min, retour ${worst.back}. Chaque sens est pris tel quel\u202f; vérifiez le fichier.`,
            en: `Note: the two directions differ much for ${unlike} pairs, most from ${worst.from} to ${worst.to}: ${worst.there} min, back ${worst.back}. Each direction is used as it is; check the file.`,
          },
        ]
      : []),
  ]
}

const holes = (asked: number, missing: number): Sentence => ({
  fr: `Note\u202f: ${missing} trajets sur ${asked} ne sont pas dans le fichier\u202f; ils sont estimés.`,
  en: `Note: ${missing} of ${asked} drives are not in the file; they are estimated.`,
})
