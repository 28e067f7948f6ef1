import type { Profession } from '@maillage/territory/accessibility/professions.ts'
import type { Io, Lang } from '../command.ts'
import type { AccessibilityReport, CommuneAccess } from './accessibility-report.ts'
import { professionWords } from './accessibility-sources.ts'
import { spoken } from './numbers.ts'

const WORST = 10

/** Unit of the access to a profession. */
function unitWords(profession: Profession, lang: Lang): string {
  if (profession === 'gp')
    return lang === 'fr'
      ? 'consultations par an et par habitant standardisé'
      : 'consultations a year by standardised inhabitant'
  const whom =
    profession === 'midwife' ? { fr: 'femmes', en: 'women' } : { fr: 'habitants', en: 'inhabitants' }
  return lang === 'fr' ? `ETP pour 100\u202f000 ${whom.fr}` : `FTE for 100,000 ${whom.en}`
}

/** The report in sentences: means, shares, inequality, the least provided communes, and the sources. */
export function sayAccessibility(report: AccessibilityReport, io: Io): void {
  const { lang } = io
  const digits = report.profession === 'gp' ? 2 : 1
  const number = (value: number | null) => (value === null ? '–' : spoken(value, lang, digits))
  const age = report.maxAge === null ? { fr: 'tous âges', en: 'all ages' } : ageWords(report.maxAge)
  const year = report.year === null ? '' : `, ${report.year}`
  io.out(`${professionWords(report.profession, lang)}${year}, ${age[lang]}, ${report.area}`)
  io.out(
    meanLine(
      number(report.published?.mean ?? null),
      number(report.computed.mean),
      unitWords(report.profession, lang),
      lang,
    ),
  )
  const { population, known } = report.published ?? report.computed
  if (known < population) io.out(leftOutLine(population - known, lang))
  const under = (report.published ?? report.computed).underServed
  if (under && report.underServedBelow !== null)
    io.out(underLine(under.people, under.share ?? 0, spoken(report.underServedBelow, lang, 1), lang))
  const gini = (report.published ?? report.computed).gini
  if (gini !== null)
    io.out(
      lang === 'fr'
        ? `Indice de Gini entre habitants\u202f: ${spoken(gini, lang, 3)}.`
        : `Gini between inhabitants: ${spoken(gini, lang, 3)}.`,
    )
  if (report.deserts && known > 0)
    io.out(desertLine(report.deserts.levelAndTrend.length, report.deserts.people, lang))
  if (report.overAge65?.shareLost)
    io.out(overAgeLine(report.overAge65.shareLost, report.overAge65.underServedAfter, lang))
  if (report.fitOfFrance) {
    const { medianByNeed, p95ByNeed } = report.fitOfFrance
    io.out(fitLine(number(medianByNeed), number(p95ByNeed), lang))
  }
  io.out(
    lang === 'fr'
      ? 'Les communes les moins dotées (publié, calculé)\u202f:'
      : 'The least provided communes (published, computed):',
  )
  const least = (commune: CommuneAccess) => commune.published ?? commune.computed ?? Number.POSITIVE_INFINITY
  const worst = report.communes.toSorted((a, b) => least(a) - least(b) || (a.code < b.code ? -1 : 1))
  for (const commune of worst.slice(0, WORST))
    io.out(
      `  ${number(commune.published).padStart(7)} ${number(commune.computed).padStart(7)}  ${commune.name} (${commune.code}), ${spoken(commune.population, lang)}`,
    )
  for (const line of report.sources) io.out(line)
}

const ageWords = (age: number) => ({ fr: `${age}\u00a0ans au plus`, en: `up to ${age}` })

function meanLine(published: string, computed: string, unit: string, lang: Lang): string {
  return lang === 'fr'
    ? `En moyenne ${published} publié, ${computed} calculé (${unit}).`
    : `On average ${published} published, ${computed} computed (${unit}).`
}

function leftOutLine(people: number, lang: Lang): string {
  return lang === 'fr'
    ? `${spoken(people, lang)} habitants vivent dans des communes sans valeur (Paris, Lyon, Marseille, outre-mer, petites communes)\u202f: ils ne comptent dans aucun chiffre.`
    : `${spoken(people, lang)} inhabitants live in communes without a value (Paris, Lyon, Marseille, overseas, small communes): they are in no figure.`
}

function underLine(people: number, share: number, below: string, lang: Lang): string {
  return lang === 'fr'
    ? `${spoken(people, lang)} habitants, soit ${spoken(100 * share, lang, 1)}\u00a0%, vivent dans une commune sous ${below}.`
    : `${spoken(people, lang)} inhabitants, ${spoken(100 * share, lang, 1)}%, live in a commune under ${below}.`
}

function desertLine(communes: number, people: number, lang: Lang): string {
  return lang === 'fr'
    ? `Sous le seuil et en baisse de 2016 à 2018\u202f: ${spoken(communes, lang)} communes, ${spoken(people, lang)} habitants.`
    : `Under the threshold and falling from 2016 to 2018: ${spoken(communes, lang)} communes, ${spoken(people, lang)} inhabitants.`
}

function overAgeLine(share: number, people: number, lang: Lang): string {
  return lang === 'fr'
    ? `Part des médecins de plus de 65\u00a0ans dans cet accès\u202f: ${spoken(100 * share, lang, 1)}\u00a0%\u202f; sans eux, ${spoken(people, lang)} habitants seraient sous le seuil.`
    : `Share of doctors over 65 in this access: ${spoken(100 * share, lang, 1)}%; without them ${spoken(people, lang)} inhabitants would be under the threshold.`
}

function fitLine(median: string, p95: string, lang: Lang): string {
  return lang === 'fr'
    ? `Écart entre calculé et publié en France\u202f: ${median} au plus pour la moitié des habitants, ${p95} au plus pour 95\u00a0%.`
    : `Distance between computed and published in France: at most ${median} for half of the inhabitants, ${p95} for 95%.`
}
