import { type Interval, mergeIntervals, subtractIntervals } from '@maillage/core/time/interval.ts'
import { formatLocalDate, type LocalDay } from '@maillage/core/time/local-time.ts'
import { expandTimeRule } from '@maillage/core/time/occurrence.ts'
import type { TimeRefusal } from '@maillage/core/time/refusal.ts'
import { type LocalRule, readRule } from '@maillage/core/time/rule.ts'
import { zoneClock } from '@maillage/core/time/zone-clock.ts'

/** What an opening takes from its rule as it is. */
export interface OpeningTerms {
  practitionerId: string
  networkId: string
  siteId: string
  roomId: string | null
  serviceId: string
  kind: string
  audience: string
}

export interface RuleToPlan extends OpeningTerms {
  id: string
  local: LocalRule
  timeZone: string
  worksOnHolidays: boolean
}

/** An opening as the rules want it; instants in epoch ms. `gridStart` is set when something cut its beginning off. */
export interface PlannedOpening extends OpeningTerms {
  ruleId: string
  localDate: string
  start: number
  end: number
  gridStart: number | null
}

export interface PlanningFacts {
  range: { from: LocalDay; to: LocalDay }
  /** Public holidays of the rule's site, as local days. */
  isHoliday(rule: RuleToPlan, day: LocalDay): boolean
  /** Closures of the site and absences of the practitioner, in any order. */
  timeOut(rule: RuleToPlan): readonly Interval[]
}

/**
 * The openings that a rule gives between two local days, both included: its occurrences, without the public holidays of
 * its site (unless it works on them), minus closures and absences. A piece keeps the grid of its whole occurrence.
 *
 * Refused: what `readRule` and `expandTimeRule` refuse, so a rule that overlaps itself.
 */
export function planOpenings(
  rule: RuleToPlan,
  facts: PlanningFacts,
): { openings: PlannedOpening[] } | { refusals: TimeRefusal[] } {
  const clock = zoneClock(rule.timeZone)
  if (!clock) return { refusals: [{ path: 'zone', kind: 'unknown-zone', value: rule.timeZone }] }
  const read = readRule(rule.local)
  if ('refusals' in read) return read
  const expanded = expandTimeRule(read.rule, clock, facts.range)
  if ('refusals' in expanded) return expanded
  const out = mergeIntervals(facts.timeOut(rule))
  const { id, local: _local, timeZone: _zone, worksOnHolidays, ...terms } = rule
  const openings = expanded.occurrences
    .filter((occurrence) => worksOnHolidays || !facts.isHoliday(rule, occurrence.day))
    .flatMap((occurrence) =>
      subtractIntervals([occurrence], out).map((piece) => ({
        ...terms,
        ruleId: id,
        localDate: formatLocalDate(occurrence.day),
        start: piece.start,
        end: piece.end,
        gridStart: piece.start === occurrence.start ? null : occurrence.start,
      })),
    )
  return { openings }
}
