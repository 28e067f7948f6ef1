/** How a label looks; `map.css` has the same sizes. */
export type LabelKind = 'site' | 'gone' | 'announced' | 'town1' | 'town2' | 'town3' | 'around'

interface Look {
  readonly font: string
  /** Of the second line. */
  readonly detail?: string
  readonly lineHeight: number
  readonly across: number
  readonly upright: number
  readonly spacing?: number
}

const LOOKS: Record<LabelKind, Look> = {
  site: { font: '700 14px', detail: '400 13px', lineHeight: 16, across: 15, upright: 8 },
  gone: { font: '700 14px', detail: '400 13px', lineHeight: 16, across: 15, upright: 8 },
  announced: { font: 'italic 400 13px', lineHeight: 16, across: 4, upright: 0 },
  town1: { font: '700 15px', lineHeight: 18, across: 4, upright: 0 },
  town2: { font: '600 14px', lineHeight: 17, across: 4, upright: 0 },
  town3: { font: '500 13px', lineHeight: 16, across: 4, upright: 0 },
  around: { font: '500 11.5px', lineHeight: 15, across: 4, upright: 0, spacing: 1.6 },
}
const known = new Map<string, number>()
let pen: CanvasRenderingContext2D | null | undefined

function widthOf(text: string, font: string): number {
  const key = `${font}|${text}`
  const width = known.get(key)
  if (width !== undefined) return width
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * 7.5
  pen.font = `${font} ${getComputedStyle(document.body).fontFamily}`
  const measured = pen.measureText(text).width
  if (document.fonts.status === 'loaded') known.set(key, measured)
  return measured
}

/** Hinting and kerning on screen may take more than the measure says. */
const SLACK = 1.03

/** The room that a label takes, in pixels. */
export function labelSize(kind: LabelKind, lines: readonly string[]): { width: number; height: number } {
  const { font, detail = font, lineHeight, across, upright, spacing = 0 } = LOOKS[kind]
  const shown = kind === 'around' ? lines.map((line) => line.toUpperCase()) : lines
  const widest = Math.max(
    ...shown.map((line, at) => widthOf(line, at === 0 ? font : detail) + spacing * line.length),
  )
  return { width: Math.ceil(widest * SLACK) + across, height: lines.length * lineHeight + upright }
}
