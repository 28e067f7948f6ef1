import { computeAccess } from '@maillage/territory/accessibility/access.ts'
import { prepareCatchment } from '@maillage/territory/accessibility/catchment.ts'
import { travelWithin } from '@maillage/territory/accessibility/travel-within.ts'
import { describe, expect, it } from 'vitest'
import { aplEffect, daysShifted, prepareApl } from './apl-effect.ts'
import { applyChanges, baselineOn } from './apply-changes.ts'
import { smallBaseline, smallGround, smallIndex } from './testing/small-ground.ts'
import type { Change } from './what-if-file.ts'

const PER_FTE = 5000
const catchment = prepareCatchment(travelWithin(smallIndex, smallGround.travel, 20), [
  { upToMinutes: 10, weight: 1 },
  { upToMinutes: 20, weight: 0.5 },
])
const need = Float64Array.from(smallIndex.population)
const supply = Float64Array.of(6000, 0, 0, 0, 0, 1500, 0, 0)
const basis = prepareApl(catchment, need, supply)

function states(changes: readonly Change[]) {
  const after = applyChanges(smallBaseline, { name: 'Essai', changes }, smallGround)
  if ('refusals' in after) throw new Error(JSON.stringify(after.refusals))
  return { before: baselineOn(smallBaseline, smallGround, after.on), after }
}

describe('the effect of a scenario on the access to care', () => {
  it('is that of the supply counted again with the days of each commune', () => {
    const changed = states([
      { kind: 'retire-practitioner', practitioner: 'a' },
      { kind: 'add-practitioner', id: 'c', label: 'C', site: 'six', days: 2.5 },
      { kind: 'open-site', id: 'trois', name: 'Trois', commune: '32003', days: 1 },
    ])
    expect(daysShifted(changed.before, changed.after)).toEqual(
      new Map([
        [0, -5],
        [5, 2.5],
        [2, 1],
      ]),
    )
    const { rows, before, after, fte, notHeld } = aplEffect(basis, changed, PER_FTE)
    const again = computeAccess(catchment, need, Float64Array.of(1000, 0, 1000, 0, 0, 4000, 0, 0)).access
    const differing = [...again.keys()].filter((row) => again[row] !== basis.access.access[row])
    expect([...rows]).toEqual(differing)
    expect([...before]).toEqual(differing.map((row) => basis.access.access[row]))
    for (const [i, row] of differing.entries()) expect(after[i]).toBeCloseTo(again[row] as number, 12)
    expect({ fte, notHeld }).toEqual({ fte: -0.3, notHeld: 0 })
  })

  it('takes no more away than the supply holds, and says how much it does not hold', () => {
    const { after, fte, notHeld } = aplEffect(basis, states([{ kind: 'close-site', site: 'six' }]), PER_FTE)
    expect({ fte, notHeld }).toEqual({ fte: -0.4, notHeld: expect.closeTo(0.1, 12) })
    expect(Math.min(...after)).toBeGreaterThanOrEqual(0)
    const empty = prepareApl(catchment, need, new Float64Array(8))
    expect(aplEffect(empty, states([{ kind: 'close-site', site: 'six' }]), PER_FTE)).toMatchObject({
      rows: new Int32Array(0),
      notHeld: 0.4,
    })
  })

  it('moves with a site, and is nothing when days only change hands within a commune', () => {
    expect([...daysShifted(...both([{ kind: 'move-site', site: 'un', commune: '32002' }]))]).toEqual([
      [0, -5],
      [1, 5],
    ])
    const handedOver = states([
      { kind: 'retire-practitioner', practitioner: 'b' },
      { kind: 'add-practitioner', id: 'c', label: 'C', site: 'six', days: 2 },
    ])
    expect(aplEffect(basis, handedOver, PER_FTE).rows).toHaveLength(0)
  })
})

function both(changes: readonly Change[]) {
  const { before, after } = states(changes)
  return [before, after] as const
}
