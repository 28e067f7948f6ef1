import { createRandom, type Random } from '../random.ts'
import { type Band, bandOf } from './band.ts'
import type { AgeBand, RetirementShare, ShareRange, TrajectoryPlan } from './trajectory-plan.ts'

export interface TrajectoryRuns {
  readonly runs: number
  /** A whole number from 0 to 2^32 - 1. */
  readonly seed: number
}

/** The end of one year, over all runs. */
export interface TrajectoryYear {
  readonly year: number
  readonly practitioners: Band
  readonly fte: Band
  /** Sites that are open and have the practitioners they need. */
  readonly sites: Band
  /** Of the year. */
  readonly recruited: Band
  readonly retired: Band
  readonly left: Band
  readonly patients?: Band
  /** Inhabitants within reach. */
  readonly covered?: Band
}

export interface Trajectory {
  readonly years: readonly TrajectoryYear[]
  /** Share of the runs that have the practitioners hoped for at the end. */
  readonly targetReached?: number
}

const MEASURES = ['practitioners', 'fte', 'sites', 'recruited', 'retired', 'left', 'covered'] as const
type Measure = (typeof MEASURES)[number]

/** Values of each measure, `year * runs + run`. */
type Samples = Readonly<Record<Measure, Float64Array>>

/**
 * Simulates a plan many times. In each year those who were there retire by their age or leave, then recruits come, then sites
 * open. Each run has its own sequence of random numbers, so that the answer depends on the plan, the seed and the number of runs only.
 */
export function simulateTrajectory(plan: TrajectoryPlan, { runs, seed }: TrajectoryRuns): Trajectory {
  const years = plan.to - plan.from + 1
  const samples = Object.fromEntries(
    MEASURES.map((name) => [name, new Float64Array(years * runs)]),
  ) as Record<Measure, Float64Array>
  for (let run = 0; run < runs; run++) {
    const network = new Network(plan, createRandom(seed, run))
    for (let step = 0; step < years; step++) {
      if (step > 0) network.liveThrough(plan.from + step)
      network.record(samples, step * runs + run)
    }
  }
  const last = samples.practitioners.subarray((years - 1) * runs)
  const { target } = plan
  return {
    years: Array.from({ length: years }, (_, step) => summarise(plan, samples, step, runs)),
    ...(target === undefined
      ? {}
      : { targetReached: last.filter((count) => count >= target.value).length / runs }),
  }
}

function summarise(plan: TrajectoryPlan, samples: Samples, step: number, runs: number): TrajectoryYear {
  const band = (name: Measure, times = 1) =>
    bandOf(samples[name].slice(step * runs, (step + 1) * runs).map((value) => value * times))
  return {
    year: plan.from + step,
    practitioners: band('practitioners'),
    fte: band('fte'),
    sites: band('sites'),
    recruited: band('recruited'),
    retired: band('retired'),
    left: band('left'),
    ...(plan.patientsPerFte === undefined ? {} : { patients: band('fte', plan.patientsPerFte.value) }),
    ...(plan.reach === undefined ? {} : { covered: band('covered') }),
  }
}

/** One possible course of the network. */
class Network {
  private readonly plan: TrajectoryPlan
  private readonly random: Random
  /** Age of each practitioner at the end of the year; those of today first. */
  private ages: number[]
  /** How many of `ages` are people of today. */
  private early: number
  private readonly departures: number
  private readonly recruitSuccess: number
  private readonly openingSuccess: number
  private opened = 0
  private planned = 0
  private recruited = 0
  private retired = 0
  private left = 0

  constructor(plan: TrajectoryPlan, random: Random) {
    this.plan = plan
    this.random = random
    this.departures = drawShare(plan.departures.value, random)
    this.recruitSuccess = drawShare(plan.recruitSuccess.value, random)
    this.openingSuccess = drawShare(plan.openingSuccess.value, random)
    this.ages = drawAges(plan.ages.value, plan.practitioners.value, random)
    this.early = this.ages.length
  }

  liveThrough(year: number): void {
    this.leave()
    const { recruits, recruitAges, openings } = this.plan
    this.recruited = this.succeeding(recruits.value.get(year) ?? 0, this.recruitSuccess)
    const { from, to } = recruitAges.value
    for (let i = 0; i < this.recruited; i++) this.ages.push(from + this.random.whole(to - from + 1))
    this.planned += openings.value.get(year) ?? 0
    this.opened += this.succeeding(this.planned - this.opened, this.openingSuccess)
  }

  /** Each grows a year older, and retires at that age or leaves. */
  private leave(): void {
    const staying: number[] = []
    let early = 0
    this.retired = 0
    this.left = 0
    for (const [person, before] of this.ages.entries()) {
      const age = before + 1
      const share = shareAt(this.plan.retirements.value, age)
      if (share > 0 && this.random.next() < share) this.retired++
      else if (this.random.next() < this.departures) this.left++
      else {
        staying.push(age)
        if (person < this.early) early++
      }
    }
    this.ages = staying
    this.early = early
  }

  private succeeding(tries: number, probability: number): number {
    let count = 0
    for (let i = 0; i < tries; i++) if (this.random.next() < probability) count++
    return count
  }

  record(samples: Samples, at: number): void {
    const { fteEach, fteByRecruit, sites, ftePerSite, reach } = this.plan
    const fte = this.early * fteEach.value + (this.ages.length - this.early) * fteByRecruit.value
    const built = sites.value + this.opened
    const held = ftePerSite.value > 0 ? Math.min(built, Math.floor(fte / ftePerSite.value)) : built
    samples.practitioners[at] = this.ages.length
    samples.fte[at] = Math.round(fte * 100) / 100
    samples.sites[at] = held
    samples.recruited[at] = this.recruited
    samples.retired[at] = this.retired
    samples.left[at] = this.left
    if (reach !== undefined) {
      const gained = reach.order.slice(0, Math.max(0, held - sites.value))
      samples.covered[at] = gained.reduce((sum, site) => sum + site.gained, reach.covered.value)
    }
  }
}

/** One draw even when the bounds are the same, so that the rest of the sequence stays where it was. */
function drawShare({ low, high }: ShareRange, random: Random): number {
  return low + (high - low) * random.next()
}

/** Ages of so many people: the bands in their proportions, and any age of its band for each. */
function drawAges(bands: readonly AgeBand[], people: number, random: Random): number[] {
  const total = bands.reduce((sum, { count }) => sum + count, 0)
  const ages: number[] = []
  let before = 0
  for (const { from, to, count } of bands) {
    before += count
    const upTo = Math.round((people * before) / total)
    while (ages.length < upTo) ages.push(from + random.whole(to - from + 1))
  }
  return ages
}

function shareAt(shares: readonly RetirementShare[], age: number): number {
  let share = 0
  for (const step of shares) if (age >= step.age) share = step.share
  return share
}
