import { summariseAccess, type WorstTenth } from '@maillage/territory/access-summary.ts'
import { type Coverage, coverageOf, type Nearest } from '@maillage/territory/coverage.ts'

/** How a set of sites serves the area. */
export interface AccessFigures extends Coverage {
  readonly worstTenth: WorstTenth
}

/** People and the communes they live in. */
export interface Headcount {
  readonly people: number
  readonly communes: number
}

/** People whose minutes change in one direction. */
export interface Moved extends Headcount {
  /** Mean of the minutes lost or won by those who have a drive before and after; NaN when there are none. */
  readonly meanMinutes: number
  /** Of these people, those who had a site and have none any more, or the other way round. */
  readonly altogether: number
}

/** Who passes a limit: beyond it, or back within it. */
export interface Crossing {
  readonly minutes: number
  readonly beyond: Headcount
  readonly within: Headcount
}

/** One commune whose minutes or nearest site change; `row` is its place among the communes counted. */
export interface CommuneChange {
  readonly row: number
  readonly before: number
  readonly after: number
  /** Minutes lost, negative when they are won; Infinity when no site is left, -Infinity when there was none. */
  readonly lost: number
  /** Places in the list of sites; -1 for none. */
  readonly siteBefore: number
  readonly siteAfter: number
}

export interface Comparison {
  readonly before: AccessFigures
  readonly after: AccessFigures
  /** At the limit asked for, then at 30 minutes. */
  readonly crossings: readonly Crossing[]
  readonly losing: Moved
  readonly winning: Moved
  /** By minutes lost x inhabitants, the most first; then those who win minutes, the most first; then other sites as near. */
  readonly communes: readonly CommuneChange[]
}

const FAR_MINUTES = 30

/** Compares two answers for the same communes. `people` has one figure a commune. */
export function compareAccess(
  before: Nearest,
  after: Nearest,
  people: ArrayLike<number>,
  maxMinutes: number,
): Comparison {
  const communes = changesOf(before, after)
  const limits = maxMinutes === FAR_MINUTES ? [maxMinutes] : [maxMinutes, FAR_MINUTES]
  return {
    before: figuresOf(before, people, maxMinutes),
    after: figuresOf(after, people, maxMinutes),
    crossings: limits.map((minutes) => ({
      minutes,
      beyond: headcount(communes, people, (each) => each.before <= minutes && each.after > minutes),
      within: headcount(communes, people, (each) => each.before > minutes && each.after <= minutes),
    })),
    losing: movedIn(communes, people, 1),
    winning: movedIn(communes, people, -1),
    communes: communes.sort((a, b) => byLoss(a, b, people)),
  }
}

function figuresOf(nearest: Nearest, people: ArrayLike<number>, maxMinutes: number): AccessFigures {
  const { worstTenth } = summariseAccess(nearest.minutes, people)
  return { ...coverageOf(nearest, people, maxMinutes), worstTenth }
}

function changesOf(before: Nearest, after: Nearest): CommuneChange[] {
  const changes: CommuneChange[] = []
  for (let row = 0; row < before.minutes.length; row++) {
    const from = before.minutes[row] as number
    const to = after.minutes[row] as number
    const [siteBefore, siteAfter] = [before.site[row] as number, after.site[row] as number]
    if (from === to && siteBefore === siteAfter) continue
    const lost = from === to ? 0 : to - from
    changes.push({ row, before: from, after: to, lost, siteBefore, siteAfter })
  }
  return changes
}

function byLoss(a: CommuneChange, b: CommuneChange, people: ArrayLike<number>): number {
  const groupOf = ({ lost }: CommuneChange) => (lost > 0 ? 0 : lost < 0 ? 1 : 2)
  return (
    groupOf(a) - groupOf(b) ||
    weightOf(b, people) - weightOf(a, people) ||
    (people[b.row] as number) - (people[a.row] as number) ||
    a.row - b.row
  )
}

/** Minutes x inhabitants, of those who lose or of those who win. Where nobody lives nobody loses, however many the minutes. */
function weightOf({ row, lost }: CommuneChange, people: ArrayLike<number>): number {
  const inhabitants = people[row] as number
  return inhabitants === 0 ? 0 : Math.abs(lost) * inhabitants
}

function headcount(
  changes: readonly CommuneChange[],
  people: ArrayLike<number>,
  isCounted: (change: CommuneChange) => boolean,
): Headcount {
  const counted = changes.filter(isCounted)
  return {
    people: counted.reduce((sum, { row }) => sum + (people[row] as number), 0),
    communes: counted.length,
  }
}

function movedIn(changes: readonly CommuneChange[], people: ArrayLike<number>, sign: 1 | -1): Moved {
  const isMoved = ({ lost }: CommuneChange) => sign * lost > 0
  let [withDrive, weighted, altogether] = [0, 0, 0]
  for (const change of changes.filter(isMoved)) {
    const inhabitants = people[change.row] as number
    if (Number.isFinite(change.lost)) {
      withDrive += inhabitants
      weighted += inhabitants * Math.abs(change.lost)
    } else altogether += inhabitants
  }
  return { ...headcount(changes, people, isMoved), meanMinutes: weighted / withDrive, altogether }
}
