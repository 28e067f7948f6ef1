import type { MapSurface } from '../map/map-surface.ts'

export interface PictureWords {
  readonly title: string
  readonly subtitle: string
  readonly classes: readonly { readonly label: string; readonly colour: string }[]
  readonly sources: string
}

const MARGIN = 32
const HEAD = 84
const FOOT = 92

/** The map as a PNG with what it needs to be understood alone: title, date, legend with its unit, sources. */
export async function mapPicture(
  surface: MapSurface,
  frame: HTMLElement,
  words: PictureWords,
): Promise<Blob> {
  const ground = await surface.picture()
  const { width, height } = frame.getBoundingClientRect()
  const scale = 2
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * MARGIN) * scale
  canvas.height = (height + HEAD + FOOT) * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.scale(scale, scale)
  const style = getComputedStyle(frame)
  const page = getComputedStyle(document.body)
  const family = page.fontFamily
  pen.fillStyle = page.backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(ground, MARGIN, HEAD, width, height)
  pen.fillStyle = style.color
  pen.font = `700 22px ${family}`
  pen.fillText(words.title, MARGIN, 38)
  pen.font = `400 15px ${family}`
  pen.fillText(words.subtitle, MARGIN, 64)
  drawOverlay(pen, frame, family)
  drawLegend(pen, words, height + HEAD + 26, family)
  pen.font = `400 12px ${family}`
  pen.fillText(words.sources, MARGIN, height + HEAD + 66, width)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

/** Labels and symbols, where they stand on the screen. */
function drawOverlay(pen: CanvasRenderingContext2D, frame: HTMLElement, family: string): void {
  const origin = frame.getBoundingClientRect()
  const boxOf = (element: Element) => {
    const box = element.getBoundingClientRect()
    return {
      x: box.left - origin.left + MARGIN,
      y: box.top - origin.top + HEAD,
      width: box.width,
      height: box.height,
    }
  }
  const { color } = getComputedStyle(frame)
  for (const symbol of frame.querySelectorAll('.map-pin .site-symbol')) {
    const { x, y, width, height } = boxOf(symbol)
    const look = getComputedStyle(symbol)
    pen.beginPath()
    pen.arc(x + width / 2, y + height / 2, width / 2 - 1, 0, 2 * Math.PI)
    pen.fillStyle = look.backgroundColor
    pen.strokeStyle = color
    pen.lineWidth = 1.5
    pen.setLineDash(look.borderTopStyle === 'dashed' ? [3, 2] : [])
    pen.fill()
    pen.stroke()
  }
  pen.setLineDash([])
  for (const label of frame.querySelectorAll<HTMLElement>('.map-label')) {
    const { x, y, width, height } = boxOf(label)
    const look = getComputedStyle(label)
    const isBox = label.matches('.is-site, .is-gone')
    const lines = [...label.childNodes].map((node) => node.textContent ?? '')
    pen.lineWidth = isBox ? 1 : 3.5
    pen.strokeStyle = isBox ? color : look.webkitTextStrokeColor
    if (isBox) {
      pen.fillStyle = look.backgroundColor
      pen.fillRect(x, y, width, height)
      pen.strokeRect(x, y, width, height)
    }
    pen.fillStyle = color
    pen.lineJoin = 'round'
    for (const [at, line] of lines.entries()) {
      const isFirst = at === 0 && isBox
      pen.font = `${look.fontStyle} ${isFirst ? 700 : look.fontWeight} ${isFirst ? '14px' : look.fontSize} ${family}`
      const said = label.matches('.is-around') ? line.toUpperCase() : line
      const left = x + (isBox ? 7 : 2)
      const base = y + (isBox ? 3 : 0) + 13 + at * 16
      if (!isBox) pen.strokeText(said, left, base)
      pen.fillText(said, left, base)
    }
  }
}

function drawLegend(
  pen: CanvasRenderingContext2D,
  { classes }: PictureWords,
  y: number,
  family: string,
): void {
  const ink = pen.fillStyle
  pen.font = `400 13px ${family}`
  let x = MARGIN
  for (const { label, colour } of classes) {
    pen.fillStyle = colour
    pen.fillRect(x, y - 11, 18, 13)
    pen.fillStyle = ink
    pen.fillText(label, x + 24, y)
    x += 24 + pen.measureText(label).width + 18
  }
}
