import { coverageOf, nearestSites } from '@maillage/territory/coverage.ts'
import { communePlaces } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import { loadGround } from './ground.ts'
import { readArea } from './read-area.ts'
import { readSites } from './read-sites.ts'
import { readTravel } from './read-travel.ts'
import type { SubCommand, Values } from './sub-command.ts'

const WORST = 10
const round = (value: number, digits: number) => Number(value.toFixed(digits))

export const coverage: SubCommand = {
  options: ['area', 'sites', 'max-minutes', 'travel'],
  flags: ['csv'],
  usage: {
    fr: [
      'maillage territory coverage --area dep:32 --sites 32132,32319 [--max-minutes 15] [--travel SOURCE] [--json | --csv]',
      '    qui est à moins de tant de minutes du site le plus proche, commune par commune',
    ].join('\n'),
    en: [
      'maillage territory coverage --area dep:32 --sites 32132,32319 [--max-minutes 15] [--travel SOURCE] [--json | --csv]',
      '    who is within so many minutes of the nearest site, commune by commune',
    ].join('\n'),
  },
  run: runCoverage,
}

async function runCoverage(values: Values, io: Io): Promise<number> {
  const maxMinutes = readMinutes('--max-minutes', values['max-minutes'] ?? '15')
  const ground = await loadGround()
  const { index } = ground
  const area = readArea(values.area, ground, io)
  if (!values.sites) throw sitesMissing
  const sites = readSites('--sites', values.sites, ground, io)
  const travel = await readTravel(values.travel, ground, io, { option: '--max-minutes', minutes: maxMinutes })
  const table = travel.minutes(communePlaces(index, area.rows), sites)
  const nearest = nearestSites(table, area.rows.length, sites.size)
  const population = Array.from(area.rows, (row) => index.population[row] as number)
  const total = coverageOf(nearest, population, maxMinutes)
  const communes = Array.from(area.rows, (row, i) => ({
    code: index.codes[row] as string,
    name: index.names[row] as string,
    population: index.population[row] as number,
    minutes: Number.isFinite(nearest.minutes[i]) ? (nearest.minutes[i] as number) : null,
    nearest: sites.codes[nearest.site[i] as number] ?? null,
  }))
  const answer = {
    area: area.key,
    sites: sites.codes,
    maxMinutes,
    travel: travel.label,
    population: total.population,
    covered: total.covered,
    share: round(total.share, 3),
    meanMinutes: Number.isNaN(total.meanMinutes) ? null : round(total.meanMinutes, 2),
    unreachable: total.unreachable,
    communes,
  }
  if (io.json) io.out(JSON.stringify(answer, null, 2))
  else if (values.csv) sayTable(communes, io)
  else sayInWords(answer, io)
  return 0
}

/** No site was given. */
export const sitesMissing = new Misuse({
  fr: 'Il manque les sites\u202f: --sites, des codes INSEE de communes séparés par des virgules, par exemple 32132,32319.',
  en: 'The sites are missing: --sites, INSEE codes of communes parted by commas, for instance 32132,32319.',
})

/** @throws Misuse when it is no whole number of minutes from 1 to 240. */
export function readMinutes(option: string, text: string): number {
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (minutes >= 1 && minutes <= 240) return minutes
  throw new Misuse({
    fr: `${option}\u202f: «\u00a0${text}\u00a0» n’est pas un nombre de minutes. Donnez un nombre entier de 1 à 240.`,
    en: `${option}: "${text}" is no number of minutes. Give a whole number from 1 to 240.`,
  })
}

interface CommuneLine {
  code: string
  name: string
  population: number
  minutes: number | null
  nearest: string | null
}

function sayTable(communes: readonly CommuneLine[], io: Io): void {
  io.out('code,name,population,minutes,nearest')
  for (const { code, name, population, minutes, nearest } of communes)
    io.out([code, name, population, minutes ?? '', nearest ?? ''].join(','))
}

type Answer = Omit<ReturnType<typeof coverageOf>, 'meanMinutes'> & {
  maxMinutes: number
  travel: string
  meanMinutes: number | null
  communes: readonly CommuneLine[]
}

const WORDS = {
  fr: {
    covered: (a: Answer) =>
      `${number(a.covered, 'fr')} habitants sur ${number(a.population, 'fr')}, soit ${number(100 * a.share, 'fr', 1)}\u00a0%, sont à ${a.maxMinutes}\u00a0minutes ou moins d’un site.`,
    mean: (a: Answer) =>
      a.meanMinutes === null ? '' : `En moyenne\u202f: ${number(a.meanMinutes, 'fr', 1)}\u00a0minutes.`,
    unreachable: (a: Answer) =>
      `Aucune route connue ne mène à un site pour ${number(a.unreachable, 'fr')} habitants.`,
    worst: 'Les communes les plus éloignées\u202f:',
    source: (a: Answer) =>
      `Minutes en voiture, arrondies au-dessus (${a.travel}). Population légale 2023, INSEE.`,
  },
  en: {
    covered: (a: Answer) =>
      `${number(a.covered, 'en')} of ${number(a.population, 'en')} inhabitants, ${number(100 * a.share, 'en', 1)}%, are at most ${a.maxMinutes} minutes from a site.`,
    mean: (a: Answer) =>
      a.meanMinutes === null ? '' : `On average: ${number(a.meanMinutes, 'en', 1)} minutes.`,
    unreachable: (a: Answer) =>
      `No known road leads to a site for ${number(a.unreachable, 'en')} inhabitants.`,
    worst: 'The communes that are furthest:',
    source: (a: Answer) => `Minutes by car, rounded up (${a.travel}). Legal population 2023, INSEE.`,
  },
}

function number(value: number, lang: 'fr' | 'en', digits = 0): string {
  return value.toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function sayInWords(answer: Answer, io: Io): void {
  const words = WORDS[io.lang]
  io.out([words.covered(answer), words.mean(answer)].join(' ').trim())
  if (answer.unreachable > 0) io.out(words.unreachable(answer))
  io.out(words.worst)
  const away = ({ minutes }: CommuneLine) => minutes ?? Number.POSITIVE_INFINITY
  const worst = answer.communes.toSorted((a, b) => away(b) - away(a) || (a.code < b.code ? -1 : 1))
  for (const { name, code, population, minutes } of worst.slice(0, WORST))
    io.out(`  ${String(minutes ?? '–').padStart(4)} min  ${name} (${code}), ${number(population, io.lang)}`)
  io.out(words.source(answer))
}
