import type { BuiltUpMask } from './built-up.ts'
import {
  BACKWARD,
  BUILT_UP,
  FORWARD,
  MISSING_NODE,
  MOTORROAD,
  NOT_BUILT_UP,
  type RawRoads,
} from './raw-roads.ts'
import {
  FERRY,
  POINT_KINDS,
  type PointKind,
  ROAD_CLASSES,
  type SpeedProfile,
  speedOn,
} from './speed-profile.ts'

const METRES_PER_UNIT = (6371008.8 * Math.PI) / 180 / 1e7
const RADIANS_PER_UNIT = Math.PI / 180 / 1e7

/** Stretches of ways between two vertices: junctions, ends of ways, barriers. Columns by piece. */
export interface RoadPieces {
  readonly size: number
  readonly vertices: number
  /** Vertices at both ends. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Places in `wayNodes` of its first and last node. */
  readonly first: Uint32Array
  readonly last: Uint32Array
  readonly way: Uint32Array
  readonly metres: Float32Array
  /** Seconds each way, without what is lost at its ends; Infinity where it may not be driven. */
  readonly forward: Float32Array
  readonly backward: Float32Array
  /** Row of the node of each vertex. */
  readonly nodeOf: Uint32Array
}

/** Cuts ways where they meet, end, or are closed by a barrier: each side of a barrier has an end of its own. */
export function cutIntoPieces(raw: RawRoads, profile: SpeedProfile, mask: BuiltUpMask): RoadPieces {
  const isCut = findCuts(raw)
  const size = walkPieces(raw, isCut, () => {})
  const pieces = {
    size,
    from: new Uint32Array(size),
    to: new Uint32Array(size),
    first: new Uint32Array(size),
    last: new Uint32Array(size),
    way: new Uint32Array(size),
    metres: new Float32Array(size),
    forward: new Float32Array(size),
    backward: new Float32Array(size),
  }
  const vertices = createVertices(raw, size)
  let piece = 0
  walkPieces(raw, isCut, (way, first, last) => {
    pieces.way[piece] = way
    pieces.first[piece] = first
    pieces.last[piece] = last
    pieces.from[piece] = vertices.of(raw.wayNodes[first] as number)
    pieces.to[piece] = vertices.of(raw.wayNodes[last] as number)
    const driven = drivePiece(raw, profile, mask, way, first, last)
    pieces.metres[piece] = driven.metres
    pieces.forward[piece] = driven.forward
    pieces.backward[piece] = driven.backward
    piece++
  })
  return { ...pieces, vertices: vertices.count(), nodeOf: vertices.nodes() }
}

/** 1 for each node where a piece begins or ends. */
function findCuts(raw: RawRoads): Uint8Array {
  const seen = new Uint8Array(raw.nodeLon.length)
  const isCut = Uint8Array.from(raw.nodeBlocked)
  for (let way = 0; way + 1 < raw.wayStart.length; way++) {
    const [start, end] = [raw.wayStart[way] as number, raw.wayStart[way + 1] as number]
    for (let at = start; at < end; at++) {
      const node = raw.wayNodes[at] as number
      if (node === MISSING_NODE) continue
      const isEnd = at === start || at === end - 1 || isMissing(raw, at - 1) || isMissing(raw, at + 1)
      if (isEnd || seen[node] === 1) isCut[node] = 1
      seen[node] = 1
    }
  }
  return isCut
}

const isMissing = (raw: RawRoads, at: number) => raw.wayNodes[at] === MISSING_NODE

function walkPieces(
  raw: RawRoads,
  isCut: Uint8Array,
  visit: (way: number, first: number, last: number) => void,
): number {
  let count = 0
  for (let way = 0; way + 1 < raw.wayStart.length; way++) {
    let first = -1
    for (let at = raw.wayStart[way] as number; at < (raw.wayStart[way + 1] as number); at++) {
      const node = raw.wayNodes[at] as number
      if (node === MISSING_NODE) {
        first = -1
      } else if (isCut[node] === 1) {
        if (first >= 0) {
          visit(way, first, at)
          count++
        }
        first = at
      }
    }
  }
  return count
}

function createVertices(raw: RawRoads, pieces: number) {
  const vertexOf = new Int32Array(raw.nodeLon.length).fill(-1)
  const nodes = new Uint32Array(2 * pieces)
  let count = 0
  return {
    of(node: number): number {
      const known = vertexOf[node] as number
      if (known >= 0 && raw.nodeBlocked[node] === 0) return known
      nodes[count] = node
      vertexOf[node] = count
      return count++
    },
    count: () => count,
    nodes: () => nodes.slice(0, count),
  }
}

function drivePiece(
  raw: RawRoads,
  profile: SpeedProfile,
  mask: BuiltUpMask,
  way: number,
  first: number,
  last: number,
): { metres: number; forward: number; backward: number } {
  let [metres, forward, backward] = [0, 0, 0]
  for (let at = first; at < last; at++) {
    const length = metresBetween(raw, raw.wayNodes[at] as number, raw.wayNodes[at + 1] as number)
    const pace = paceAt(raw, profile, mask, way, at)
    metres += length
    forward += length * pace.forward
    backward += length * pace.backward
    if (at > first) {
      const seconds = pointSecondsOf(raw, profile, raw.wayNodes[at] as number)
      forward += seconds
      backward += seconds
    }
  }
  const directions = raw.wayDirections[way] as number
  return {
    metres,
    forward: directions & FORWARD ? forward : Number.POSITIVE_INFINITY,
    backward: directions & BACKWARD ? backward : Number.POSITIVE_INFINITY,
  }
}

/** Seconds to pass a node, by what stands there. */
export function pointSecondsOf(raw: RawRoads, profile: SpeedProfile, node: number): number {
  return profile.pointSeconds[POINT_KINDS[raw.nodePoint[node] as number] as PointKind]
}

/** Metres between two nodes, on the plane that touches the sphere there. */
export function metresBetween(raw: RawRoads, a: number, b: number): number {
  const [latA, latB] = [raw.nodeLat[a] as number, raw.nodeLat[b] as number]
  const north = latB - latA
  const east =
    ((raw.nodeLon[b] as number) - (raw.nodeLon[a] as number)) *
    Math.cos(((latA + latB) / 2) * RADIANS_PER_UNIT)
  return METRES_PER_UNIT * Math.sqrt(north * north + east * east)
}

/** Seconds a metre each way on the stretch that follows a place in `wayNodes`. */
export function paceAt(
  raw: RawRoads,
  profile: SpeedProfile,
  mask: BuiltUpMask,
  way: number,
  at: number,
): { forward: number; backward: number } {
  const roadClass = raw.wayClass[way] as number
  if (roadClass === FERRY && (raw.wayMinutes[way] as number) > 0) {
    const pace = ((raw.wayMinutes[way] as number) * 60) / wayMetres(raw, way)
    return { forward: pace, backward: pace }
  }
  const facts = raw.wayFacts[way] as number
  const setting = {
    roadClass,
    isBuiltUp:
      (facts & BUILT_UP) !== 0 || ((facts & NOT_BUILT_UP) === 0 && isInside(raw, mask, roadClass, at)),
    isMotorroad: (facts & MOTORROAD) !== 0,
  }
  const signs = [raw.waySignForward[way] as number, raw.waySignBackward[way] as number] as const
  const forward = 3.6 / speedOn(profile, { ...setting, sign: signs[0] })
  return {
    forward,
    backward: signs[0] === signs[1] ? forward : 3.6 / speedOn(profile, { ...setting, sign: signs[1] }),
  }
}

const UNTOUCHED_BY_TOWNS = new Set(
  ['motorway', 'motorway_link', 'trunk', 'trunk_link'].map((name) =>
    (ROAD_CLASSES as readonly string[]).indexOf(name),
  ),
)

function isInside(raw: RawRoads, mask: BuiltUpMask, roadClass: number, at: number): boolean {
  if (UNTOUCHED_BY_TOWNS.has(roadClass)) return false
  const [a, b] = [raw.wayNodes[at] as number, raw.wayNodes[at + 1] as number]
  return mask.has(
    ((raw.nodeLon[a] as number) + (raw.nodeLon[b] as number)) / 2,
    ((raw.nodeLat[a] as number) + (raw.nodeLat[b] as number)) / 2,
  )
}

/** Length of a whole way; at least a metre. */
function wayMetres(raw: RawRoads, way: number): number {
  let metres = 0
  for (let at = raw.wayStart[way] as number; at + 1 < (raw.wayStart[way + 1] as number); at++) {
    if (isMissing(raw, at) || isMissing(raw, at + 1)) continue
    metres += metresBetween(raw, raw.wayNodes[at] as number, raw.wayNodes[at + 1] as number)
  }
  return Math.max(1, metres)
}
