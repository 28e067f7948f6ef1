import type { SitingObjective } from '@maillage/planning/siting/siting-problem.ts'
import { Misuse } from '../misuse.ts'

/** Options of `maillage site` that take a value. */
export const VALUE_OPTIONS = [
  'area',
  'fixed',
  'forbid',
  'k',
  'max-minutes',
  'objective',
  'travel',
  'beyond-percent',
  'capacity',
  'costs',
  'budget',
  'parent-minutes',
  'proof-seconds',
  'seed',
  'alternatives',
] as const

export type SiteValues = Readonly<Partial<Record<(typeof VALUE_OPTIONS)[number], string>>> & {
  readonly csv?: boolean
  readonly geojson?: boolean
}

/** The figures among the options, checked. */
export interface SiteNumbers {
  readonly objective: SitingObjective
  readonly maxMinutes: number
  /** Undefined for set covering without `--k`: as many as it takes. */
  readonly k: number | undefined
  readonly budget: number | undefined
  readonly parentMinutes: number | undefined
  readonly proofSeconds: number
  readonly seed: number
  readonly alternatives: number
}

const OBJECTIVES = 'median, covering, set-covering, center, worst-tenth'

/** @throws Misuse for a figure or an objective that cannot be used. */
export function readNumbers(values: SiteValues): SiteNumbers {
  const maxMinutes = figure(values, 'max-minutes', 15, { least: 1, most: 240 })
  const beyond = figure(values, 'beyond-percent', 0, { least: 0, most: 99, decimals: true })
  const objective = readObjective(values.objective ?? 'covering', maxMinutes, beyond / 100)
  const isCover = objective.kind === 'set-covering'
  if (values.budget !== undefined && values.costs === undefined) throw costsMissing
  if (values.costs !== undefined && values.budget === undefined) throw budgetMissing
  return {
    objective,
    maxMinutes,
    k: isCover && values.k === undefined ? undefined : figure(values, 'k', 1, { least: 0, most: 100_000 }),
    budget: optional(values, 'budget', { least: 0, most: 1e12, decimals: true }),
    parentMinutes: optional(values, 'parent-minutes', { least: 0, most: 600 }),
    proofSeconds: figure(values, 'proof-seconds', 15, { least: 0, most: 86_400, decimals: true }),
    seed: figure(values, 'seed', 1, { least: 0, most: 2 ** 32 - 1 }),
    alternatives: figure(values, 'alternatives', 5, { least: 0, most: 1000 }),
  }
}

function readObjective(word: string, withinMinutes: number, beyondShare: number): SitingObjective {
  switch (word) {
    case 'median':
    case 'center':
      return { kind: word }
    case 'covering':
      return { kind: word, withinMinutes }
    case 'set-covering':
      return { kind: word, withinMinutes, beyondShare }
    case 'worst-tenth':
      return { kind: 'worst-share', share: 0.1 }
  }
  throw new Misuse({
    fr: `--objective\u202f: «\u00a0${word}\u00a0» n’est pas un objectif. Choisissez parmi ${OBJECTIVES}.`,
    en: `--objective: "${word}" is no objective. Choose one of ${OBJECTIVES}.`,
  })
}

interface Limits {
  readonly least: number
  readonly most: number
  readonly decimals?: boolean
}

type FigureName =
  | 'max-minutes'
  | 'beyond-percent'
  | 'k'
  | 'budget'
  | 'parent-minutes'
  | 'proof-seconds'
  | 'seed'
  | 'alternatives'

function figure(values: SiteValues, name: FigureName, absent: number, limits: Limits): number {
  return optional(values, name, limits) ?? absent
}

function optional(
  values: SiteValues,
  name: FigureName,
  { least, most, decimals }: Limits,
): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  const value = (decimals ? /^\d+(\.\d+)?$/ : /^\d+$/).test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  const [kindFr, kindEn] = decimals ? ['un nombre', 'a number'] : ['un nombre entier', 'a whole number']
  throw new Misuse({
    fr: `--${name}\u202f: «\u00a0${text}\u00a0» ne convient pas. Donnez ${kindFr} de ${least} à ${most}.`,
    en: `--${name}: "${text}" will not do. Give ${kindEn} from ${least} to ${most}.`,
  })
}

const costsMissing = new Misuse({
  fr: 'Un budget demande le coût de chaque site\u202f: ajoutez --costs FICHIER, un CSV de colonnes code,cost.',
  en: 'A budget needs the cost of each site: add --costs FILE, a CSV with the columns code,cost.',
})

const budgetMissing = new Misuse({
  fr: 'Des coûts sans budget ne limitent rien\u202f: ajoutez --budget, ce qui peut être dépensé en tout.',
  en: 'Costs without a budget limit nothing: add --budget, what may be spent on all sites.',
})
