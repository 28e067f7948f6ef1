import type { MapText } from '../../../i18n/planning-map.fr.ts'
import type { MapSurface } from './map-surface.ts'

const SIGNS = { in: 'M8 3v10M3 8h10', out: 'M3 8h10', all: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3' }
const WIDEST_PIXELS = 110
const STEPS_KM = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <path d={path} />
    </svg>
  )
}

/** Zoom, the whole area, and how long a kilometre is. */
export function MapControls({ text, surface }: { text: MapText; surface: MapSurface; moves: number }) {
  const perPixel = surface.kmPerPixel()
  const km = STEPS_KM.findLast((step) => step / perPixel <= WIDEST_PIXELS) ?? 0.5
  return (
    <>
      <div className="map-zoom" data-cover>
        <button type="button" aria-label={text.zoomIn} onClick={() => surface.zoomBy(1)}>
          <Sign path={SIGNS.in} />
        </button>
        <button type="button" aria-label={text.zoomOut} onClick={() => surface.zoomBy(-1)}>
          <Sign path={SIGNS.out} />
        </button>
        <button type="button" aria-label={text.whole} onClick={() => surface.fit()}>
          <Sign path={SIGNS.all} />
        </button>
      </div>
      <p className="map-scale" data-cover aria-hidden="true">
        {text.km(km)}
        <i style={{ width: km / perPixel }} />
      </p>
    </>
  )
}
