import type { BuiltUpMask } from './built-up.ts'
import { type Chains, contractChains } from './contract-chains.ts'
import { type Arms, countArms, secondsAtEnd } from './junctions.ts'
import type { RawRoads } from './raw-roads.ts'
import type { RoadGraph } from './road-graph.ts'
import { cutIntoPieces, metresBetween, paceAt, type RoadPieces } from './road-pieces.ts'
import { FERRY, hasDoors, type SpeedProfile } from './speed-profile.ts'
import { strongParts } from './strong-parts.ts'

/** Kilometres of road below which a part that leads nowhere is taken for a slip of the map: a yard, a road cut by the edge. */
const LEAST_PART_KM = 5

interface Building {
  readonly raw: RawRoads
  readonly profile: SpeedProfile
  readonly mask: BuiltUpMask
  readonly pieces: RoadPieces
  readonly arms: Arms
  readonly chains: Chains
}

/** Builds the graph of a map: the same map and profile give the same graph. */
export function buildRoadGraph(raw: RawRoads, profile: SpeedProfile, mask: BuiltUpMask): RoadGraph {
  const pieces = cutIntoPieces(raw, profile, mask)
  const arms = countArms(raw, pieces)
  const building = { raw, profile, mask, pieces, arms, chains: contractChains(pieces, arms) }
  const edges = edgesOf(building)
  const arcs = arcsOf(edges)
  const shapes = shapesOf(building)
  const parts = partsOf(building, edges, strongParts(arcs.vertices, arcs.arcStart, arcs.arcTo))
  return { ...edges, ...arcs, ...shapes, ...parts }
}

type Edges = Pick<
  RoadGraph,
  'edges' | 'edgeFrom' | 'edgeTo' | 'edgeForward' | 'edgeBackward' | 'edgeMetres'
> & {
  readonly vertices: number
}

function edgesOf({ raw, profile, pieces, arms, chains }: Building): Edges {
  const edges = {
    edges: chains.size,
    edgeFrom: new Uint32Array(chains.size),
    edgeTo: new Uint32Array(chains.size),
    edgeForward: new Float32Array(chains.size),
    edgeBackward: new Float32Array(chains.size),
    edgeMetres: new Float32Array(chains.size),
  }
  const vertexOf = new Int32Array(pieces.vertices).fill(-1)
  let vertices = 0
  const number = (vertex: number) => {
    if (vertexOf[vertex] === -1) vertexOf[vertex] = vertices++
    return vertexOf[vertex] as number
  }
  for (let edge = 0; edge < chains.size; edge++) {
    const [start, end] = [chains.start[edge] as number, (chains.start[edge + 1] as number) - 1]
    let [forward, backward, metres] = [0, 0, 0]
    for (let at = start; at <= end; at++) {
      const piece = chains.piece[at] as number
      const isReversed = chains.reversed[at] === 1
      const [from, to] = [pieces.from[piece] as number, pieces.to[piece] as number]
      const ends =
        secondsAtEnd(raw, profile, pieces, arms, piece, from) +
        secondsAtEnd(raw, profile, pieces, arms, piece, to)
      forward += ((isReversed ? pieces.backward : pieces.forward)[piece] as number) + ends
      backward += ((isReversed ? pieces.forward : pieces.backward)[piece] as number) + ends
      metres += pieces.metres[piece] as number
      if (at === start) edges.edgeFrom[edge] = number(isReversed ? to : from)
      if (at === end) edges.edgeTo[edge] = number(isReversed ? from : to)
    }
    edges.edgeForward[edge] = forward
    edges.edgeBackward[edge] = backward
    edges.edgeMetres[edge] = metres
  }
  return { ...edges, vertices }
}

function arcsOf(edges: Edges): Pick<RoadGraph, 'vertices' | 'arcStart' | 'arcTo' | 'arcSeconds'> {
  const arcStart = new Uint32Array(edges.vertices + 1)
  const eachArc = (visit: (from: number, to: number, seconds: number) => void) => {
    for (let edge = 0; edge < edges.edges; edge++) {
      const [from, to] = [edges.edgeFrom[edge] as number, edges.edgeTo[edge] as number]
      const [forward, backward] = [edges.edgeForward[edge] as number, edges.edgeBackward[edge] as number]
      if (from !== to && forward < Number.POSITIVE_INFINITY) visit(from, to, forward)
      if (from !== to && backward < Number.POSITIVE_INFINITY) visit(to, from, backward)
    }
  }
  eachArc((from) => {
    arcStart[from + 1] = (arcStart[from + 1] as number) + 1
  })
  for (let vertex = 0; vertex < edges.vertices; vertex++)
    arcStart[vertex + 1] = (arcStart[vertex + 1] as number) + (arcStart[vertex] as number)
  const next = arcStart.slice(0, -1)
  const arcTo = new Uint32Array(arcStart[edges.vertices] as number)
  const arcSeconds = new Float32Array(arcTo.length)
  eachArc((from, to, seconds) => {
    const arc = next[from] as number
    next[from] = arc + 1
    arcTo[arc] = to
    arcSeconds[arc] = seconds
  })
  return { vertices: edges.vertices, arcStart, arcTo, arcSeconds }
}

/** Offsets of the points of each edge: those of its pieces, the one between two of them once. */
function shapeOffsets({ pieces, chains }: Building): Uint32Array {
  const shapeStart = new Uint32Array(chains.size + 1)
  for (let edge = 0; edge < chains.size; edge++) {
    let points = 1
    for (let at = chains.start[edge] as number; at < (chains.start[edge + 1] as number); at++) {
      const piece = chains.piece[at] as number
      points += (pieces.last[piece] as number) - (pieces.first[piece] as number)
    }
    shapeStart[edge + 1] = (shapeStart[edge] as number) + points
  }
  return shapeStart
}

function shapesOf(building: Building) {
  const { raw, profile, mask, pieces, chains } = building
  const shapeStart = shapeOffsets(building)
  const shapeLon = new Int32Array(shapeStart[chains.size] as number)
  const shapeLat = new Int32Array(shapeLon.length)
  const shapeShare = new Float32Array(shapeLon.length)
  for (let edge = 0; edge < chains.size; edge++) {
    let point = shapeStart[edge] as number
    let seconds = 0
    const add = (node: number) => {
      shapeLon[point] = raw.nodeLon[node] as number
      shapeLat[point] = raw.nodeLat[node] as number
      shapeShare[point++] = seconds
    }
    for (let at = chains.start[edge] as number; at < (chains.start[edge + 1] as number); at++) {
      const piece = chains.piece[at] as number
      const [first, last] = [pieces.first[piece] as number, pieces.last[piece] as number]
      const isReversed = chains.reversed[at] === 1
      if (at === chains.start[edge]) add(raw.wayNodes[isReversed ? last : first] as number)
      for (let step = 0; step < last - first; step++) {
        const here = isReversed ? last - 1 - step : first + step
        const length = metresBetween(raw, raw.wayNodes[here] as number, raw.wayNodes[here + 1] as number)
        seconds += length * paceAt(raw, profile, mask, pieces.way[piece] as number, here).forward
        add(raw.wayNodes[isReversed ? here : here + 1] as number)
      }
    }
    for (let at = shapeStart[edge] as number; at < point; at++)
      shapeShare[at] = seconds > 0 ? (shapeShare[at] as number) / seconds : 0
  }
  return { shapeStart, shapeLon, shapeLat, shapeShare }
}

/** A place is joined to a road of a part that is large enough to be real, or else of the largest one. */
function partsOf({ raw, pieces, chains }: Building, edges: Edges, partOf: Uint32Array) {
  const km = new Float64Array(partOf.reduce((most, part) => Math.max(most, part + 1), 0))
  const inside = (edge: number) => {
    const part = partOf[edges.edgeFrom[edge] as number] as number
    return part === partOf[edges.edgeTo[edge] as number] ? part : -1
  }
  const classOf = (edge: number) =>
    raw.wayClass[pieces.way[chains.piece[chains.start[edge] as number] as number] as number] as number
  for (let edge = 0; edge < edges.edges; edge++) {
    const part = inside(edge)
    if (part >= 0 && classOf(edge) !== FERRY)
      km[part] = (km[part] as number) + (edges.edgeMetres[edge] as number) / 1000
  }
  const largestPartKm = km.reduce((most, length) => Math.max(most, length), 0)
  const least = Math.min(LEAST_PART_KM, largestPartKm)
  const edgeServes = new Uint8Array(edges.edges)
  for (let edge = 0; edge < edges.edges; edge++) {
    const part = inside(edge)
    const isLarge = part >= 0 && (km[part] as number) >= least
    edgeServes[edge] = isLarge && hasDoors(classOf(edge)) ? 1 : 0
  }
  return { edgeServes, largestPartKm, parts: km.filter((length) => length > 0 && length >= least).length }
}
