import { describe, expect, it } from 'vitest'
import { FRENCH_CAR } from './speed-profile.ts'
import { BARE, graphOf, type SmallMap, secondsBetween } from './testing/small-map.ts'

/** Two villages 10 km apart, a side road, a farm. */
const NODES: SmallMap['nodes'] = { a: [0, 0], b: [4, 0], c: [10, 0], d: [4, 3], e: [7, 0] }
const road = (tags: Record<string, string> = {}) => ({ highway: 'secondary', ...tags })
const between = (map: SmallMap, points: readonly (readonly [number, number])[], profile = BARE) =>
  secondsBetween(graphOf(map, profile), points).map((row) => row.map((seconds) => Math.round(seconds)))
/** 10 km of secondary road at nine tenths of 80 km/h. */
const TEN_KM = 500

describe('the graph of roads', () => {
  it('makes one edge of what has no choice on the way, whatever the number of ways and nodes', () => {
    const graph = graphOf({
      nodes: NODES,
      ways: [
        ['abe', road()],
        ['ec', road({ name: 'D7' })],
      ],
    })
    expect([graph.edges, graph.vertices, graph.arcTo.length]).toEqual([1, 2, 2])
    expect(graph.edgeMetres[0]).toBeCloseTo(10_000, -1)
  })

  it('cuts roads where they meet', () => {
    const graph = graphOf({
      nodes: NODES,
      ways: [
        ['abc', road()],
        ['bd', road()],
      ],
    })
    expect([graph.edges, graph.vertices]).toEqual([3, 4])
  })

  it('takes as long each way where every road is open both ways', () => {
    const map: SmallMap = {
      nodes: { ...NODES, f: [2, 0, { highway: 'traffic_signals' }] },
      ways: [
        ['afbc', road()],
        ['bd', road({ highway: 'unclassified' })],
        ['dc', road()],
      ],
    }
    const [[, there], [back]] = secondsBetween(graphOf(map), [
      [0.3, 0],
      [4, 2],
    ]) as [number[], number[]]
    expect(there).toBeCloseTo(back as number, 3)
    expect(there).toBeGreaterThan(200)
  })

  it.each([
    ['yes', [TEN_KM, Number.POSITIVE_INFINITY]],
    ['-1', [Number.POSITIVE_INFINITY, TEN_KM]],
    ['no', [TEN_KM, TEN_KM]],
  ])('oneway=%s: %j there and back', (oneway, expected) => {
    const map: SmallMap = {
      nodes: { ...NODES, x: [0, -1], y: [10, -1], z: [-1, 0], w: [11, 0] },
      ways: [
        ['aec', road({ oneway })],
        ['zax', road()],
        ['wcy', road()],
      ],
    }
    const [[, there], [back]] = between(map, [
      [0, 0],
      [10, 0],
    ]) as [number[], number[]]
    expect([there, back].map((s) => (Math.abs((s as number) - TEN_KM) < 3 ? TEN_KM : s))).toEqual(expected)
  })

  it('drives back along the part of a road that is open both ways, where the rest is one-way', () => {
    const ways: SmallMap['ways'] = [
      ['ae', road()],
      ['ec', road({ oneway: 'yes' })],
    ]
    expect(
      between({ nodes: NODES, ways }, [
        [6, 0],
        [0, 0],
      ])[0]?.[1],
    ).toBe(300)
  })

  it('goes round a roundabout in the direction in which it is drawn', () => {
    const map: SmallMap = {
      nodes: { n: [0, 0.5], e: [0.5, 0], s: [0, -0.5], w: [-0.5, 0], x: [3, 0], y: [0, 3] },
      ways: [
        ['nwsen', road({ junction: 'roundabout' })],
        ['ex', road()],
        ['ny', road()],
      ],
    }
    const [[, toNorth], [toEast]] = secondsBetween(graphOf(map, BARE), [
      [2, 0],
      [0, 2],
    ]) as [number[], number[]]
    expect((toEast as number) / (toNorth as number)).toBeGreaterThan(1.3)
  })

  it('drives at the sign, at most at what the road allows, slower where it is built up', () => {
    const around = { p: [-1, -1], q: [11, -1], r: [11, 1], t: [-1, 1] } as const
    const minutes = (tags: Record<string, string>, builtUp: string[] = []) => {
      const map = { nodes: { ...NODES, ...around }, ways: [['abec', road(tags)] as const], builtUp }
      return (
        (between(map, [
          [0, 0],
          [10, 0],
        ])[0]?.[1] ?? 0) / 60
      ).toFixed(1)
    }
    expect(minutes({})).toBe('8.3')
    expect(minutes({ maxspeed: '50' })).toBe('13.3')
    expect(minutes({ maxspeed: '30 mph' })).toBe('13.9')
    expect(minutes({ maxspeed: '130' })).toBe('7.9')
    expect(minutes({}, ['pqrt'])).toBe('13.3')
    expect(minutes({ 'source:maxspeed': 'FR:urban' })).toBe('13.3')
    expect(minutes({ 'source:maxspeed': 'FR:rural' }, ['pqrt'])).toBe('8.3')
    expect(minutes({ highway: 'trunk' }, ['pqrt'])).toBe('8.3')
  })

  it('loses three seconds on the small road of a junction, nothing on the main one', () => {
    const crossing = (side: string): SmallMap => ({
      nodes: NODES,
      ways: [
        ['abc', road()],
        ['bd', road({ highway: side })],
      ],
    })
    const lost = (map: SmallMap, to: readonly [number, number]) => {
      const from = [0, 0] as const
      const seconds = [FRENCH_CAR, BARE].map(
        (profile) => secondsBetween(graphOf(map, profile), [from, to])[0]?.[1] ?? 0,
      )
      return Math.round((seconds[0] as number) - (seconds[1] as number))
    }
    expect(lost(crossing('residential'), [10, 0])).toBe(0)
    expect(lost(crossing('residential'), [4, 3])).toBe(3)
    expect(lost(crossing('secondary'), [10, 0])).toBe(2)
  })

  it.each([
    [{ barrier: 'bollard' }, false],
    [{ barrier: 'gate', access: 'private' }, false],
    [{ barrier: 'gate' }, true],
    [{ barrier: 'bollard', motor_vehicle: 'yes' }, true],
    [{ barrier: 'toll_booth' }, true],
  ])('%j on the road: passed, %s', (tags, isPassed) => {
    const map: SmallMap = {
      nodes: { ...NODES, e: [7, 0, tags] },
      ways: [
        ['abec', road()],
        ['ecd', road()],
      ],
    }
    const seconds = between({ ...map, ways: [['abec', road()]] }, [
      [6, 0],
      [10, 0],
    ])[0]?.[1]
    expect(Number.isFinite(seconds)).toBe(isPassed)
  })

  it.each([
    { highway: 'footway' },
    { highway: 'track' },
    { highway: 'secondary', access: 'private' },
    { highway: 'secondary', motor_vehicle: 'no' },
    { highway: 'construction' },
    { route: 'ferry' },
  ])('%j is no road for a car', (tags) => {
    expect(graphOf({ nodes: NODES, ways: [['abc', tags]] }).edges).toBe(0)
  })

  it('leaves an island out of reach but by a ferry, which takes its time and the boarding', () => {
    const nodes: SmallMap['nodes'] = { a: [0, 0], b: [6, 0], p: [7.5, 0], q: [14, 0] }
    const ways: SmallMap['ways'] = [
      ['ab', road()],
      ['pq', road()],
    ]
    const points = [
      [0, 0],
      [14, 0],
    ] as const
    expect(between({ nodes, ways }, points)[0]?.[1]).toBe(Number.POSITIVE_INFINITY)
    const ferry = { route: 'ferry', motor_vehicle: 'yes', duration: '00:20' }
    const crossed = secondsBetween(graphOf({ nodes, ways: [...ways, ['bp', ferry]] }), points)[0]?.[1] ?? 0
    expect(crossed).toBeCloseTo(300 + 600 + 1200 + 325, -1)
  })

  it('takes nobody to a yard that leads nowhere', () => {
    const nodes: SmallMap['nodes'] = { ...NODES, y: [5, 1], z: [5, 1.5] }
    const graph = graphOf({
      nodes,
      ways: [
        ['abc', road()],
        ['yz', road({ highway: 'service' })],
      ],
    })
    expect([...graph.edgeServes].filter(Boolean)).toHaveLength(1)
    const [[, seconds]] = secondsBetween(graph, [
      [5, 1],
      [10, 0],
    ]) as [number[]]
    expect(seconds).toBeCloseTo(250 + 180, -1)
  })

  it('breaks a road off where the extract ends', () => {
    const graph = graphOf({ nodes: NODES, ways: [['ab?ec', road()]] })
    expect([graph.edges, graph.parts]).toEqual([2, 1])
  })
})
