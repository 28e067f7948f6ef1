import type { Lang } from '../command.ts'
import { spoken } from '../territory/numbers.ts'
import type { AplScenario } from './apl-answer.ts'
import type { ScenarioAnswer, WhatIfAnswer } from './what-if-answer.ts'

type Crossing = ScenarioAnswer['crossings'][number]
type Moved = ScenarioAnswer['losing']
type Site = ScenarioAnswer['sites'][number]

/** The sentences of a what-if. */
export interface SayWhatIf {
  head(answer: WhatIfAnswer): string
  scenario(scenario: ScenarioAnswer): string
  /** What changes at a site; undefined when nothing does. */
  site(site: Site): string | undefined
  share(scenario: ScenarioAnswer, maxMinutes: number): string
  beyond(crossing: Crossing): string
  within(crossing: Crossing): string
  losing(moved: Moved): string
  winning(moved: Moved): string
  worstTenth(scenario: ScenarioAnswer): string
  apl(apl: AplScenario): readonly string[]
  others(communes: number, people: number): string
  sideBySide(maxMinutes: number): string
  readonly columns: string
  readonly nothing: string
  readonly noSite: string
  readonly assumptions: string
}

const NB = '\u00a0'
const THIN = '\u202f'
const fr = (value: number, digits = 0) => spoken(value, 'fr', digits)
const en = (value: number, digits = 0) => spoken(value, 'en', digits)
const percent = (share: number | null) => 100 * (share ?? 0)

const FRENCH: SayWhatIf = {
  head: ({ area, baseline, maxMinutes, travel }) =>
    `Territoire ${area}, base du ${baseline}, limite ${maxMinutes}${NB}minutes, trajets ${travel}.`,
  scenario: ({ name, on }) => `«${NB}${name}${NB}», au ${on}`,
  site: (site) => {
    const days = (count: number) => `${fr(count, count % 1 === 0 ? 0 : 1)}${NB}j`
    const parts = [
      ...(site.movedTo === null ? [] : [`déplacé à ${site.movedTo}`]),
      ...(site.days === site.daysBefore ? [] : [`${days(site.daysBefore)} → ${days(site.days)} par semaine`]),
      ...stateWord(site, { opens: 'ouvre', closed: 'fermé à cette date', noSlot: 'aucun créneau' }),
    ]
    return parts.length === 0 ? undefined : `${site.name}${THIN}: ${parts.join(', ')}`
  },
  share: ({ before, after }, maxMinutes) =>
    `À ${maxMinutes}${NB}minutes ou moins${THIN}: ${fr(percent(before.share), 1)}${NB}% des habitants avant (${fr(before.covered)}), ${fr(percent(after.share), 1)}${NB}% après (${fr(after.covered)}).`,
  beyond: ({ minutes, beyond }) =>
    `Passent au-delà de ${minutes}${NB}minutes${THIN}: ${fr(beyond.people)} habitants, ${frenchCommunes(beyond.communes)}.`,
  within: ({ minutes, within }) =>
    `Passent à ${minutes}${NB}minutes ou moins${THIN}: ${fr(within.people)} habitants, ${frenchCommunes(within.communes)}.`,
  losing: (moved) => `Perdent des minutes${THIN}: ${frenchMoved(moved, '+')}`,
  winning: (moved) => `Gagnent des minutes${THIN}: ${frenchMoved(moved, '−')}`,
  worstTenth: ({ before, after }) =>
    `Le dixième le plus loin${THIN}: ${frenchMean(before)} en moyenne avant, ${frenchMean(after)} après.`,
  apl: ({ year, before, after, people, communes, underServedBelow, fteNotHeld }) => [
    `APL des généralistes (${year}, offre estimée)${THIN}: ${fr(before.mean ?? 0, 2)} consultations par an et par habitant avant, ${fr(after.mean ?? 0, 2)} après${THIN}; elle change pour ${fr(people)} habitants, ${frenchCommunes(communes.length)}.`,
    `Habitants sous ${fr(underServedBelow ?? 0, 1)}${THIN}: ${fr(before.underServed ?? 0)} avant, ${fr(after.underServed ?? 0)} après.`,
    ...(fteNotHeld
      ? [
          `Note${THIN}: ${fr(fteNotHeld, 1)} temps plein qui part n’est pas dans l’offre estimée de sa commune ; il n’en est pas retiré.`,
        ]
      : []),
  ],
  others: (communes, people) =>
    `${fr(communes)} ${communes > 1 ? 'autres communes' : 'autre commune'}, ${fr(people)} habitants`,
  sideBySide: (maxMinutes) =>
    `Côte à côte${THIN}: part à ${maxMinutes}${NB}minutes ou moins, minutes en moyenne, habitants qui en perdent, qui en gagnent`,
  columns: '  Commune, habitants, minutes avant → après, perte, site le plus proche après',
  nothing: 'Aucune commune ne change.',
  noSite: 'aucun',
  assumptions: 'Ce que ce calcul suppose\u202f:',
}

const ENGLISH: SayWhatIf = {
  head: ({ area, baseline, maxMinutes, travel }) =>
    `Area ${area}, baseline of ${baseline}, limit ${maxMinutes} minutes, drives ${travel}.`,
  scenario: ({ name, on }) => `"${name}", on ${on}`,
  site: (site) => {
    const parts = [
      ...(site.movedTo === null ? [] : [`moved to ${site.movedTo}`]),
      ...(site.days === site.daysBefore ? [] : [`${site.daysBefore} → ${site.days} days a week`]),
      ...stateWord(site, { opens: 'opens', closed: 'closed on that day', noSlot: 'no slot' }),
    ]
    return parts.length === 0 ? undefined : `${site.name}: ${parts.join(', ')}`
  },
  share: ({ before, after }, maxMinutes) =>
    `Within ${maxMinutes} minutes: ${en(percent(before.share), 1)}% of the inhabitants before (${en(before.covered)}), ${en(percent(after.share), 1)}% after (${en(after.covered)}).`,
  beyond: ({ minutes, beyond }) =>
    `Pass beyond ${minutes} minutes: ${en(beyond.people)} inhabitants, ${englishCommunes(beyond.communes)}.`,
  within: ({ minutes, within }) =>
    `Pass within ${minutes} minutes: ${en(within.people)} inhabitants, ${englishCommunes(within.communes)}.`,
  losing: (moved) => `Lose minutes: ${englishMoved(moved, '+')}`,
  winning: (moved) => `Win minutes: ${englishMoved(moved, '−')}`,
  worstTenth: ({ before, after }) =>
    `The tenth that is furthest: ${englishMean(before)} on average before, ${englishMean(after)} after.`,
  apl: ({ year, before, after, people, communes, underServedBelow, fteNotHeld }) => [
    `APL of general practitioners (${year}, estimated supply): ${en(before.mean ?? 0, 2)} consultations a year by inhabitant before, ${en(after.mean ?? 0, 2)} after; it changes for ${en(people)} inhabitants, ${englishCommunes(communes.length)}.`,
    `Inhabitants below ${en(underServedBelow ?? 0, 1)}: ${en(before.underServed ?? 0)} before, ${en(after.underServed ?? 0)} after.`,
    ...(fteNotHeld
      ? [
          `Note: ${en(fteNotHeld, 1)} full-time equivalent that leaves is not in the estimated supply of its commune; it is not taken away.`,
        ]
      : []),
  ],
  others: (communes, people) =>
    `${en(communes)} other ${communes > 1 ? 'communes' : 'commune'}, ${en(people)} inhabitants`,
  sideBySide: (maxMinutes) =>
    `Side by side: share within ${maxMinutes} minutes, mean minutes, inhabitants who lose some, who win some`,
  columns: '  Commune, inhabitants, minutes before → after, loss, nearest site after',
  nothing: 'No commune changes.',
  noSite: 'none',
  assumptions: 'What this takes for granted:',
}

export const WHAT_IF_WORDS: Readonly<Record<Lang, SayWhatIf>> = { fr: FRENCH, en: ENGLISH }

/** What becomes of a site that opens, or is open no longer. */
function stateWord(
  { open, openBefore, there }: Site,
  words: { opens: string; closed: string; noSlot: string },
): string[] {
  if (open === openBefore) return []
  if (open) return [words.opens]
  return [there ? words.noSlot : words.closed]
}

type Figures = ScenarioAnswer['before']

function frenchCommunes(count: number): string {
  return `${fr(count)} commune${count > 1 ? 's' : ''}`
}

function englishCommunes(count: number): string {
  return `${en(count)} commune${count === 1 ? '' : 's'}`
}

function frenchMean({ worstTenth }: Figures): string {
  return worstTenth.meanMinutes === null ? 'aucun site' : `${fr(worstTenth.meanMinutes, 1)}${NB}minutes`
}

function englishMean({ worstTenth }: Figures): string {
  return worstTenth.meanMinutes === null ? 'no site' : `${en(worstTenth.meanMinutes, 1)} minutes`
}

function frenchMoved({ people, communes, meanMinutes, altogether }: Moved, sign: '+' | '−'): string {
  const mean = meanMinutes === null ? '' : `, ${sign}${NB}${fr(meanMinutes, 1)}${NB}min en moyenne`
  const all =
    altogether === 0
      ? ''
      : sign === '+'
        ? `, dont ${fr(altogether)} qui n’ont plus aucun site`
        : `, dont ${fr(altogether)} qui n’en avaient aucun`
  return `${fr(people)} habitants, ${frenchCommunes(communes)}${mean}${all}.`
}

function englishMoved({ people, communes, meanMinutes, altogether }: Moved, sign: '+' | '−'): string {
  const mean = meanMinutes === null ? '' : `, ${sign}${en(meanMinutes, 1)} min on average`
  const all =
    altogether === 0
      ? ''
      : sign === '+'
        ? `, of whom ${en(altogether)} have no site any more`
        : `, of whom ${en(altogether)} had none`
  return `${en(people)} inhabitants, ${englishCommunes(communes)}${mean}${all}.`
}
