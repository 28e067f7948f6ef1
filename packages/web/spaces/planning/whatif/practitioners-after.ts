import type { WhatIfBaseline, WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'

/** Somebody once the changes are made. */
export interface PractitionerAfter {
  readonly id: string
  readonly label: string
  /** Days a week by site in the baseline; empty for a recruit. */
  readonly before: Readonly<Record<string, number>>
  /** Days a week by site that is not closed. */
  readonly days: Readonly<Record<string, number>>
  /** Days a week that this person can work, those of closed sites too. */
  readonly capacity: number
  readonly hasLeft: boolean
}

/** Who works where once every change is made, whatever its date: recruits come last. */
export function practitionersAfter(
  { practitioners }: Pick<WhatIfBaseline, 'practitioners'>,
  changes: readonly WhatIfChange[],
): PractitionerAfter[] {
  const people = new Map(
    practitioners.map(({ id, label, days }) => [
      id,
      { id, label, before: days, days: { ...days }, hasLeft: false },
    ]),
  )
  const closed = new Set<string>()
  for (const [place, change] of changes.entries()) {
    if (change.kind === 'close-site') closed.add(change.site)
    if (change.kind === 'retire-practitioner') {
      const person = people.get(change.practitioner)
      if (person) person.hasLeft = true
    }
    if (change.kind === 'change-days' && change.practitioner !== undefined) {
      const person = people.get(change.practitioner)
      if (person) person.days[change.site] = change.days
    }
    if (change.kind === 'add-practitioner') {
      const id = change.id ?? `scenarios[0].changes[${place}]`
      people.set(id, {
        id,
        label: change.label,
        before: {},
        days: { [change.site]: change.days },
        hasLeft: false,
      })
    }
  }
  return [...people.values()].map((person) => ({
    ...person,
    days: Object.fromEntries(
      Object.entries(person.days).filter(([site, days]) => !person.hasLeft && days > 0 && !closed.has(site)),
    ),
    capacity: person.hasLeft ? 0 : Object.values(person.days).reduce((sum, days) => sum + days, 0),
  }))
}
