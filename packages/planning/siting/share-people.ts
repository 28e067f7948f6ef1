/** People shared between open sites at least cost, within what each can take. */
export interface Sharing {
  readonly cost: number
  /** People who find no place, or no road. */
  readonly unserved: number
}

interface Arc {
  /** What moving one person from one site to another costs at least; and whose. */
  cost: number
  demand: number
}

/**
 * Shares the people of each demand between sites, in parts if need be (a transport problem, by successive shortest paths from the
 * assignment to the cheapest site). `costs[site][demand]` is Infinity where a site cannot be used; who finds no place costs
 * `unservedCost`.
 */
export function sharePeople(
  people: Float64Array,
  costs: readonly Float64Array[],
  capacity: readonly number[],
  unservedCost: number,
): Sharing {
  const nowhere = costs.length
  const all = [...costs, new Float64Array(people.length).fill(unservedCost)]
  const room = [...capacity, Number.POSITIVE_INFINITY]
  const shares = all.map(() => new Float64Array(people.length))
  const load = new Float64Array(all.length)
  for (let demand = 0; demand < people.length; demand++) {
    let best = nowhere
    for (let site = 0; site < nowhere; site++)
      if (((all[site] as Float64Array)[demand] as number) < ((all[best] as Float64Array)[demand] as number))
        best = site
    ;(shares[best] as Float64Array)[demand] = people[demand] as number
    load[best] = (load[best] as number) + (people[demand] as number)
  }
  unload(all, shares, load, room)
  let cost = 0
  for (const [site, share] of shares.entries())
    for (let demand = 0; demand < people.length; demand++)
      if ((share[demand] as number) > 0)
        cost += (share[demand] as number) * ((all[site] as Float64Array)[demand] as number)
  return { cost, unserved: load[nowhere] as number }
}

/** Moves people from sites that are too full along the cheapest chains of moves, until none is. */
function unload(costs: Float64Array[], shares: Float64Array[], load: Float64Array, room: number[]): void {
  const sites = costs.length
  const arcs: Arc[][] = costs.map((_, from) => costs.map((_, to) => cheapestMove(costs, shares, from, to)))
  for (let full = 0; full < sites; full++) {
    while ((load[full] as number) > (room[full] as number) + 1e-9) {
      const chain = cheapestChain(
        arcs,
        full,
        (site) => (load[site] as number) < (room[site] as number) - 1e-9,
      )
      if (chain === undefined) return
      const end = chain.at(-1) as number
      let moved = Math.min(
        (load[full] as number) - (room[full] as number),
        (room[end] as number) - (load[end] as number),
      )
      for (const [from, to] of pairs(chain)) {
        const { demand } = (arcs[from] as Arc[])[to] as Arc
        moved = Math.min(moved, (shares[from] as Float64Array)[demand] as number)
      }
      for (const [from, to] of pairs(chain)) {
        const { demand } = (arcs[from] as Arc[])[to] as Arc
        const [source, goal] = [shares[from] as Float64Array, shares[to] as Float64Array]
        source[demand] = (source[demand] as number) - moved
        if ((source[demand] as number) < 1e-9) source[demand] = 0
        goal[demand] = (goal[demand] as number) + moved
      }
      load[full] = (load[full] as number) - moved
      load[end] = (load[end] as number) + moved
      for (const from of chain)
        for (let to = 0; to < sites; to++) (arcs[from] as Arc[])[to] = cheapestMove(costs, shares, from, to)
    }
  }
}

function* pairs(chain: readonly number[]): Generator<[number, number]> {
  for (let at = 0; at + 1 < chain.length; at++) yield [chain[at] as number, chain[at + 1] as number]
}

function cheapestMove(costs: Float64Array[], shares: Float64Array[], from: number, to: number): Arc {
  const best: Arc = { cost: Number.POSITIVE_INFINITY, demand: -1 }
  if (from === to) return best
  const [share, source, goal] = [shares[from], costs[from], costs[to]] as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let demand = 0; demand < share.length; demand++) {
    if ((share[demand] as number) === 0) continue
    const more = (goal[demand] as number) - (source[demand] as number)
    if (more < best.cost) {
      best.cost = more
      best.demand = demand
    }
  }
  return best
}

/** The cheapest chain of moves from a full site to one with room (Bellman and Ford: moves may win). */
function cheapestChain(
  arcs: readonly (readonly Arc[])[],
  full: number,
  hasRoom: (site: number) => boolean,
): number[] | undefined {
  const sites = arcs.length
  const reach = new Float64Array(sites).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(sites).fill(-1)
  reach[full] = 0
  for (let round = 0; round < sites; round++) {
    let isChanged = false
    for (let from = 0; from < sites; from++) {
      if (reach[from] === Number.POSITIVE_INFINITY) continue
      for (let to = 0; to < sites; to++) {
        const length = (reach[from] as number) + ((arcs[from] as Arc[])[to] as Arc).cost
        if (to === full || length >= (reach[to] as number) - 1e-12) continue
        reach[to] = length
        before[to] = from
        isChanged = true
      }
    }
    if (!isChanged) break
  }
  let end = -1
  for (let site = 0; site < sites; site++)
    if (site !== full && hasRoom(site) && (end < 0 || (reach[site] as number) < (reach[end] as number)))
      end = site
  if (end < 0 || reach[end] === Number.POSITIVE_INFINITY) return undefined
  const chain = [end]
  while (chain[0] !== full) chain.unshift(before[chain[0] as number] as number)
  return chain
}
