import { standardisedNeed } from '@maillage/territory/accessibility/age-structure.ts'
import { answerApl } from '@maillage/territory/accessibility/answer-apl.ts'
import { prepareCatchment } from '@maillage/territory/accessibility/catchment.ts'
import {
  accessRules,
  furthestMinutes,
  PROFESSIONS,
  type Profession,
} from '@maillage/territory/accessibility/professions.ts'
import { findSeries } from '@maillage/territory/accessibility/published-apl.ts'
import { estimateKmWithin, travelWithin } from '@maillage/territory/accessibility/travel-within.ts'
import type { Area } from '@maillage/territory/area.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import { withEstimateAround } from '@maillage/territory/roads/roads-and-estimate.ts'
import type { BoundedTravelTable } from '@maillage/territory/roads/roads-table.ts'
import { createEstimateTable } from '@maillage/territory/travel-estimate.ts'
import type { TravelTable } from '@maillage/territory/travel-table.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import { type AccessibilityReport, type CommuneAccess, reportOf } from './accessibility-report.ts'
import { sayAccessibility } from './accessibility-words.ts'
import { communeFeatures } from './commune-features.ts'
import { csvLines } from './csv-lines.ts'
import { loadGround } from './ground.ts'
import { readPublishedApl } from '@maillage/server/features/territory/read-published-apl.ts'
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
  const reach = { option: '--travel', minutes: furthestMinutes(accessRules(profession)) }
  const travel = overFrance(index, await readTravel(values.travel, ground, io, reach))
  const question = { profession, year, maxAge, records: file?.records, need, supplyPerFte }
  const answer = answerApl({ index, published, catchment: catchmentOf(index, travel, profession) }, question)
  const report = reportOf(area, { index, answer, published, travel: travel.label, maxAge, io })
  if (io.json) io.out(JSON.stringify(report, null, 2))
  else if (values.csv) for (const line of csvLines(COLUMNS, report.communes.map(cellsOf))) io.out(line)
  else if (values.geojson) io.out(await geoJson(report, index, area))
  else sayAccessibility(report, io)
  return 0
}

/** Who may go to whom for a profession, over all of France. */
export function catchmentOf(index: CommuneIndex, travel: TravelTable, profession: Profession) {
  const rules = accessRules(profession)
  const minutes = furthestMinutes(rules)
  const km = travel.label === 'estimate' ? estimateKmWithin(minutes) : undefined
  return prepareCatchment(travelWithin(index, overFrance(index, travel), minutes, km), rules.classes)
}

/** Roads of a part of France with the estimate around them; other travel times as they are. */
function overFrance(index: CommuneIndex, travel: TravelTable): TravelTable {
  const holdsAPart = (table: TravelTable): table is BoundedTravelTable => 'holds' in table
  return holdsAPart(travel) ? withEstimateAround(travel, createEstimateTable(index)) : travel
}

const COLUMNS = ['code', 'name', 'population', 'published', 'computed', 'difference'] as const
const cellsOf = (commune: CommuneAccess) => COLUMNS.map((column) => commune[column])

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
