import type { DistanceClass } from './catchment.ts'

export const PROFESSIONS = ['gp', 'nurse', 'physio', 'midwife', 'dentist'] as const
export type Profession = (typeof PROFESSIONS)[number]

/** What the figures of a profession count. */
export type AccessUnit = 'consultations-a-year' | 'fte-per-100000'

/** How far a rule can be trusted: read in its source, or taken over from the nearest rule that was. */
export type Standing = 'published' | 'assumed'

/** The rules by which the access to a profession is computed, from a day on. */
export interface AccessRules {
  readonly profession: Profession
  /** First day of the rules, ISO. */
  readonly since: string
  readonly classes: readonly DistanceClass[]
  readonly classesStanding: Standing
  readonly unit: AccessUnit
  /** What supply by inhabitant is multiplied by to be in the unit. */
  readonly perInhabitant: number
  /** Share of the inhabitants who are in need of the profession, where no standardised population is known. */
  readonly inNeed: number
  /** Age limits of practitioners that are published beside "all". */
  readonly ageLimits: readonly number[]
  /** Supply of one full-time practitioner, in the unit before `perInhabitant`. */
  readonly supplyPerFte: number
  /** Below it a commune is under-served, in the unit; null where no threshold is published for communes. */
  readonly underServed: number | null
  readonly source: string
}

/** Full care up to 10 minutes, two thirds up to 15, one third up to 20, none beyond. */
const TWENTY_MINUTES: readonly DistanceClass[] = [
  { upToMinutes: 10, weight: 1 },
  { upToMinutes: 15, weight: 2 / 3 },
  { upToMinutes: 20, weight: 1 / 3 },
]

/** Share of women in the population, INSEE, 1 January 2023: the access to midwives is by woman. */
const WOMEN = 0.516

const GP_SOURCE =
  'Arrêté du 13 novembre 2017 (JORFTEXT000036021089), annexe, version de 2020 : fonction décroissante entre 0 et 20 minutes, consultations par an et par habitant standardisé, borne d’âge des médecins ; classes de 10, 15 et 20 minutes : méthode de la DREES'
const OTHER_SOURCE =
  'DREES : ETP pour 100 000 habitants standardisés ; classes de distance reprises de celles des médecins généralistes, faute d’avoir pu lire celles de la profession'

/**
 * The rules in force, the latest last for each profession. They are data: a new rule is a new line with its day and source.
 * The weights of the classes of general practitioners are even steps: the arrêté says that the function falls between 0 and 20
 * minutes, not by how much in each class. Docs: docs/guides/accessibility.md.
 */
export const ACCESS_RULES: readonly AccessRules[] = [
  {
    profession: 'gp',
    since: '2015-01-01',
    classes: TWENTY_MINUTES,
    classesStanding: 'assumed',
    unit: 'consultations-a-year',
    perInhabitant: 1,
    inNeed: 1,
    ageLimits: [65, 62, 60],
    supplyPerFte: 5000,
    underServed: 2.5,
    source: GP_SOURCE,
  },
  ...(['nurse', 'physio', 'midwife', 'dentist'] as const).map(
    (profession): AccessRules => ({
      profession,
      since: '2015-01-01',
      classes: TWENTY_MINUTES,
      classesStanding: 'assumed',
      unit: 'fte-per-100000',
      perInhabitant: 100_000,
      inNeed: profession === 'midwife' ? WOMEN : 1,
      ageLimits: [65],
      supplyPerFte: 1,
      underServed: null,
      source: OTHER_SOURCE,
    }),
  ),
]

/** The rules of a profession on a day, ISO; those of today without one. */
export function accessRules(profession: Profession, day?: string): AccessRules {
  const known = ACCESS_RULES.filter((rules) => rules.profession === profession)
  const inForce = day === undefined ? known : known.filter(({ since }) => since <= day)
  return (inForce.at(-1) ?? known[0]) as AccessRules
}

/** Furthest minutes that any class of the rules looks at. */
export const furthestMinutes = ({ classes }: AccessRules): number => classes.at(-1)?.upToMinutes ?? 0
