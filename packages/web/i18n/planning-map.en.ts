import type { MapText } from './planning-map.fr.ts'

export const mapEn: MapText = {
  map: 'map',
  keys: 'Arrows: from commune to neighbouring commune. Enter: open its sheet. Shift and arrows: move the view. Plus and minus: zoom. Zero: the whole area.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'The whole area',
  km: (km) => `${km}\u00a0km`,
  compare: 'Divide between before and after',
  compareAt: (part) => `before on ${part}% of the map`,
}
