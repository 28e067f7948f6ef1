/**
 * Strongly connected parts of a directed graph: two vertices have the same number when each can be reached from the other.
 * Tarjan's algorithm without recursion, linear time.
 */
export function strongParts(vertices: number, arcStart: Uint32Array, arcTo: Uint32Array): Uint32Array {
  const NONE = 0xffffffff
  const part = new Uint32Array(vertices).fill(NONE)
  const order = new Uint32Array(vertices).fill(NONE)
  const low = new Uint32Array(vertices)
  const nextArc = arcStart.slice(0, vertices)
  const waiting = new Uint32Array(vertices)
  const path = new Uint32Array(vertices)
  let [parts, visited, waits, depth] = [0, 0, 0, 0]
  const enter = (vertex: number) => {
    order[vertex] = low[vertex] = visited++
    waiting[waits++] = vertex
    path[depth++] = vertex
  }
  const leave = (vertex: number) => {
    depth--
    if (depth > 0) {
      const parent = path[depth - 1] as number
      low[parent] = Math.min(low[parent] as number, low[vertex] as number)
    }
    if (low[vertex] !== order[vertex]) return
    let member: number
    do {
      member = waiting[--waits] as number
      part[member] = parts
    } while (member !== vertex)
    parts++
  }
  for (let root = 0; root < vertices; root++) {
    if (order[root] !== NONE) continue
    enter(root)
    while (depth > 0) {
      const vertex = path[depth - 1] as number
      const arc = nextArc[vertex] as number
      if (arc === arcStart[vertex + 1]) {
        leave(vertex)
        continue
      }
      nextArc[vertex] = arc + 1
      const to = arcTo[arc] as number
      if (order[to] === NONE) enter(to)
      else if (part[to] === NONE) low[vertex] = Math.min(low[vertex] as number, order[to] as number)
    }
  }
  return part
}
