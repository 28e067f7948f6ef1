import { classOf } from '@maillage/territory/access-summary.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { classColours } from './class-colours.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { classAmong, LAYER_SPECS, type Layer } from './layers.ts'

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

interface LayerCellProps {
  commune: CommuneFigures
  layer: Layer
  text: AtlasText
}

/** What the map shows of the commune, with its colour there. */
export function LayerCell({ commune, layer, text }: LayerCellProps) {
  const { words } = usePlanning()
  if (layer === 'minutes') return <MinutesCell minutes={commune.minutes} text={text} />
  const value = LAYER_SPECS[layer].valueOf(commune)
  return (
    <span className="minutes">
      <i
        className="swatch"
        style={{ background: classColours(layer)[classAmong(value, LAYER_SPECS[layer])] }}
      />
      {Number.isFinite(value) ? <b>{words.decimal(value, 1)}</b> : <span>{text.table.none}</span>}
    </span>
  )
}
