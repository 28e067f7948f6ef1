import { standardisedNeed } from '@maillage/territory/accessibility/age-structure.ts'
import { type AplAnswer, answerApl } from '@maillage/territory/accessibility/answer-apl.ts'
import { prepareCatchment } from '@maillage/territory/accessibility/catchment.ts'
import { findDeserts, GP_DESERT_RULES } from '@maillage/territory/accessibility/deserts.ts'
import {
  accessRules,
  furthestMinutes,
  PROFESSIONS,
  type Profession,
} from '@maillage/territory/accessibility/professions.ts'
import { findSeries, type PublishedApl } from '@maillage/territory/accessibility/published-apl.ts'
import { type AplSummary, summariseApl } from '@maillage/territory/accessibility/summarise-apl.ts'
import { estimateKmWithin, travelWithin } from '@maillage/territory/accessibility/travel-within.ts'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelTable } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import { sayAccessibility, sourcesOf } from './accessibility-words.ts'
import { communeFeatures } from './commune-features.ts'
import { csvLines } from './csv-lines.ts'
import { loadGround } from './ground.ts'
import { rounded } from './numbers.ts'
import { readPublishedApl } from './read-apl.ts'
import { readArea } from './read-area.ts'
import { readAgesFile, readSupplyFile } from './read-supply.ts'
import { readTravel } from './read-travel.ts'
import type { SubCommand, Values } from './sub-command.ts'

const OPTIONS =
  '[--profession gp] [--year 2018] [--max-age all|65] [--supply FILE] [--ages FILE] [--consultations-per-fte 5000] [--travel SOURCE]'

export const accessibility: SubCommand = {
  options: ['area', 'profession', 'year', 'max-age', 'supply', 'ages', 'consultations-per-fte', 'travel'],
  flags: ['csv', 'geojson'],
  usage: {
    fr: [
      `maillage territory accessibility --area dep:32 ${OPTIONS.replaceAll('FILE', 'FICHIER')} [--json | --csv | --geojson]`,
      `    l’accès à une profession (${PROFESSIONS.join(', ')})\u202f: valeurs publiées par la DREES et valeurs calculées`,
    ].join('\n'),
    en: [
      `maillage territory accessibility --area dep:32 ${OPTIONS} [--json | --csv | --geojson]`,
      `    the access to a profession (${PROFESSIONS.join(', ')}): values that the DREES publishes, and values computed`,
    ].join('\n'),
  },
  run: runAccessibility,
}

async function runAccessibility(values: Values, io: Io): Promise<number> {
  const profession = readProfession(values.profession ?? 'gp')
  const year = values.year === undefined ? undefined : readWhole('--year', values.year, 2010, 2100)
  const maxAge = readMaxAge(values['max-age'])
  const supplyPerFte = readPerFte(values['consultations-per-fte'])
  const ground = await loadGround()
  const { index } = ground
  const area = readArea(values.area, ground, io)
  const published = await readPublishedApl(index)
  const file = values.supply ? await readSupplyFile('--supply', values.supply, index, io) : undefined
  const isListed = file?.records.some((record) => record.profession === profession)
  if (!isListed && findSeries(profession, { year, maxAge }) === undefined) throw nothingPublished
  const ages = values.ages ? await readAgesFile('--ages', values.ages, index, io) : undefined
  const need = ages && standardisedNeed(ages, { index, reference: published.columns.need2018 })
  const travel = await readTravel(values.travel, ground)
  const question = { profession, year, maxAge, records: file?.records, need, supplyPerFte }
  const answer = answerApl({ index, published, catchment: catchmentOf(index, travel, profession) }, question)
  const report = reportOf(area, { index, answer, published, travel: travel.label, maxAge, io })
  if (io.json) io.out(JSON.stringify(report, null, 2))
  else if (values.csv) for (const line of csvLines(COLUMNS, report.communes.map(cellsOf))) io.out(line)
  else if (values.geojson) io.out(await geoJson(report, index, area))
  else sayAccessibility(report, io)
  return 0
}

function catchmentOf(index: CommuneIndex, travel: TravelTable, profession: Profession) {
  const rules = accessRules(profession)
  const minutes = furthestMinutes(rules)
  const km = travel.label === 'estimate' ? estimateKmWithin(minutes) : undefined
  return prepareCatchment(travelWithin(index, travel, minutes, km), rules.classes)
}

export interface CommuneAccess {
  readonly code: string
  readonly name: string
  readonly population: number
  readonly published: number | null
  readonly computed: number | null
  readonly difference: number | null
}

const COLUMNS = ['code', 'name', 'population', 'published', 'computed', 'difference'] as const
const cellsOf = (commune: CommuneAccess) => COLUMNS.map((column) => commune[column])

interface Context {
  readonly index: CommuneIndex
  readonly answer: AplAnswer
  readonly published: PublishedApl
  readonly travel: string
  readonly maxAge: number | null
  readonly io: Io
}

export type AccessibilityReport = ReturnType<typeof reportOf>

/** What is said, with the digits that the screens show. */
function reportOf(area: Area, { index, answer, published, travel, maxAge, io }: Context) {
  const { rules, series, need, fit } = answer
  const digits = rules.perInhabitant === 1 ? 3 : 1
  const summary = (access: Float64Array) =>
    rounding(
      summariseApl(area.rows, { access, need, population: index.population }, rules.underServed),
      digits,
    )
  return {
    area: area.key,
    profession: rules.profession,
    year: series?.year ?? null,
    maxAge,
    unit: rules.unit,
    level: 'commune',
    underServedBelow: rules.underServed,
    supply: answer.supplyOrigin,
    need: answer.needOrigin,
    travel,
    classes: rules.classes.map(({ upToMinutes, weight }) => ({ upToMinutes, weight: rounded(weight, 4) })),
    published: series === undefined ? null : summary(answer.published),
    computed: summary(answer.computed),
    fitOfFrance: fit && {
      median: rounded(fit.median, digits),
      p95: rounded(fit.p95, digits),
      medianByNeed: rounded(fit.medianByNeed, digits),
      p95ByNeed: rounded(fit.p95ByNeed, digits),
      meanPublished: rounded(fit.meanPublished, digits),
      meanComputed: rounded(fit.meanComputed, digits),
    },
    deserts: rules.profession === 'gp' ? desertsOf(area, index, published) : null,
    overAge65: rules.profession === 'gp' ? overAge65(area, answer, published, index) : null,
    sources: sourcesOf(answer, travel, io.lang),
    communes: Array.from(area.rows, (row): CommuneAccess => {
      const [there, here] = [answer.published[row] as number, answer.computed[row] as number]
      return {
        code: index.codes[row] as string,
        name: index.names[row] as string,
        population: index.population[row] as number,
        published: rounded(there, digits),
        computed: rounded(here, digits),
        difference: rounded(here - there, digits),
      }
    }),
  }
}

function rounding(summary: AplSummary, digits: number) {
  return {
    population: summary.population,
    known: summary.known,
    mean: rounded(summary.mean, digits),
    underServed: summary.underServed && {
      people: summary.underServed.people,
      share: rounded(summary.underServed.share, 3),
    },
    deciles: summary.deciles.map((bound) => rounded(bound, digits)),
    gini: rounded(summary.gini, 3),
  }
}

function desertsOf(area: Area, index: CommuneIndex, { columns }: PublishedApl) {
  const of = { before: columns.gp2016, now: columns.gp2018, population: index.population }
  const { both, levelOnly, trendOnly, people } = findDeserts(area.rows, of, GP_DESERT_RULES)
  return {
    ...GP_DESERT_RULES,
    levelAndTrend: both.map((row) => index.codes[row] as string),
    people: people.both,
    levelOnly: levelOnly.length,
    trendOnly: trendOnly.length,
  }
}

/** What would be lost if all general practitioners over 65 stopped at once, from the two published values of the year. */
function overAge65(
  { rows }: Area,
  { series, need }: AplAnswer,
  { columns }: PublishedApl,
  { population }: CommuneIndex,
) {
  const [all, upTo65] =
    series?.year === 2016 ? [columns.gp2016, columns.gpTo65In2016] : [columns.gp2018, columns.gpTo65In2018]
  const before = summariseApl(rows, { access: all, need, population }, GP_DESERT_RULES.level)
  const after = summariseApl(rows, { access: upTo65, need, population }, GP_DESERT_RULES.level)
  return {
    meanUpTo65: rounded(after.mean, 3),
    shareLost: rounded(1 - after.mean / before.mean, 3),
    underServedAfter: after.underServed?.people ?? 0,
  }
}

async function geoJson(report: AccessibilityReport, index: CommuneIndex, area: Area): Promise<string> {
  const { communes, ...head } = report
  const features = await communeFeatures(index, area.rows, (place) => ({
    ...(communes[place] as CommuneAccess),
  }))
  return JSON.stringify({ type: 'FeatureCollection', maillage: head, features })
}

function readProfession(text: string): Profession {
  const profession = PROFESSIONS.find((known) => known === text)
  if (profession !== undefined) return profession
  throw new Misuse({
    fr: `--profession\u202f: «\u00a0${text}\u00a0» n’est pas une profession. Choisissez ${PROFESSIONS.join(', ')}.`,
    en: `--profession: "${text}" is no profession. Choose ${PROFESSIONS.join(', ')}.`,
  })
}

const readMaxAge = (text: string | undefined): number | null =>
  text === undefined || text === 'all' ? null : readWhole('--max-age', text, 30, 100)

const readPerFte = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : readWhole('--consultations-per-fte', text, 500, 20_000)

function readWhole(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new Misuse({
    fr: `${option}\u202f: «\u00a0${text}\u00a0» n’est pas possible. Donnez un nombre entier de ${least} à ${most}.`,
    en: `${option}: "${text}" is not possible. Give a whole number from ${least} to ${most}.`,
  })
}

const nothingPublished = new Misuse({
  fr: 'Aucune valeur publiée n’est livrée pour cette profession, cette année et cet âge (médecins généralistes\u202f: 2016 et 2018, tous âges ou 65 ans au plus\u202f; infirmiers, kinésithérapeutes, sages-femmes\u202f: 2016, tous âges). Donnez vos professionnels avec --supply.',
  en: 'No published value is shipped for this profession, year and age (general practitioners: 2016 and 2018, all ages or 65 at most; nurses, physiotherapists, midwives: 2016, all ages). Give your practitioners with --supply.',
})
