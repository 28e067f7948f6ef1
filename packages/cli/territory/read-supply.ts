import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type AgeStructure, readAgeStructure } from '@maillage/territory/accessibility/age-structure.ts'
import type { SupplyFile, SupplyReader } from '@maillage/territory/accessibility/supply.ts'
import { supplyReaderFor } from '@maillage/territory/accessibility/supply-reader.ts'
import { type Remark, remarkSentence } from '@maillage/territory/accessibility/supply-remarks.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'

const MOST_SAID = 10

/**
 * Practitioners of a file: the RPPS extraction, the BPE, or `commune,profession,fte[,age]`. What was read otherwise than written is
 * said on `io.err`; so is what official files hold that cannot be counted.
 * @throws Misuse for a file that cannot be read, one that counts nobody, and any fault of a plain table.
 */
export async function readSupplyFile(
  option: string,
  path: string,
  index: CommuneIndex,
  io: Io,
): Promise<SupplyFile> {
  const file = await readLines(option, path, index)
  say(file.notes, io)
  if (file.problems.length > 0 && (file.format === 'plain' || file.records.length === 0))
    throw faulty(option, path, file.problems)
  say(file.problems, io)
  if (file.records.length > 0) return file
  throw new Misuse({
    fr: `${option}\u202f: «\u00a0${path}\u00a0» ne compte aucun professionnel de premier recours. Donnez un fichier commune,profession,fte, l’extraction PS_LibreAcces_Personne_activite ou un fichier de la BPE.`,
    en: `${option}: "${path}" counts no practitioner of first resort. Give a file commune,profession,fte, the extraction PS_LibreAcces_Personne_activite or a file of the BPE.`,
  })
}

/** @throws Misuse for a file that cannot be read, and any fault of it. */
export async function readAgesFile(
  option: string,
  path: string,
  index: CommuneIndex,
  io: Io,
): Promise<AgeStructure> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw unreadable(option, path)
  const ages = readAgeStructure(text, index)
  if (ages.problems.length > 0) throw faulty(option, path, ages.problems)
  say(ages.notes, io)
  return ages
}

async function readLines(option: string, path: string, index: CommuneIndex): Promise<SupplyFile> {
  let reader: SupplyReader | undefined
  try {
    for await (const line of createInterface({
      input: createReadStream(path, 'utf8'),
      crlfDelay: Infinity,
    })) {
      reader ??= supplyReaderFor(line, index)
      reader.read(line)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw unreadable(option, path)
  }
  return (reader ?? supplyReaderFor('', index)).end()
}

function unreadable(option: string, path: string): Misuse {
  return new Misuse({
    fr: `${option}\u202f: le fichier «\u00a0${path}\u00a0» ne peut pas être lu. Vérifiez son nom et vos droits.`,
    en: `${option}: the file "${path}" cannot be read. Check its name and your rights.`,
  })
}

function faulty(option: string, path: string, problems: readonly Remark[]): Misuse {
  const said = (lang: 'fr' | 'en') =>
    problems.slice(0, MOST_SAID).map((problem) => remarkSentence(problem, lang))
  const count = problems.length
  return new Misuse({
    fr: [
      `${option}\u202f: «\u00a0${path}\u00a0» a ${count} point${count > 1 ? 's' : ''} à corriger.`,
      ...said('fr'),
    ].join('\n'),
    en: [`${option}: "${path}" has ${count} thing${count > 1 ? 's' : ''} to mend.`, ...said('en')].join('\n'),
  })
}

function say(remarks: readonly Remark[], io: Io): void {
  for (const remark of remarks.slice(0, MOST_SAID)) io.err(remarkSentence(remark, io.lang))
  const left = remarks.length - MOST_SAID
  if (left > 0)
    io.err(
      io.lang === 'fr' ? `et ${left} autres remarques de ce genre.` : `and ${left} more remarks like these.`,
    )
}
