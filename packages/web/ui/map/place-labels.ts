export interface Label {
  x: number
  y: number
  anchor: 'start' | 'end' | 'middle'
}

interface Point {
  x: number
  y: number
  title: string
  detail: string
}

const LETTER = 7.6
const LINE = 17
/** From the middle of a point to its label: clear of the ring of the chosen one. */
const BESIDE = 17
/** What a point of the strong line under a label costs, as covered units: less than another label, more than a corner. */
const CROSSED = 40
/** Three are enough for the few places of a picture to make room for each other. */
const PASSES = 3

/**
 * A place for the two lines of each point's label: right, left, above or below, the one that leaves the picture and
 * covers another label or point, or crosses the strong line, the least. Each is placed again once the others are known.
 */
export function placeLabels(
  points: readonly Point[],
  size: { width: number; height: number },
  line: readonly (readonly [number, number])[] = [],
): Label[] {
  const dots: Box[] = points.map(({ x, y }) => ({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }))
  const placed: Candidate[] = []
  for (let pass = 0; pass < PASSES; pass++) {
    points.forEach((point, at) => {
      const others = placed.filter((_, other) => other !== at).map(({ box }) => box)
      const costOf = ({ box }: Candidate) =>
        cost(box, [...dots, ...others], size) + crossings(box, line) * CROSSED
      placed[at] = candidatesOf(point).reduce((best, next) => (costOf(next) < costOf(best) ? next : best))
    })
  }
  return placed.map(({ label }) => label)
}

function candidatesOf(point: Point): Candidate[] {
  const width = Math.max(point.title.length, point.detail.length) * LETTER
  return [
    candidate(point.x + BESIDE, point.y - 2, 'start', width),
    candidate(point.x - BESIDE, point.y - 2, 'end', width),
    candidate(point.x, point.y - BESIDE - LINE, 'middle', width),
    candidate(point.x, point.y + BESIDE + LINE * 0.7, 'middle', width),
  ]
}

interface Candidate {
  label: Label
  box: Box
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

function candidate(x: number, y: number, anchor: Label['anchor'], width: number): Candidate {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return {
    label: { x, y, anchor },
    box: { left, right: left + width, top: y - LINE * 0.8, bottom: y + LINE * 1.3 },
  }
}

function cost(box: Box, taken: readonly Box[], size: { width: number; height: number }): number {
  const outside =
    Math.max(0, -box.left) +
    Math.max(0, box.right - size.width) +
    Math.max(0, -box.top) +
    Math.max(0, box.bottom - size.height)
  const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0)
  return outside * 100 + covered
}

/** How many points of a line, one every few units, are under a box. */
function crossings(box: Box, line: readonly (readonly [number, number])[]): number {
  return line.filter(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom).length
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}
