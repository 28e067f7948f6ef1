/** A p-median instance of the OR-Library (Beasley, 1985): every node is a demand of one and a candidate. */
export interface PmedInstance {
  readonly nodes: number
  readonly p: number
  /** Shortest paths, row-major; Infinity where there is none. */
  readonly distances: Float64Array
}

/** The text is no instance of the OR-Library's p-median format. */
export class PmedFormatError extends Error {
  override readonly name = 'PmedFormatError'
}

/**
 * Reads `n m p`, then `m` lines `from to length` of an undirected graph; where an edge is given twice the last one counts.
 * @throws PmedFormatError when figures are missing or out of range.
 */
export function readPmed(text: string): PmedInstance {
  const figures = text.trim().split(/\s+/).map(Number)
  const [nodes = Number.NaN, edges = Number.NaN, p = Number.NaN] = figures
  if (!(nodes >= 1 && edges >= 0 && p >= 1) || figures.length < 3 + 3 * edges) {
    throw new PmedFormatError(`${figures.length} figures for ${nodes} nodes and ${edges} edges`)
  }
  const distances = new Float64Array(nodes * nodes).fill(Number.POSITIVE_INFINITY)
  for (let node = 0; node < nodes; node++) distances[node * nodes + node] = 0
  for (let edge = 0; edge < edges; edge++) {
    const [from = 0, to = 0, length = Number.NaN] = figures.slice(3 + 3 * edge, 6 + 3 * edge)
    if (!(from >= 1 && from <= nodes && to >= 1 && to <= nodes && length >= 0)) {
      throw new PmedFormatError(`edge ${edge + 1}: ${from} ${to} ${length}`)
    }
    distances[(from - 1) * nodes + to - 1] = length
    distances[(to - 1) * nodes + from - 1] = length
  }
  shortenPaths(distances, nodes)
  return { nodes, p, distances }
}

/** Shortest paths between all nodes (Floyd and Warshall). */
function shortenPaths(distances: Float64Array, nodes: number): void {
  for (let over = 0; over < nodes; over++) {
    for (let from = 0; from < nodes; from++) {
      const first = distances[from * nodes + over] as number
      if (first === Number.POSITIVE_INFINITY) continue
      for (let to = 0; to < nodes; to++) {
        const path = first + (distances[over * nodes + to] as number)
        if (path < (distances[from * nodes + to] as number)) distances[from * nodes + to] = path
      }
    }
  }
}
