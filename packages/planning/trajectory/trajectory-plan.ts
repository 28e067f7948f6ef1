/** A number with where it comes from; without a source it is a hypothesis of whoever asks. */
export interface Assumed<T = number> {
  readonly value: T
  readonly source?: string
}

/** A probability; between two bounds when it is not known better: each run then draws its own, even, for all its years. */
export interface ShareRange {
  readonly low: number
  readonly high: number
}

/** People between two ages, both included. */
export interface AgeBand {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Of the people who have that age during a year, the share that retires in it. */
export interface RetirementShare {
  readonly age: number
  readonly share: number
}

/** A site that is planned, in the order of opening. */
export interface PlannedSite {
  readonly label: string
  /** Inhabitants brought within reach by it, when those before it are open. */
  readonly gained: number
}

/** How many each year, by year. */
export type ByYear = ReadonlyMap<number, number>

/** A network that recruits and opens, from the end of one year to the end of another. */
export interface TrajectoryPlan {
  /** The situation is known at the end of this year. */
  readonly from: number
  readonly to: number
  readonly practitioners: Assumed
  /** Full-time equivalents of one practitioner of today. */
  readonly fteEach: Assumed
  readonly ages: Assumed<readonly AgeBand[]>
  /** Rising ages; those older than the last have its share. */
  readonly retirements: Assumed<readonly RetirementShare[]>
  /** Share of the others that leaves in a year. */
  readonly departures: Assumed<ShareRange>
  /** Posts offered each year. */
  readonly recruits: Assumed<ByYear>
  /** Probability that a post offered is filled in its year. */
  readonly recruitSuccess: Assumed<ShareRange>
  readonly fteByRecruit: Assumed
  readonly recruitAges: Assumed<{ readonly from: number; readonly to: number }>
  readonly sites: Assumed
  readonly openings: Assumed<ByYear>
  /** Probability that a site planned, or late, opens in a year. */
  readonly openingSuccess: Assumed<ShareRange>
  /** Full-time equivalents without which a site is not held open; 0 when it is not looked at. */
  readonly ftePerSite: Assumed
  readonly patientsPerFte?: Assumed
  /** Practitioners hoped for at the end of the last year. */
  readonly target?: Assumed
  /** Inhabitants within reach today, all of them, and what each opening adds, in order. */
  readonly reach?: {
    readonly covered: Assumed
    readonly population: Assumed
    readonly order: readonly PlannedSite[]
  }
}
