import { meanMinutes, mostMinutes, peopleWithin, worstShareMinutes } from './siting-measures.ts'
import { type SitingProblem, UNREACHED_MINUTES } from './siting-problem.ts'
import { minutesWith, viewOf } from './siting-view.ts'

/** What a layout gives to the people, beside the objective: minutes to the nearest open site. */
export interface LayoutFacts {
  readonly covered: number
  readonly share: number
  /** Over those who reach a site. */
  readonly meanMinutes: number
  readonly worstTenthMinutes: number
  readonly mostMinutes: number
  /** People from whom no road leads to an open site; they count in none of the minutes. */
  readonly unreached: number
}

/** What changes for the people when a layout opens. */
export interface LayoutChange extends LayoutFacts {
  /** People who come within the minutes. */
  readonly newlyCovered: number
  /** Mean minutes of those; NaN when there are none. */
  readonly newlyCoveredMinutes: number
  /** Other people who gain minutes. */
  readonly closer: number
}

/** Compares layouts of new sites with what is open already; read the problem once for many layouts. */
export function createFacts(problem: SitingProblem, withinMinutes: number) {
  const view = viewOf(problem)
  const { people, base, totalPeople } = view

  function factsOf(minutes: Float64Array): LayoutFacts {
    const reached = [...minutes.keys()].filter((demand) => (minutes[demand] as number) < UNREACHED_MINUTES)
    const who = Float64Array.from(reached, (demand) => people[demand] as number)
    const far = Float64Array.from(reached, (demand) => minutes[demand] as number)
    const covered = peopleWithin(people, minutes, withinMinutes)
    return {
      covered,
      share: totalPeople > 0 ? covered / totalPeople : 0,
      meanMinutes: meanMinutes(who, far),
      worstTenthMinutes: worstShareMinutes(who, far, 0.1),
      mostMinutes: mostMinutes(far),
      unreached: totalPeople - who.reduce((sum, one) => sum + one, 0),
    }
  }

  return {
    population: totalPeople,
    before: factsOf(base),
    after(layout: readonly number[]): LayoutChange {
      const minutes = minutesWith(view, layout)
      let newly = 0
      let newlyTime = 0
      let closer = 0
      for (let demand = 0; demand < people.length; demand++) {
        const [was, is] = [base[demand] as number, minutes[demand] as number]
        if (was > withinMinutes && is <= withinMinutes) {
          newly += people[demand] as number
          newlyTime += (people[demand] as number) * is
        } else if (is < was) closer += people[demand] as number
      }
      return { ...factsOf(minutes), newlyCovered: newly, newlyCoveredMinutes: newlyTime / newly, closer }
    },
  }
}
