import type { Arms } from './junctions.ts'
import type { RoadPieces } from './road-pieces.ts'

/** Chains of pieces with nothing to choose between them: each becomes one edge. */
export interface Chains {
  readonly size: number
  /** Pieces of chain `i` stand at `start[i]` to `start[i + 1] - 1`, in the order of the drive. */
  readonly start: Uint32Array
  readonly piece: Uint32Array
  /** 1 where the piece is driven from its end to its beginning. */
  readonly reversed: Uint8Array
}

/** Joins pieces at every vertex where exactly two meet that may be driven in the same directions, both with doors or both without. */
export function contractChains(pieces: RoadPieces, arms: Arms): Chains {
  const incident = incidence(pieces, arms)
  const isPassed = (vertex: number) => joins(pieces, arms, incident, vertex)
  const used = new Uint8Array(pieces.size)
  const chains = {
    start: new Uint32Array(pieces.size + 1),
    piece: new Uint32Array(pieces.size),
    reversed: new Uint8Array(pieces.size),
  }
  let [size, filled] = [0, 0]
  const follow = (begin: number, firstPiece: number) => {
    let [vertex, piece] = [begin, firstPiece]
    while (used[piece] === 0) {
      used[piece] = 1
      const reversed = pieces.from[piece] !== vertex
      chains.piece[filled] = piece
      chains.reversed[filled++] = reversed ? 1 : 0
      vertex = (reversed ? pieces.from[piece] : pieces.to[piece]) as number
      if (!isPassed(vertex)) break
      piece = otherPiece(incident, vertex, piece)
    }
    chains.start[++size] = filled
  }
  for (let piece = 0; piece < pieces.size; piece++) {
    const [from, to] = [pieces.from[piece] as number, pieces.to[piece] as number]
    if (used[piece] === 0 && !isPassed(from)) follow(from, piece)
    else if (used[piece] === 0 && !isPassed(to)) follow(to, piece)
  }
  for (let piece = 0; piece < pieces.size; piece++)
    if (used[piece] === 0) follow(pieces.from[piece] as number, piece)
  return { ...chains, size, start: chains.start.slice(0, size + 1) }
}

/** Both pieces of each vertex that has exactly two arms: at `2 v` and `2 v + 1`. */
function incidence(pieces: RoadPieces, arms: Arms): Uint32Array {
  const incident = new Uint32Array(2 * pieces.vertices)
  const filled = new Uint8Array(pieces.vertices)
  for (let piece = 0; piece < pieces.size; piece++) {
    for (const vertex of [pieces.from[piece] as number, pieces.to[piece] as number]) {
      if (arms.count[vertex] !== 2) continue
      incident[2 * vertex + (filled[vertex] as number)] = piece
      filled[vertex] = (filled[vertex] as number) + 1
    }
  }
  return incident
}

const otherPiece = (incident: Uint32Array, vertex: number, piece: number) =>
  (incident[2 * vertex] === piece ? incident[2 * vertex + 1] : incident[2 * vertex]) as number

function joins(pieces: RoadPieces, arms: Arms, incident: Uint32Array, vertex: number): boolean {
  if (arms.count[vertex] !== 2 || arms.doors[vertex] === 3) return false
  const [a, b] = [incident[2 * vertex] as number, incident[2 * vertex + 1] as number]
  if (a === b) return false
  const [inA, outA] = opennessAt(pieces, a, vertex)
  const [inB, outB] = opennessAt(pieces, b, vertex)
  return inA === outB && outA === inB
}

/** Whether a piece may be driven towards a vertex, and away from it. */
function opennessAt(pieces: RoadPieces, piece: number, vertex: number): [boolean, boolean] {
  const forward = Number.isFinite(pieces.forward[piece])
  const backward = Number.isFinite(pieces.backward[piece])
  return pieces.to[piece] === vertex ? [forward, backward] : [backward, forward]
}
