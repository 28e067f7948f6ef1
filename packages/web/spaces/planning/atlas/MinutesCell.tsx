import { classOf } from '@maillage/territory/access-summary.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { classColours } from './class-colours.ts'

const COLOURS = classColours('minutes')

/** Minutes with the colour of their class; none says so. */
export function MinutesCell({ minutes, text }: { minutes: number; text: AtlasText }) {
  const isReached = Number.isFinite(minutes)
  const colour = isReached ? COLOURS[classOf(minutes)] : COLOURS.at(-1)
  return (
    <span className="minutes">
      <i className="swatch" style={{ background: colour }} />
      {isReached ? <b>{minutes}</b> : <span>{text.table.none}</span>}
    </span>
  )
}
