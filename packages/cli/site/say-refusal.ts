import type { SitingRefusal } from '@maillage/planning/siting/siting-problem.ts'
import { Misuse } from '../misuse.ts'
import { numberIn } from './number-words.ts'
import type { SiteQuestion } from './site-question.ts'
import { tooLarge } from './too-large.ts'

/** Why there is no answer, and what to change. */
export function refusalAsMisuse(refusal: SitingRefusal, question: SiteQuestion): Misuse {
  return new Misuse({ fr: french(refusal, question), en: english(refusal, question) })
}

function french(refusal: SitingRefusal, question: SiteQuestion): string {
  const n = (value: number) => numberIn('fr', value)
  switch (refusal.kind) {
    case 'no-site-open':
      return 'Tous les sites seraient fermés\u202f: --fixed est vide et aucun site n’est à ouvrir. Donnez --k 1 au moins, ou des sites gardés dans --fixed.'
    case 'k-above-candidates':
      return `--k\u202f: ${n(refusal.k)} sites sont demandés pour ${n(refusal.candidates)} communes candidates. Donnez au plus --k ${refusal.candidates}, ou retirez des communes de --forbid.`
    case 'no-parent-in-reach':
      return Number.isFinite(refusal.nearest)
        ? `--parent-minutes ${refusal.atMost}\u202f: aucune commune candidate n’est aussi près d’un centre ouvert. La plus proche est à ${n(refusal.nearest)}\u00a0minutes\u202f: donnez au moins --parent-minutes ${refusal.nearest}.`
        : '--parent-minutes\u202f: une antenne se rattache à un centre ouvert, et il n’y en a pas à portée. Donnez les centres dans --fixed.'
    case 'budget-below-cheapest':
      return Number.isFinite(refusal.cheapest)
        ? `--budget\u202f: ${n(refusal.total)} ne paient pas le site le moins cher, qui coûte ${n(refusal.cheapest)}. Donnez au moins --budget ${refusal.cheapest}.`
        : '--costs\u202f: aucune commune candidate n’a de coût. Ajoutez-en dans le fichier.'
    case 'capacity-short':
      return `--capacity\u202f: les sites prendraient au plus tout le monde sauf ${n(refusal.missing)} habitants. Augmentez --capacity ou --k.`
    case 'unreachable':
      return `${n(refusal.people)} habitants ne peuvent atteindre aucun site permis${withinFrench(question)}\u202f: ${namesOf(refusal.rows, question)}. Ajoutez des minutes, des candidats ou acceptez une part au-delà.`
    case 'cover-out-of-reach':
      return `--k\u202f: ${question.problem.k} sites ne suffisent pas pour que ${n(refusal.allowed)} habitants au plus restent au-delà${withinFrench(question)}${refusal.proved ? '' : ' (non prouvé, aucun n’a été trouvé)'}. Augmentez --k, --max-minutes ou --beyond-percent.`
    case 'nobody-to-serve':
      return '--area\u202f: personne n’habite ce territoire d’après la population légale\u202f; il n’y a rien à servir.'
    case 'too-large':
      return tooLarge(refusal.pairs, refusal.atMost).sentence.fr
    case 'needs-all-minutes':
      return '--travel\u202f: cet objectif demande tous les temps de trajet, et cette source les coupe à une borne. Choisissez un objectif de couverture ou une autre source.'
    case 'not-a-count':
    case 'not-an-amount':
      return `Un nombre ne convient pas (${refusal.what}\u202f: ${refusal.value}). Donnez un nombre positif.`
  }
}

function english(refusal: SitingRefusal, question: SiteQuestion): string {
  const n = (value: number) => numberIn('en', value)
  switch (refusal.kind) {
    case 'no-site-open':
      return 'Every site would be closed: --fixed is empty and no site is to be opened. Give at least --k 1, or sites that stay in --fixed.'
    case 'k-above-candidates':
      return `--k: ${n(refusal.k)} sites are asked for and there are ${n(refusal.candidates)} candidate communes. Give at most --k ${refusal.candidates}, or remove communes from --forbid.`
    case 'no-parent-in-reach':
      return Number.isFinite(refusal.nearest)
        ? `--parent-minutes ${refusal.atMost}: no candidate commune is that near to an open centre. The nearest is ${n(refusal.nearest)} minutes away: give at least --parent-minutes ${refusal.nearest}.`
        : '--parent-minutes: an antenne is attached to an open centre, and none is in reach. Give the centres in --fixed.'
    case 'budget-below-cheapest':
      return Number.isFinite(refusal.cheapest)
        ? `--budget: ${n(refusal.total)} does not pay for the cheapest site, which costs ${n(refusal.cheapest)}. Give at least --budget ${refusal.cheapest}.`
        : '--costs: no candidate commune has a cost. Add some to the file.'
    case 'capacity-short':
      return `--capacity: the sites would take all but ${n(refusal.missing)} inhabitants at most. Raise --capacity or --k.`
    case 'unreachable':
      return `${n(refusal.people)} inhabitants can reach no allowed site${withinEnglish(question)}: ${namesOf(refusal.rows, question)}. Add minutes, candidates, or accept a share beyond.`
    case 'cover-out-of-reach':
      return `--k: ${question.problem.k} sites are not enough to leave at most ${n(refusal.allowed)} inhabitants beyond${withinEnglish(question)}${refusal.proved ? '' : ' (not proved, none was found)'}. Raise --k, --max-minutes or --beyond-percent.`
    case 'nobody-to-serve':
      return '--area: nobody lives in this area by the legal population; there is nothing to serve.'
    case 'too-large':
      return tooLarge(refusal.pairs, refusal.atMost).sentence.en
    case 'needs-all-minutes':
      return '--travel: this objective needs all drives, and this source cuts them at a bound. Choose a covering objective or another source.'
    case 'not-a-count':
    case 'not-an-amount':
      return `A figure will not do (${refusal.what}: ${refusal.value}). Give a positive number.`
  }
}

function withinFrench({ numbers }: SiteQuestion): string {
  return numbers.objective.kind === 'set-covering' ? ` en ${numbers.maxMinutes}\u00a0minutes` : ''
}

function withinEnglish({ numbers }: SiteQuestion): string {
  return numbers.objective.kind === 'set-covering' ? ` within ${numbers.maxMinutes} minutes` : ''
}

const MOST_NAMES = 10

function namesOf(rows: readonly number[], { communes }: SiteQuestion): string {
  const names = rows.slice(0, MOST_NAMES).map((row) => `${communes[row]?.name} (${communes[row]?.code})`)
  return names.join(', ') + (rows.length > MOST_NAMES ? `, +\u00a0${rows.length - MOST_NAMES}` : '')
}
