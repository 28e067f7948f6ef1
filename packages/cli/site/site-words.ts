import type { Lang } from '../command.ts'
import { numberIn } from './number-words.ts'
import type { LayoutLine, SiteAnswer, SiteLine } from './site-answer.ts'
import type { Sensitivity } from './detour-sensitivity.ts'

/** A value of the objective in its unit. */
export function valueIn(lang: Lang, { objective }: Pick<SiteAnswer, 'objective'>, value: number): string {
  if (objective === 'covering')
    return `${numberIn(lang, value)} ${lang === 'fr' ? 'habitants' : 'inhabitants'}`
  if (objective === 'set-covering') return `${numberIn(lang, value)} sites`
  return `${numberIn(lang, value, objective === 'center' ? 0 : 2)}\u00a0min`
}

type Change = Sensitivity['best'][number]
const of =
  (lang: Lang) =>
  (value: number, digits = 0) =>
    numberIn(lang, value, digits)
const fr = of('fr')
const en = of('en')
const detours = (lang: Lang, all: readonly number[]) =>
  [all[0], all.at(-1)].map((detour) => numberIn(lang, detour ?? 0, 2))

const french = {
  headline: (names: string, a: SiteAnswer) => {
    if (a.k === 0) return 'Aucun site n’est à ouvrir\u202f: voici ce que donnent les sites ouverts.'
    if (a.sites.length === 0) return 'Aucun nouveau site n’est nécessaire.'
    if (a.objective === 'covering')
      return `À ${names}\u202f: ${fr(a.gained)} habitants de plus à moins de ${a.maxMinutes}\u00a0minutes.`
    if (a.objective === 'set-covering')
      return `${fr(a.sites.length)} nouveaux sites suffisent\u202f: ${names}.`
    const what = {
      median: 'en moyenne',
      center: 'pour le plus éloigné',
      'worst-tenth': 'pour le dixième le moins bien servi',
    }
    return `À ${names}\u202f: ${valueIn('fr', a, a.value)} ${what[a.objective as keyof typeof what]}${a.fixed.length > 0 && !a.capacitated ? `, au lieu de ${valueIn('fr', a, a.value + a.gained)}` : ''}.`
  },
  range: ({ newlyCovered: [least, most], detours: all }: Sensitivity) =>
    `Entre ${fr(least)} et ${fr(most)} habitants gagnés selon le détour des routes (${detours('fr', all).join(' à ')}).`,
  facts: ({ before: b, facts: f, change: c, maxMinutes, fixed }: SiteAnswer) =>
    [
      fixed.length > 0
        ? `À moins de ${maxMinutes}\u00a0min\u202f: ${fr(100 * b.share, 1)} puis ${fr(100 * f.share, 1)}\u00a0%. Minutes en moyenne\u202f: ${fr(b.meanMinutes, 1)} puis ${fr(f.meanMinutes, 1)}. Pire dixième\u202f: ${fr(b.worstTenthMinutes, 1)} puis ${fr(f.worstTenthMinutes, 1)}\u00a0min.`
        : `À moins de ${maxMinutes}\u00a0min\u202f: ${fr(100 * f.share, 1)}\u00a0%. Minutes en moyenne\u202f: ${fr(f.meanMinutes, 1)}. Pire dixième\u202f: ${fr(f.worstTenthMinutes, 1)}\u00a0min.`,
      c.newlyCoveredMinutes === null
        ? ''
        : `Trajet moyen des ${fr(c.newlyCovered)} personnes gagnées\u202f: ${fr(c.newlyCoveredMinutes, 1)}\u00a0min. ${fr(c.closer)} autres habitants gagnent des minutes.`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  site: ({ name, code, parent }: SiteLine) =>
    parent
      ? `  ${name} (${code}), centre le plus proche\u202f: ${parent.name}, ${parent.minutes}\u00a0min`
      : `  ${name} (${code})`,
  adds: (site: string, gained: string) => `  ${site} ajoute à lui seul ${gained}`,
  proof: 'La preuve',
  found: 'Trouvé',
  bound: 'Borne ',
  gap: 'Écart ',
  proved: '0, optimum prouvé',
  by: (a: SiteAnswer) =>
    ({
      enumeration:
        a.k === 0 ? 'Rien à essayer.' : `${fr(a.candidates)} communes essayées sur ${fr(a.candidates)}.`,
      relaxation: `Prouvé par relaxation sur ${fr(a.candidates)} communes candidates.`,
      solver: `Prouvé par le solveur HiGHS sur ${fr(a.candidates)} communes candidates.`,
      nothing: `Pas de preuve dans le temps donné\u202f; --proof-seconds en donne plus.`,
    })[a.provedBy],
  stopped: 'Interrompu\u202f: voici la meilleure réponse trouvée.',
  ties: (count: number, first: LayoutLine, a: SiteAnswer) =>
    `${count === 1 ? 'Une autre réponse fait' : `${fr(count)} autres réponses font`} aussi bien en pratique\u202f: ${first.behind === 0 ? 'les deux premières sont à égalité' : `${valueIn('fr', a, first.behind)} séparent les deux premières, moins que l’incertitude des minutes`}.`,
  noTies:
    'Aucune autre réponse ne fait aussi bien, à 1\u00a0% près de ce qui est gagné. Les suivantes\u202f:',
  behind: (line: LayoutLine, a: SiteAnswer) =>
    `${valueIn('fr', a, a.objective === 'covering' ? line.gained : line.value)}, ${line.behind === 0 ? 'à égalité' : `${valueIn('fr', a, line.behind)} de ${a.objective === 'covering' ? 'moins' : 'plus'}`}`,
  steady: ({ detours: all }: Sensitivity, changes: readonly Change[]) =>
    changes.length === 0
      ? `La même commune reste première pour tous les détours de ${detours('fr', all).join(' à ')}.`
      : `Le premier rang change avec le détour\u202f: ${changes.map(({ detour, name }) => `${name} à ${fr(detour, 2)}`).join(', ')}.`,
  capacitated:
    'Avec des capacités, la valeur et la preuve comptent les places\u202f; les minutes et parts ci-dessus sont celles du site le plus proche.',
  unreached: ({ facts }: SiteAnswer) =>
    `${fr(facts.unreached)} habitants n’ont aucune route connue vers un site ouvert\u202f; ils ne comptent pas dans les minutes.`,
  source: (travel: string) =>
    `Minutes en voiture, arrondies au-dessus (${travel}). Population légale 2023, INSEE.`,
}

const english: typeof french = {
  headline: (names, a) => {
    if (a.k === 0) return 'No site is to be opened: this is what the open sites give.'
    if (a.sites.length === 0) return 'No new site is needed.'
    if (a.objective === 'covering')
      return `In ${names}: ${en(a.gained)} more inhabitants within ${a.maxMinutes} minutes.`
    if (a.objective === 'set-covering') return `${en(a.sites.length)} new sites are enough: ${names}.`
    const what = {
      median: 'on average',
      center: 'for the furthest',
      'worst-tenth': 'for the worst-served tenth',
    }
    return `In ${names}: ${valueIn('en', a, a.value)} ${what[a.objective as keyof typeof what]}${a.fixed.length > 0 && !a.capacitated ? `, instead of ${valueIn('en', a, a.value + a.gained)}` : ''}.`
  },
  range: ({ newlyCovered: [least, most], detours: all }) =>
    `Between ${en(least)} and ${en(most)} inhabitants gained, by the detour of the roads (${detours('en', all).join(' to ')}).`,
  facts: ({ before: b, facts: f, change: c, maxMinutes, fixed }) =>
    [
      fixed.length > 0
        ? `Within ${maxMinutes} min: ${en(100 * b.share, 1)} then ${en(100 * f.share, 1)}%. Minutes on average: ${en(b.meanMinutes, 1)} then ${en(f.meanMinutes, 1)}. Worst tenth: ${en(b.worstTenthMinutes, 1)} then ${en(f.worstTenthMinutes, 1)} min.`
        : `Within ${maxMinutes} min: ${en(100 * f.share, 1)}%. Minutes on average: ${en(f.meanMinutes, 1)}. Worst tenth: ${en(f.worstTenthMinutes, 1)} min.`,
      c.newlyCoveredMinutes === null
        ? ''
        : `Mean drive of the ${en(c.newlyCovered)} people gained: ${en(c.newlyCoveredMinutes, 1)} min. ${en(c.closer)} other inhabitants gain minutes.`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  site: ({ name, code, parent }) =>
    parent
      ? `  ${name} (${code}), nearest centre: ${parent.name}, ${parent.minutes} min`
      : `  ${name} (${code})`,
  adds: (site, gained) => `  ${site} adds ${gained} by itself`,
  proof: 'The proof',
  found: 'Found',
  bound: 'Bound',
  gap: 'Gap  ',
  proved: '0, proved optimal',
  by: (a) =>
    ({
      enumeration:
        a.k === 0 ? 'Nothing to try.' : `${en(a.candidates)} of ${en(a.candidates)} communes tried.`,
      relaxation: `Proved by relaxation over ${en(a.candidates)} candidate communes.`,
      solver: `Proved by the HiGHS solver over ${en(a.candidates)} candidate communes.`,
      nothing: 'No proof in the time given; --proof-seconds gives more.',
    })[a.provedBy],
  stopped: 'Interrupted: this is the best answer found.',
  ties: (count, first, a) =>
    `${count === 1 ? 'One other answer does' : `${en(count)} other answers do`} as well in practice: ${first.behind === 0 ? 'the first two are equal' : `${valueIn('en', a, first.behind)} part the first two, less than the minutes are known to`}.`,
  noTies: 'No other answer does as well, to 1% of what is gained. The next ones:',
  behind: (line, a) =>
    `${valueIn('en', a, a.objective === 'covering' ? line.gained : line.value)}, ${line.behind === 0 ? 'equal' : `${valueIn('en', a, line.behind)} ${a.objective === 'covering' ? 'less' : 'more'}`}`,
  steady: ({ detours: all }, changes) =>
    changes.length === 0
      ? `The same commune stays first for all detours from ${detours('en', all).join(' to ')}.`
      : `The first place changes with the detour: ${changes.map(({ detour, name }) => `${name} at ${en(detour, 2)}`).join(', ')}.`,
  capacitated:
    'With capacities, value and proof count the places; the minutes and shares above are those of the nearest site.',
  unreached: ({ facts }) =>
    `${en(facts.unreached)} inhabitants have no known road to an open site; they count in none of the minutes.`,
  source: (travel) => `Minutes by car, rounded up (${travel}). Legal population 2023, INSEE.`,
}

/** What the command says, in both languages. */
export const SITE_WORDS: Readonly<Record<Lang, typeof french>> = { fr: french, en: english }
