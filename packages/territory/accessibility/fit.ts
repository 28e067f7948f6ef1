/** How far a computed access is from the published one, in its unit. */
export interface Fit {
  /** Places where both are known. */
  readonly places: number
  /** Half of the places are at most this far off. */
  readonly median: number
  readonly p95: number
  /** Half of the need, and 95 % of it, is in places at most this far off. */
  readonly medianByNeed: number
  readonly p95ByNeed: number
  /** Means weighted by need. */
  readonly meanPublished: number
  readonly meanComputed: number
}

/** Holds a computed access against the published one. `undefined` when no place has both and a need. */
export function measureFit(
  computed: ArrayLike<number>,
  published: ArrayLike<number>,
  need: ArrayLike<number>,
): Fit | undefined {
  const off: { far: number; need: number }[] = []
  let [total, sumPublished, sumComputed] = [0, 0, 0]
  for (let place = 0; place < published.length; place++) {
    const [here, there, people] = [
      computed[place] as number,
      published[place] as number,
      need[place] as number,
    ]
    if (Number.isNaN(here - there) || !(people > 0)) continue
    off.push({ far: Math.abs(here - there), need: people })
    total += people
    sumPublished += people * there
    sumComputed += people * here
  }
  if (off.length === 0) return undefined
  off.sort((a, b) => a.far - b.far)
  const byPlace = (share: number) => (off[Math.ceil(share * off.length) - 1] as { far: number }).far
  const byNeed = (share: number) => {
    let counted = 0
    for (const place of off) {
      counted += place.need
      if (counted >= share * total) return place.far
    }
    return (off.at(-1) as { far: number }).far
  }
  return {
    places: off.length,
    median: byPlace(0.5),
    p95: byPlace(0.95),
    medianByNeed: byNeed(0.5),
    p95ByNeed: byNeed(0.95),
    meanPublished: sumPublished / total,
    meanComputed: sumComputed / total,
  }
}
