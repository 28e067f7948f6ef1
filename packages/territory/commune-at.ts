import { arcOf, CONTOUR_STEP, eachRef, type NationalContours } from './national-contours.ts'

/** Bounds of each commune in grid steps: west, south, east, north. */
const bounds = new WeakMap<NationalContours, Int32Array>()

/**
 * Code of the commune whose outline holds a point, in WGS84 degrees; `undefined` at sea, abroad, or in a commune without outline. Near a
 * limit it may be the neighbour: outlines are true to about 200 m.
 */
export function communeAt(contours: NationalContours, lon: number, lat: number): string | undefined {
  const x = lon / CONTOUR_STEP[0]
  const y = lat / CONTOUR_STEP[1]
  const boxes = boundsOf(contours)
  for (let box = 0; box < boxes.length; box += 4) {
    if (x < (boxes[box] as number) || y < (boxes[box + 1] as number)) continue
    if (x > (boxes[box + 2] as number) || y > (boxes[box + 3] as number)) continue
    if (holds(contours, box / 4, x, y)) return contours.codes[box / 4]
  }
  return undefined
}

/** Counts how often a ray to the east leaves or enters the commune. */
function holds(contours: NationalContours, commune: number, x: number, y: number): boolean {
  const { arcStart, x: xs, y: ys } = contours
  let crossings = 0
  eachRef(contours, commune, (ref) => {
    const end = arcStart[arcOf(ref) + 1] as number
    for (let p = (arcStart[arcOf(ref)] as number) + 1; p < end; p++) {
      const [ax, ay, bx, by] = [xs[p - 1], ys[p - 1], xs[p], ys[p]] as [number, number, number, number]
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) crossings++
    }
  })
  return crossings % 2 === 1
}

function boundsOf(contours: NationalContours): Int32Array {
  const known = bounds.get(contours)
  if (known !== undefined) return known
  const { arcStart, x, y, codes } = contours
  const boxes = new Int32Array(4 * codes.length)
  for (let commune = 0; commune < codes.length; commune++) {
    let [west, south, east, north] = [2 ** 30, 2 ** 30, -(2 ** 30), -(2 ** 30)]
    eachRef(contours, commune, (ref) => {
      for (let p = arcStart[arcOf(ref)] as number; p < (arcStart[arcOf(ref) + 1] as number); p++) {
        west = Math.min(west, x[p] as number)
        east = Math.max(east, x[p] as number)
        south = Math.min(south, y[p] as number)
        north = Math.max(north, y[p] as number)
      }
    })
    boxes.set([west, south, east, north], 4 * commune)
  }
  bounds.set(contours, boxes)
  return boxes
}
