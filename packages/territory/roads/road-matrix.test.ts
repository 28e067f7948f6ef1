import { describe, expect, it } from 'vitest'
import { createBoundedSearch } from './bounded-search.ts'
import { snapPlaces } from './snap-places.ts'
import { strongParts } from './strong-parts.ts'
import { BARE, degreesAt, graphOf, type SmallMap, secondsBetween } from './testing/small-map.ts'

const SECONDARY = { highway: 'secondary' }
/** A crooked grid of roads 1 km apart, some one-way, drawn with a seed. */
function grid(side: number, seed: number): SmallMap {
  let state = seed
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const letter = (column: number, row: number) => String.fromCodePoint(0x4e00 + row * side + column)
  const nodes: Record<string, [number, number]> = {}
  const ways: [string, Record<string, string>][] = []
  const classes = ['primary', 'secondary', 'unclassified', 'residential']
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      nodes[letter(column, row)] = [column + draw() / 2, row + draw() / 2]
      for (const [c, r] of [
        [column + 1, row],
        [column, row + 1],
      ] as const) {
        if (c === side || r === side || draw() < 0.15) continue
        const highway = classes[Math.floor(draw() * 4)] as string
        ways.push([letter(column, row) + letter(c, r), { highway, oneway: draw() < 0.3 ? 'yes' : 'no' }])
      }
    }
  }
  return { nodes, ways }
}

/** The textbook's way, over all pairs of vertices. */
function allShortest(graph: ReturnType<typeof graphOf>): number[][] {
  const table = Array.from({ length: graph.vertices }, (_, i) =>
    Array.from({ length: graph.vertices }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  )
  for (let vertex = 0; vertex < graph.vertices; vertex++)
    for (let arc = graph.arcStart[vertex] as number; arc < (graph.arcStart[vertex + 1] as number); arc++) {
      const [row, to] = [table[vertex] as number[], graph.arcTo[arc] as number]
      row[to] = Math.min(row[to] as number, graph.arcSeconds[arc] as number)
    }
  for (const [k, through] of table.entries())
    for (const row of table)
      for (let j = 0; j < graph.vertices; j++)
        row[j] = Math.min(row[j] as number, (row[k] as number) + (through[j] as number))
  return table
}

describe('driving times between places', () => {
  it.each([1, 2, 3, 4, 5])('are those of a search over all pairs of junctions (map %i)', (seed) => {
    const graph = graphOf(grid(9, seed))
    const search = createBoundedSearch(graph)
    for (const [vertex, expected] of allShortest(graph).entries()) {
      search.run([[vertex, 0]], Number.POSITIVE_INFINITY)
      const differing = expected.filter(
        (seconds, to) => Math.abs(seconds - (search.seconds[to] as number)) > 0.01,
      )
      expect(differing).toEqual([])
    }
  })

  it('never find a detour that is shorter than the way', () => {
    const side = 9
    const points = Array.from(
      { length: 30 },
      (_, i) => [(i * 0.37 * side) % 8, (i * 0.61 * side) % 8] as const,
    )
    const table = secondsBetween(graphOf(grid(side, 7)), points)
    let finite = 0
    for (const row of table)
      for (const [k, first] of row.entries())
        for (const [j, second] of (table[k] as number[]).entries()) {
          if (!Number.isFinite(first + second)) continue
          finite++
          const access = 2 * 1000 * (3.6 / 20)
          expect(row[j]).toBeLessThanOrEqual(first + second + access)
        }
    expect(finite).toBeGreaterThan(10_000)
  })

  it('stop at the bound, and keep what is exactly on it', () => {
    const graph = graphOf({ nodes: { a: [0, 0], b: [20, 0] }, ways: [['ab', SECONDARY]] }, BARE)
    const far = (
      secondsBetween(graph, [
        [0, 0],
        [18, 0],
      ])[0] as number[]
    )[1] as number
    expect(
      secondsBetween(
        graph,
        [
          [0, 0],
          [18, 0],
        ],
        far,
      )[0]?.[1],
    ).toBe(far)
    expect(
      secondsBetween(
        graph,
        [
          [0, 0],
          [18, 0],
        ],
        far - 0.01,
      )[0]?.[1],
    ).toBe(Number.POSITIVE_INFINITY)
  })

  it('need no junction between two places of one road, and respect its direction', () => {
    const nodes: SmallMap['nodes'] = { a: [0, 0], b: [10, 0], c: [10, 5], d: [0, 5] }
    const loop: SmallMap = {
      nodes,
      ways: [
        ['abcda', { ...SECONDARY, oneway: 'yes' }],
        ['bc', SECONDARY],
      ],
    }
    const [[, ahead], [behind]] = secondsBetween(graphOf(loop, BARE), [
      [2, 0],
      [8, 0],
    ]) as [number[], number[]]
    expect(ahead).toBeCloseTo(6 * 50, -1)
    expect(behind).toBeCloseTo(24 * 50, -1)
  })

  it('add the way from the place to its road, at 20 km/h as the crow flies', () => {
    const graph = graphOf({ nodes: { a: [0, 0], b: [10, 0] }, ways: [['ab', SECONDARY]] }, BARE)
    const [[, seconds]] = secondsBetween(graph, [
      [1, 1],
      [9, 0.5],
    ]) as [number[]]
    expect(seconds).toBeCloseTo(8 * 50 + 1.5 * 180, -1)
  })
})

describe('the road of a place', () => {
  const graph = graphOf({ nodes: { a: [0, 0], b: [10, 0] }, ways: [['ab', SECONDARY]] })
  const near = (eastKm: number, northKm: number) => {
    const { lon, lat } = degreesAt(eastKm, northKm)
    return snapPlaces(graph, [lon], [lat], 2000)
  }

  it('is the nearest point of the nearest one', () => {
    const { edge, share, metres } = near(2.5, 0.4)
    expect([edge[0], share[0]?.toFixed(2), Math.round(metres[0] as number)]).toEqual([0, '0.25', 400])
  })

  it('is none beyond two kilometres, nor for a place without position', () => {
    expect(near(5, 1.99).edge[0]).toBe(0)
    expect([near(5, 2.01).edge[0], near(5, 2.01).metres[0]]).toEqual([-1, Number.POSITIVE_INFINITY])
    expect(snapPlaces(graph, [Number.NaN], [Number.NaN], 2000).edge[0]).toBe(-1)
  })

  it('is no motorway', () => {
    const map: SmallMap = {
      nodes: { a: [0, 0], b: [10, 0], c: [0, 0.9], d: [10, 0.9] },
      ways: [
        ['ab', SECONDARY],
        ['cd', { highway: 'motorway', oneway: 'no' }],
        ['ac', { highway: 'motorway_link' }],
      ],
    }
    const joined = graphOf(map)
    const { lon, lat } = degreesAt(5, 0.8)
    expect(Math.round(snapPlaces(joined, [lon], [lat], 2000).metres[0] as number)).toBe(800)
  })
})

it('strongly connected parts are those where each reaches the other', () => {
  // 0 -> 1 -> 2 -> 0, 2 -> 3, 3 <-> 4, 5 alone
  const part = strongParts(6, Uint32Array.of(0, 1, 2, 4, 5, 6, 6), Uint32Array.of(1, 2, 0, 3, 4, 3))
  expect([part[0] === part[1], part[1] === part[2], part[3] === part[4], part[2] === part[3]]).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(new Set(part).size).toBe(3)
})
