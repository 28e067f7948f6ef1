/** A label that wants a place beside its point, in pixels of the map. */
export interface LabelWish {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Free room around the point. */
  readonly gap: number
  /** May stand away from its point, joined to it by a line. */
  readonly mayLeave?: boolean
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface PlacedLabel extends Box {
  readonly key: string
  /** Stands away from its point: a line joins them. */
  readonly away: boolean
}

/** Shifts of the label's middle, in half sizes of the label plus the gap: beside, above, below, at the corners. */
const AROUND = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, -0.9],
  [-0.9, 0.9],
] as const
const FAR_GAPS = [26, 52]
const MARGIN = 2

/**
 * Places labels in the order of the list, each where it covers neither an obstacle nor a label placed before, inside the
 * picture. One that finds no room is left out. `O(labels x obstacles)`.
 */
export function placeWithLeaders(
  wishes: readonly LabelWish[],
  obstacles: readonly Box[],
  picture: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const taken: Box[] = [...obstacles]
  const placed: PlacedLabel[] = []
  for (const wish of wishes) {
    const found = candidates(wish).find(
      (box) => isInside(box, picture) && !taken.some((other) => overlaps(box, other)),
    )
    if (!found) continue
    taken.push(found)
    placed.push(found)
  }
  return placed
}

function candidates(wish: LabelWish): PlacedLabel[] {
  const at = (gap: number, away: boolean) =>
    AROUND.map(([dx, dy]): PlacedLabel => {
      const x = wish.x + dx * (wish.width / 2 + gap)
      const y = wish.y + dy * (wish.height / 2 + gap)
      const { key, width, height } = wish
      return { key, left: x - width / 2, top: y - height / 2, width, height, away }
    })
  return [...at(wish.gap, false), ...(wish.mayLeave ? FAR_GAPS.flatMap((gap) => at(gap, true)) : [])]
}

function isInside(box: Box, picture: { width: number; height: number }): boolean {
  return (
    box.left >= MARGIN &&
    box.top >= MARGIN &&
    box.left + box.width <= picture.width - MARGIN &&
    box.top + box.height <= picture.height - MARGIN
  )
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width + MARGIN &&
    b.left < a.left + a.width + MARGIN &&
    a.top < b.top + b.height + MARGIN &&
    b.top < a.top + a.height + MARGIN
  )
}
