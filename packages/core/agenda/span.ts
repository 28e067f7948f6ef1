/** A period in epoch milliseconds, start included, end excluded. Elapsed time: a DST change neither stretches nor shrinks it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One row of the board. */
export const ROW_MINUTES = 5
const ROW_MILLISECONDS = ROW_MINUTES * 60_000

export function minutesOf(span: Span): number {
  return (span.end - span.start) / 60_000
}

/** Elapsed 5-minute rows between two instants; fractions are kept. */
export function rowsBetween(from: number, to: number): number {
  return (to - from) / ROW_MILLISECONDS
}

/** Union of periods, sorted; touching pieces are merged. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else if (span.end > span.start) merged.push({ start: span.start, end: span.end })
  }
  return merged
}

/** True when one piece of the union of `spans` holds the whole of `wanted`. */
export function isCovered(spans: readonly Span[], wanted: Span): boolean {
  return mergeSpans(spans).some((span) => span.start <= wanted.start && wanted.end <= span.end)
}
