/**
 * Makes `data/apl/apl.txt.br` from the folder that holds apl_drees_2016_2018.csv, a full table of what the DREES publishes.
 *
 *   node scripts/data/make-apl.ts FOLDER
 *
 * Communes merged since are one line, their values weighted by standardised population. Format:
 * `packages/territory/accessibility/published-apl.ts`; origin and licence: `data/apl/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { APL_COLUMNS, type AplColumn, writeApl } from '@maillage/territory/accessibility/apl-text.ts'
import { readCsv } from './read-csv.ts'

const SOURCE_COLUMNS: Readonly<Record<AplColumn, string>> = {
  need2018: 'pop_standardisee_mg_2016',
  need2016: 'pop_standardisee_2014',
  gp2018: 'apl_mg_2018',
  gpTo65In2018: 'apl_mg_moins65_2018',
  gp2016: 'apl_mg_2016',
  gpTo65In2016: 'apl_mg_moins65_2016',
  nurse2016: 'apl_inf_2016',
  midwife2016: 'apl_sf_2016',
  physio2016: 'apl_mk_2016',
}

const [source] = process.argv.slice(2)
if (source === undefined) {
  console.error('Usage: node scripts/data/make-apl.ts FOLDER')
  process.exit(2)
}
const lines = readCsv(readFileSync(join(source, 'apl_drees_2016_2018.csv'), 'utf8'))
const merged = Map.groupBy(lines, (line) => line.code_2026 as string)
const codes = [...merged.keys()].sort()
const text = writeApl(codes, (code, column) => figureOf(merged.get(code) ?? [], column))
const packed = brotliCompressSync(text, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  },
})
writeFileSync(new URL('../../data/apl/apl.txt.br', import.meta.url), packed)
console.log(`${codes.length} communes, ${APL_COLUMNS.length} columns, ${packed.length} bytes`)

/** Sum of the needs, or mean of the access by need, of the lines that became one commune; NaN when none has it. */
function figureOf(of: readonly Record<string, string>[], column: AplColumn): number {
  const field = (line: Record<string, string>, name: AplColumn) => {
    const typed = line[SOURCE_COLUMNS[name]]
    return typed === undefined || typed === '' ? Number.NaN : Number(typed)
  }
  const known = of.filter((line) => !Number.isNaN(field(line, column)))
  if (known.length === 0) return Number.NaN
  if (column === 'need2018' || column === 'need2016')
    return known.reduce((sum, line) => sum + field(line, column), 0)
  const need = column.endsWith('2018') ? 'need2018' : 'need2016'
  const weight = (line: Record<string, string>) => field(line, need) || 1
  const weights = known.reduce((sum, line) => sum + weight(line), 0)
  return known.reduce((sum, line) => sum + field(line, column) * weight(line), 0) / weights
}
