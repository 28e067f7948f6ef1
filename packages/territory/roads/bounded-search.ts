import type { RoadGraph } from './road-graph.ts'

/** Seconds from one place to the vertices within a bound; the arrays are used again by the next search. */
export interface BoundedSearch {
  /** Seconds to each vertex, as the last search left them: Infinity beyond the bound. */
  readonly seconds: Float64Array
  /** Searches from vertices that have each a start of their own, in seconds. */
  run(starts: Iterable<readonly [vertex: number, seconds: number]>, boundSeconds: number): void
}

/** Dijkstra's algorithm on a binary heap in typed arrays, which stops at the bound. */
export function createBoundedSearch(graph: RoadGraph): BoundedSearch {
  const seconds = new Float64Array(graph.vertices).fill(Number.POSITIVE_INFINITY)
  const touched = new Uint32Array(graph.vertices)
  const heap = createHeap(graph.arcTo.length + 8)
  let touches = 0
  const reach = (vertex: number, at: number, bound: number) => {
    const before = seconds[vertex] as number
    if (!(at < before) || at > bound) return
    if (before === Number.POSITIVE_INFINITY) touched[touches++] = vertex
    seconds[vertex] = at
    heap.push(vertex, at)
  }
  return {
    seconds,
    run(starts, bound) {
      for (let i = 0; i < touches; i++) seconds[touched[i] as number] = Number.POSITIVE_INFINITY
      touches = 0
      heap.clear()
      for (const [vertex, at] of starts) reach(vertex, at, bound)
      while (heap.size() > 0) {
        const at = heap.leastKey()
        const vertex = heap.pop()
        if (at > (seconds[vertex] as number)) continue
        const end = graph.arcStart[vertex + 1] as number
        for (let arc = graph.arcStart[vertex] as number; arc < end; arc++)
          reach(graph.arcTo[arc] as number, at + (graph.arcSeconds[arc] as number), bound)
      }
    },
  }
}

/** A heap of vertices by key; a vertex may be there more than once. Each arc is pushed at most once a search. */
function createHeap(capacity: number) {
  const keys = new Float64Array(capacity)
  const values = new Uint32Array(capacity)
  let count = 0
  return {
    size: () => count,
    clear: () => {
      count = 0
    },
    leastKey: () => keys[0] as number,
    push(value: number, key: number): void {
      let at = count++
      while (at > 0) {
        const parent = (at - 1) >> 1
        if ((keys[parent] as number) <= key) break
        keys[at] = keys[parent] as number
        values[at] = values[parent] as number
        at = parent
      }
      keys[at] = key
      values[at] = value
    },
    pop(): number {
      const top = values[0] as number
      const [key, value] = [keys[--count] as number, values[count] as number]
      let at = 0
      for (let child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && (keys[child + 1] as number) < (keys[child] as number)) child++
        if ((keys[child] as number) >= key) break
        keys[at] = keys[child] as number
        values[at] = values[child] as number
        at = child
      }
      keys[at] = key
      values[at] = value
      return top
    },
  }
}
