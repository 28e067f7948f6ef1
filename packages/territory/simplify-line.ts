/** A point in degrees. */
export type Degrees = readonly [lon: number, lat: number]

/** Area of the triangle of three points, in square kilometres at their latitude. */
function triangleKm2(a: Degrees, b: Degrees, c: Degrees): number {
  const eastKm = 111.32 * Math.cos((b[1] * Math.PI) / 180)
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
  return (Math.abs(cross) * eastKm * 110.57) / 2
}

/**
 * Removes the points of a line that matter least, after Visvalingam and Whyatt (1993): those that carry a triangle of less than `km2`. The
 * two ends stay, and at least `atLeast` points.
 */
export function simplifyLine(line: readonly Degrees[], km2: number, atLeast: number): Degrees[] {
  const points = [...line]
  const carried = (i: number) =>
    triangleKm2(points[i - 1] as Degrees, points[i] as Degrees, points[i + 1] as Degrees)
  const areas = points.map((_, i) => (i > 0 && i < points.length - 1 ? carried(i) : Number.POSITIVE_INFINITY))
  while (points.length > atLeast) {
    const least = areas.reduce((best, area, i) => (area < (areas[best] as number) ? i : best), 0)
    if ((areas[least] as number) >= km2) break
    points.splice(least, 1)
    areas.splice(least, 1)
    for (const i of [least - 1, least]) if (i > 0 && i < points.length - 1) areas[i] = carried(i)
  }
  return points
}
