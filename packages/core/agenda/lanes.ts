import type { Span } from './span.ts'

/** Where a block stands across its column: `index` of `count` equal lanes. */
export interface Lane {
  readonly index: number
  readonly count: number
}

/**
 * Side-by-side lanes for periods that overlap. Blocks that form one chain of overlaps share one count, so their widths agree;
 * a block alone has the whole width. Equal starts keep the order given.
 */
export function assignLanes(spans: readonly Span[]): Lane[] {
  const order = spans
    .map((span, at) => ({ span, at }))
    .sort((a, b) => a.span.start - b.span.start || a.at - b.at)
  const index = new Array<number>(spans.length).fill(0)
  const count = new Array<number>(spans.length).fill(1)
  let chain: number[] = []
  let laneEnds: number[] = []
  const close = () => {
    for (const at of chain) count[at] = laneEnds.length
    chain = []
    laneEnds = []
  }
  for (const { span, at } of order) {
    if (laneEnds.every((end) => end <= span.start)) close()
    const free = laneEnds.findIndex((end) => end <= span.start)
    const lane = free === -1 ? laneEnds.length : free
    laneEnds[lane] = span.end
    index[at] = lane
    chain.push(at)
  }
  close()
  return spans.map((_, at) => ({ index: index[at] ?? 0, count: count[at] ?? 1 }))
}
