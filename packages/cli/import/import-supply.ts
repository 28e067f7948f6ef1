import { parseArgs } from 'node:util'
import { PROFESSIONS, type Profession } from '@maillage/territory/accessibility/professions.ts'
import type { SupplyFile, SupplyRecord } from '@maillage/territory/accessibility/supply.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import { sayWrongOption } from '../say-wrong-option.ts'
import { professionWords } from '../territory/accessibility-sources.ts'
import { csvLines } from '../territory/csv-lines.ts'
import { loadGround } from '../territory/ground.ts'
import { spoken } from '../territory/numbers.ts'
import { readSupplyFile } from '../territory/read-supply.ts'
import { writeWholeFile } from './write-whole-file.ts'

const USUAL_OUT = 'supply.csv'

/**
 * Reads a file of practitioners, says what it holds, and writes the full-time equivalents by commune, profession and age.
 * @returns the exit code; `undefined` when the words cannot be used, after a sentence where one helps.
 * @throws Misuse for a file that cannot be used.
 */
export async function runImportSupply(words: readonly string[], io: Io): Promise<number | undefined> {
  const asked = readAsked(words, io)
  if (asked === undefined) return undefined
  const { index } = await loadGround()
  const file = await readSupplyFile('supply', asked.path, index, io)
  const lines = linesOf(file.records, index)
  const text = [...csvLines(['commune', 'profession', 'fte', 'age'], lines), ''].join('\n')
  await writeWholeFile(asked.out, new TextEncoder().encode(text)).catch((error: NodeJS.ErrnoException) => {
    throw new Misuse({
      fr: `--out\u202f: «\u00a0${asked.out}\u00a0» ne peut pas être écrit (${error.code}). Choisissez un dossier qui existe et où vous pouvez écrire.`,
      en: `--out: "${asked.out}" cannot be written (${error.code}). Choose a folder that exists and where you may write.`,
    })
  })
  sayCounts(file, asked.out, io)
  return 0
}

function readAsked(words: readonly string[], io: Io): { path: string; out: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    })
    const [path] = positionals
    return path === undefined || positionals.length > 1 ? undefined : { path, out: values.out ?? USUAL_OUT }
  } catch (error) {
    sayWrongOption(error, io)
    return undefined
  }
}

/** One line a commune, profession and age, with the time added up: nobody can be told from another. */
function linesOf(records: readonly SupplyRecord[], index: CommuneIndex) {
  const sums = new Map<string, { record: SupplyRecord; fte: number }>()
  for (const record of records) {
    const key = `${index.codes[record.row]} ${PROFESSIONS.indexOf(record.profession)} ${record.age ?? ''}`
    const known = sums.get(key)
    sums.set(key, { record, fte: (known?.fte ?? 0) + record.fte })
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { record, fte }]) => {
      const { row, profession, age } = record
      return [index.codes[row] as string, profession, Number(fte.toFixed(3)), age] as const
    })
}

function sayCounts(file: SupplyFile, out: string, io: Io): void {
  const counts = PROFESSIONS.map((profession) => {
    const of = file.records.filter((record) => record.profession === profession)
    const fte = Number(of.reduce((sum, record) => sum + record.fte, 0).toFixed(1))
    return { profession, fte, communes: new Set(of.map(({ row }) => row)).size }
  }).filter(({ communes }) => communes > 0)
  if (io.json) {
    const left = file.problems.reduce((sum, { lines }) => sum + lines, 0)
    io.out(JSON.stringify({ format: file.format, file: out, counts, linesLeftOut: left }))
    return
  }
  for (const count of counts) io.out(countLine(count, io))
  io.out(
    io.lang === 'fr'
      ? `Écrit dans ${out}. À employer avec --supply ${out}.`
      : `Written to ${out}. Use it by --supply ${out}.`,
  )
}

function countLine(count: { profession: Profession; fte: number; communes: number }, { lang }: Io): string {
  const name = professionWords(count.profession, lang)
  const [fte, communes] = [spoken(count.fte, lang, 1), spoken(count.communes, lang)]
  return lang === 'fr'
    ? `${name}\u202f: ${fte} ETP dans ${communes} communes.`
    : `${name}: ${fte} FTE in ${communes} communes.`
}
