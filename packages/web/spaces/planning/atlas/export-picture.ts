import type { MapSurface } from '../map/map-surface.ts'

export interface PictureWords {
  readonly title: string
  readonly subtitle: string
  /** What the classes count. */
  readonly unit: string
  readonly classes: readonly { readonly label: string; readonly colour: string }[]
  readonly sources: string
}

const MARGIN = 32
const HEAD = 84
const FOOT = 108

/** The map as a picture with what it needs to be understood alone: title, date, legend with its unit, sources. */
export async function mapPicture(
  surface: MapSurface,
  frame: HTMLElement,
  words: PictureWords,
): Promise<HTMLCanvasElement> {
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
  for (const [at, line] of linesOf(pen, words.sources, width).entries())
    pen.fillText(line, MARGIN, height + HEAD + 62 + at * 17)
  return canvas
}

/** @throws when the browser makes no file of it. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
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
  pen.save()
  pen.beginPath()
  pen.rect(MARGIN, HEAD, origin.width, origin.height)
  pen.clip()
  for (const symbol of frame.querySelectorAll('.map-dot, .map-pin .site-symbol')) {
    const { x, y, width, height } = boxOf(symbol)
    drawSymbol(pen, symbol, [x + width / 2, y + height / 2, width / 2 - 0.5], color)
  }
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
  pen.restore()
}

/** Round for a centre and a town, a diamond for an antenna, dashed when it is not counted. */
function drawSymbol(
  pen: CanvasRenderingContext2D,
  symbol: Element,
  [x, y, radius]: readonly [number, number, number],
  ink: string,
): void {
  const look = getComputedStyle(symbol)
  pen.beginPath()
  if (symbol.matches('.is-antenne')) {
    pen.moveTo(x, y - radius)
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const)
      pen.lineTo(x + dx * radius, y + dy * radius)
  } else pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fillStyle = look.backgroundColor
  pen.strokeStyle = ink
  pen.lineWidth = 1.5
  pen.setLineDash(look.borderTopStyle === 'dashed' ? [3, 2] : [])
  pen.fill()
  pen.stroke()
  pen.setLineDash([])
}

/** A text in lines that are no wider than `width`. */
function linesOf(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function drawLegend(
  pen: CanvasRenderingContext2D,
  { unit, classes }: PictureWords,
  y: number,
  family: string,
): void {
  const ink = pen.fillStyle
  pen.font = `400 13px ${family}`
  pen.fillText(unit, MARGIN, y)
  let x = MARGIN + pen.measureText(unit).width + 16
  for (const { label, colour } of classes) {
    pen.fillStyle = colour
    pen.fillRect(x, y - 11, 16, 13)
    pen.fillStyle = ink
    pen.fillText(label, x + 21, y)
    x += 21 + pen.measureText(label).width + 12
  }
}
