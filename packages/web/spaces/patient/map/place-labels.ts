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

/**
 * A place for the two lines of each point's label: right, left, above or below, the first that leaves the picture and
 * covers another label or point the least.
 */
export function placeLabels(points: readonly Point[], size: { width: number; height: number }): Label[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }))
  return points.map((point) => {
    const width = Math.max(point.title.length, point.detail.length) * LETTER
    const candidates: [Label, Box][] = [
      candidate(point.x + 13, point.y - 2, 'start', width),
      candidate(point.x - 13, point.y - 2, 'end', width),
      candidate(point.x, point.y - 13 - LINE, 'middle', width),
      candidate(point.x, point.y + 24, 'middle', width),
    ]
    const best =
      candidates.toSorted((a, b) => cost(a[1], taken, size) - cost(b[1], taken, size))[0] ??
      candidate(point.x, point.y, 'start', width)
    taken.push(best[1])
    return best[0]
  })
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

function candidate(x: number, y: number, anchor: Label['anchor'], width: number): [Label, Box] {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return [
    { x, y, anchor },
    { left, right: left + width, top: y - LINE * 0.8, bottom: y + LINE * 1.3 },
  ]
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

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}
