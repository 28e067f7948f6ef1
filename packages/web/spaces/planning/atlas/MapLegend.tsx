import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { SiteSymbol } from '../map/MapPin.tsx'
import type { Layer } from './layers.ts'

const SYMBOLS = [
  ['centre', 'open'],
  ['antenne', 'open'],
  ['centre', 'uncounted'],
] as const

/** What the signs on the map are. */
export function MapLegend({ text, layer }: { text: AtlasText; layer: Layer }) {
  const { legend } = text.map
  return (
    <ul>
      {SYMBOLS.map(([kind, state]) => (
        <li key={`${kind}-${state}`}>
          <span className="sign">
            <SiteSymbol kind={kind} state={state} />
          </span>
          {state === 'uncounted' ? legend.uncounted : legend[kind]}
        </li>
      ))}
      <li>
        <span className="sign">
          <i className="strong-line" />
        </span>
        {legend.edge[layer]}
      </li>
    </ul>
  )
}
