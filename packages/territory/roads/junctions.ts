import { type RawRoads, ROUNDABOUT } from './raw-roads.ts'
import { pointSecondsOf, type RoadPieces } from './road-pieces.ts'
import { FERRY, hasDoors, ROAD_CLASSES, type SpeedProfile } from './speed-profile.ts'

/** Links give way like small roads do; other classes in their order. */
const RANKS = ROAD_CLASSES.map((name, row) => (name.endsWith('_link') ? 10 : row))

/** What arms a vertex has. */
export interface Arms {
  readonly count: Uint8Array
  /** The best rank (the lowest number) of its arms, and how many have it. */
  readonly bestRank: Uint8Array
  readonly ofBestRank: Uint8Array
  /** Bits: 1 when one of its arms has doors along it, 2 when one has none. */
  readonly doors: Uint8Array
}

/** Counts the arms of each vertex; a loop has two. */
export function countArms(raw: RawRoads, pieces: RoadPieces): Arms {
  const arms = {
    count: new Uint8Array(pieces.vertices),
    bestRank: new Uint8Array(pieces.vertices).fill(255),
    ofBestRank: new Uint8Array(pieces.vertices),
    doors: new Uint8Array(pieces.vertices),
  }
  for (let piece = 0; piece < pieces.size; piece++) {
    const roadClass = raw.wayClass[pieces.way[piece] as number] as number
    addArm(arms, pieces.from[piece] as number, roadClass)
    addArm(arms, pieces.to[piece] as number, roadClass)
  }
  return arms
}

function addArm(arms: Arms, vertex: number, roadClass: number): void {
  const rank = RANKS[roadClass] as number
  arms.count[vertex] = (arms.count[vertex] as number) + 1
  arms.doors[vertex] = (arms.doors[vertex] as number) | (hasDoors(roadClass) ? 1 : 2)
  if (rank < (arms.bestRank[vertex] as number)) {
    arms.bestRank[vertex] = rank
    arms.ofBestRank[vertex] = 0
  }
  if (rank === arms.bestRank[vertex]) arms.ofBestRank[vertex] = (arms.ofBestRank[vertex] as number) + 1
}

/**
 * Seconds lost where a piece meets a vertex, the same to come and to leave, so that a road open both ways takes as long each way:
 * the arm of a smaller road at a junction, each arm of a crossing of equals, half of what stands on the node,
 * half of the boarding of a ferry. The ring of a roundabout loses nothing: who joins it does.
 */
export function secondsAtEnd(
  raw: RawRoads,
  profile: SpeedProfile,
  pieces: RoadPieces,
  arms: Arms,
  piece: number,
  vertex: number,
): number {
  const way = pieces.way[piece] as number
  const point = pointSecondsOf(raw, profile, pieces.nodeOf[vertex] as number) / 2
  const roadClass = raw.wayClass[way] as number
  if (roadClass === FERRY) {
    const lands = (arms.bestRank[vertex] as number) < (RANKS[FERRY] as number)
    return lands ? profile.ferryBoardingSeconds / 2 : 0
  }
  if ((arms.count[vertex] as number) < 3 || ((raw.wayFacts[way] as number) & ROUNDABOUT) !== 0) return point
  if ((RANKS[roadClass] as number) > (arms.bestRank[vertex] as number)) return point + profile.minorArmSeconds
  return (arms.ofBestRank[vertex] as number) > 2 ? point + profile.crossingArmSeconds : point
}
