import { useCallback, useMemo } from 'react'
import { mapEn } from '../../../i18n/planning-map.en.ts'
import { mapFr } from '../../../i18n/planning-map.fr.ts'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { AreaMap } from '../map/AreaMap.tsx'
import type { MapPaint, MapSurface } from '../map/map-surface.ts'
import { usePlanning, useWords } from '../planning-context.ts'
import { classColours } from './class-colours.ts'
import { LAYER_SPECS } from './layers.ts'
import { MapLegend } from './MapLegend.tsx'
import { MapStates } from './MapStates.tsx'
import { mapSites, siteName } from './site-words.ts'
import type { AtlasScreen } from './use-atlas.ts'

interface Props {
  screen: AtlasScreen
  text: AtlasText
  areaName: string
  onSelect(code: string, by: 'pointer' | 'enter'): void
  onSurface(surface: MapSurface | undefined): void
}

export function AtlasMap({ screen, text, areaName, onSelect, onSurface }: Props) {
  const { words } = usePlanning()
  const mapText = useWords({ fr: mapFr, en: mapEn })
  const { shapes, ground, figures, sites, view, now } = screen
  const fill = useMapFill(screen)
  const way = useWay(screen)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts follows from the view and the slots
  const pins = useMemo(
    () => mapSites(sites, screen.isCounted, { text, words, now }),
    [sites, view, now, text, words],
  )
  const byCode = useMemo(
    () => new Map(figures?.communes.map((commune) => [commune.code, commune])),
    [figures],
  )
  const describe = useCallback(
    (code: string) => {
      const commune = byCode.get(code)
      const row = shapes?.rowOf(code)
      const name = commune?.name ?? (row === undefined ? code : (shapes?.names[row] ?? code))
      if (!commune) return name
      return text.map.commune[view.layer](name, LAYER_SPECS[view.layer].valueOf(commune))
    },
    [byCode, shapes, text, view.layer],
  )
  if (!shapes || !ground)
    return (
      <div className="map-frame">
        <MapStates screen={screen} text={text} />
      </div>
    )
  const label = figures
    ? text.map.label[view.layer](
        areaName,
        words.percent(figures.share),
        sites.filter(screen.isCounted).map(siteName),
      )
    : text.map.coming(areaName)
  return (
    <AreaMap
      text={mapText}
      label={label}
      shapes={shapes}
      fill={fill}
      way={way}
      sites={pins}
      towns={ground.towns}
      departementName={ground.departementName}
      selected={view.commune}
      onSelect={onSelect}
      describe={describe}
      onSurface={onSurface}
      title={<MapTitle screen={screen} text={text} />}
      legend={<MapLegend text={text} layer={view.layer} />}
    >
      <MapStates screen={screen} text={text} />
    </AreaMap>
  )
}

function MapTitle({ screen, text }: Pick<Props, 'screen' | 'text'>) {
  const { words, language } = usePlanning()
  const { view, reason, now } = screen
  return (
    <>
      <b>{text.map.title[view.layer]}</b>
      {view.layer === 'apl'
        ? text.map.aplWhen
        : text.map.when(reason?.care[language] ?? '', words, now, view.horizon)}
    </>
  )
}

/** Classes in the order of the outlines, and the strong line around what is near enough. */
function useMapFill({ shapes, figures, view }: AtlasScreen): Pick<MapPaint, 'classOf' | 'colours' | 'edge'> {
  return useMemo(() => {
    const colours = classColours(view.layer)
    const { breakAt } = LAYER_SPECS[view.layer]
    if (!shapes || !figures) return { classOf: new Uint8Array(0), colours, edge: [] }
    const near = new Set<string>()
    const byCode = new Map<string, number>()
    for (const { code, row } of figures.communes) {
      const place = figures.classOfRow[row] as number
      byCode.set(code, place)
      if (place < breakAt) near.add(code)
    }
    const none = colours.length - 1
    const classOf = Uint8Array.from(shapes.codes, (code) => byCode.get(code) ?? none)
    return { classOf, colours, edge: shapes.edgeOf(near) }
  }, [shapes, figures, view.layer])
}

function useWay({ figures, ground, view, sites }: AtlasScreen): MapPaint['way'] {
  return useMemo(() => {
    const row = ground && view.commune ? ground.index.rowOf(view.commune) : undefined
    const commune = figures?.communes.find(({ code }) => code === view.commune)
    const nearest = commune ? sites[commune.site] : undefined
    if (!ground || row === undefined || !nearest) return []
    return [
      [ground.index.lon[row] as number, ground.index.lat[row] as number],
      [nearest.lon, nearest.lat],
    ]
  }, [figures, ground, view.commune, sites])
}
