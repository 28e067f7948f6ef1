import { writeFile } from 'node:fs/promises'
import { POPULATION_YEAR } from '@maillage/server/features/atlas/read-area-communes.ts'
import { summariseAccess } from '@maillage/territory/access-summary.ts'
import { coverageOf, nearestSites } from '@maillage/territory/coverage.ts'
import { communePlaces } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import { communeFeatures } from './commune-features.ts'
import { readMinutes, sitesMissing } from './coverage.ts'
import { csvLines } from './csv-lines.ts'
import {
  type AreaMinutes,
  type ExportGroup,
  type ExportTable,
  exportTable,
  readGroup,
} from './export-rows.ts'
import { type Ground, loadGround } from './ground.ts'
import { orNull, rounded } from './numbers.ts'
import { readArea } from './read-area.ts'
import { readSites } from './read-sites.ts'
import { readTravel } from './read-travel.ts'
import { sourceLines } from './sources.ts'
import type { SubCommand, Values } from './sub-command.ts'

const FORMATS = ['csv', 'json', 'geojson'] as const
type Format = (typeof FORMATS)[number]

export const exportArea: SubCommand = {
  options: ['area', 'sites', 'by', 'max-minutes', 'travel', 'format', 'out'],
  flags: [],
  usage: {
    fr: [
      'maillage territory export --area dep:32 --sites 32132,32319 [--by commune|epci|bv|dep] [--format csv|json|geojson] [--out FICHIER] [--max-minutes 15] [--travel SOURCE]',
      '    le même calcul pour un tableur ou un SIG, avec ses sources\u202f; le GeoJSON porte les contours des communes',
    ].join('\n'),
    en: [
      'maillage territory export --area dep:32 --sites 32132,32319 [--by commune|epci|bv|dep] [--format csv|json|geojson] [--out FILE] [--max-minutes 15] [--travel SOURCE]',
      '    the same for a spreadsheet or a GIS, with its sources; the GeoJSON carries the outlines of the communes',
    ].join('\n'),
  },
  run: runExport,
}

async function runExport(values: Values, io: Io): Promise<number> {
  const format = readFormat(values.format)
  const by = readGroup(values.by)
  if (format === 'geojson' && by !== 'commune') throw outlinesOfCommunes
  const maxMinutes = readMinutes('--max-minutes', values['max-minutes'] ?? '15')
  const ground = await loadGround()
  const area = readArea(values.area, ground, io)
  if (!values.sites) throw sitesMissing
  const sites = readSites('--sites', values.sites, ground, io)
  const travel = await readTravel(values.travel, ground, io)
  const table = travel.minutes(communePlaces(ground.index, area.rows), sites)
  const minutes = nearestSites(table, area.rows.length, sites.size)
  const answer = { area: area.key, by, rows: area.rows, sites, maxMinutes, travel: travel.label, ...minutes }
  await hand(await writers[format](answer, ground, io), values.out, io)
  return 0
}

interface Answer extends AreaMinutes {
  readonly area: string
  readonly by: ExportGroup
  readonly travel: string
}

type Write = (answer: Answer, ground: Ground, io: Io) => string | Promise<string>

const writers: Readonly<Record<Format, Write>> = {
  csv: (answer, { index }) => {
    const { columns, lines } = exportTable(answer, index, answer.by)
    const sources = [answer.travel, POPULATION_YEAR]
    const rows = lines.map((line) => [...line, ...sources])
    return csvLines([...columns, 'travel', 'population_year'], rows).join('\n')
  },
  json: (answer, ground, io) => {
    const records = recordsOf(exportTable(answer, ground.index, answer.by))
    const list = answer.by === 'commune' ? { communes: records } : { by: answer.by, zones: records }
    return JSON.stringify({ ...headOf(answer, ground, io), ...list }, null, 2)
  },
  geojson: async (answer, ground, io) => {
    const records = recordsOf(exportTable(answer, ground.index, 'commune'))
    const features = await communeFeatures(ground.index, answer.rows, (place) => records[place] ?? {})
    return JSON.stringify({ type: 'FeatureCollection', maillage: headOf(answer, ground, io), features })
  },
}

function recordsOf({ columns, lines }: ExportTable): Record<string, string | number | null>[] {
  return lines.map((line) => Object.fromEntries(columns.map((name, i) => [name, line[i] ?? null])))
}

/** What is said once: the totals with the digits of the screen, and the sources. */
function headOf({ area, rows, sites, maxMinutes, travel, minutes }: Answer, { index }: Ground, io: Io) {
  const population = Array.from(rows, (row) => index.population[row] as number)
  const total = coverageOf({ minutes }, population, maxMinutes)
  const { classes, worstTenth } = summariseAccess(minutes, population)
  return {
    area,
    sites: sites.codes,
    maxMinutes,
    travel,
    population: total.population,
    covered: total.covered,
    share: rounded(total.share, 3),
    meanMinutes: rounded(total.meanMinutes, 2),
    unreachable: total.unreachable,
    worstTenth: { fromMinutes: orNull(worstTenth.fromMinutes), meanMinutes: rounded(worstTenth.mean, 2) },
    classes: classes.map(({ upTo, people, share }) => ({
      upTo: orNull(upTo),
      people,
      share: rounded(share, 3),
    })),
    sources: sourceLines(travel, io.lang),
  }
}

const outlinesOfCommunes = new Misuse({
  fr: 'Le GeoJSON porte les contours des communes\u202f: --format geojson va sans --by, ou avec --by commune.',
  en: 'The GeoJSON carries the outlines of communes: --format geojson goes without --by, or with --by commune.',
})

function readFormat(text = 'csv'): Format {
  const format = FORMATS.find((known) => known === text)
  if (format !== undefined) return format
  throw new Misuse({
    fr: `--format\u202f: «\u00a0${text}\u00a0» n’est pas un format. Choisissez ${FORMATS.join(', ')}.`,
    en: `--format: "${text}" is no format. Choose ${FORMATS.join(', ')}.`,
  })
}

/** Prints the text, or writes it to a file. */
async function hand(text: string, file: string | undefined, io: Io): Promise<void> {
  if (file === undefined) {
    io.out(text)
    return
  }
  try {
    await writeFile(file, `${text}\n`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Misuse({
      fr: `--out\u202f: «\u00a0${file}\u00a0» ne peut pas être écrit (${code}). Choisissez un dossier qui existe et où vous pouvez écrire.`,
      en: `--out: "${file}" cannot be written (${code}). Choose a folder that exists and where you may write.`,
    })
  }
}
