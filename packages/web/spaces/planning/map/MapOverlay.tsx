import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AreaMapProps } from './area-map-props.ts'
import { MapPin, SiteLabel } from './MapPin.tsx'
import type { MapSurface } from './map-surface.ts'
import { type Box, type LabelWish, placeWithLeaders, type PlacedLabel } from './labels-with-leaders.ts'
import { labelSize, type LabelKind } from './text-size.ts'

interface Props extends AreaMapProps {
  surface: MapSurface
  /** Changes when the view moves. */
  moves: number
  /** The commune under the pointer or the keyboard. */
  pointed: number | undefined
}

interface Word {
  readonly key: string
  readonly kind: LabelKind
  readonly lines: readonly string[]
  readonly at: readonly [x: number, y: number]
  readonly gap: number
  readonly mayLeave?: boolean
}

/** What stands over the ground: sites, towns and names, whose labels make room for each other. */
export function MapOverlay(props: Props) {
  const { surface, moves, shapes, pointed } = props
  const root = useRef<HTMLDivElement>(null)
  const covers = useCovers(root, moves)
  const fonts = useFontsLoaded()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the surface projects otherwise after each move
  const { words, placed } = useMemo(
    () => arrange(props, covers),
    [
      moves,
      covers,
      fonts,
      surface,
      props.sites,
      props.towns,
      props.selected,
      props.departementName,
      props.isBare,
    ],
  )
  const byKey = new Map(words.map((word) => [word.key, word]))
  const tip = pointed === undefined ? undefined : shapes.codes[pointed]
  const tipAt = pointed === undefined ? undefined : shapes.middles[pointed]
  return (
    <div className="map-over" ref={root}>
      <div aria-hidden="true">
        {placed.map((label) => {
          const word = byKey.get(label.key)
          if (!word) return null
          return <SiteLabel key={label.key} kind={word.kind} lines={word.lines} at={word.at} box={label} />
        })}
      </div>
      <ul>
        {(props.towns ?? []).map((town) => (
          <li key={town.code} className={`map-dot rank-${town.rank}`} style={place(surface, town)} />
        ))}
        {(props.sites ?? []).map((site) => (
          <MapPin key={site.id} site={site} style={place(surface, site)} />
        ))}
      </ul>
      {tip !== undefined && tipAt ? (
        <p className="map-tip" aria-hidden="true" style={place(surface, { lon: tipAt[0], lat: tipAt[1] })}>
          {props.describe(tip)}
        </p>
      ) : null}
    </div>
  )
}

function place(surface: MapSurface, { lon, lat }: { lon: number; lat: number }) {
  const [left, top] = surface.project(lon, lat)
  return { left, top }
}

const TOWN_KINDS = { 1: 'town1', 2: 'town2', 3: 'town3' } as const

function arrange(props: Props, covers: Covers): { words: Word[]; placed: PlacedLabel[] } {
  const { surface, shapes, sites = [], towns = [], selected } = props
  const at = (lon: number, lat: number) => surface.project(lon, lat)
  const ofSites = sites.map((site): Word => {
    const counted = site.state === 'open' || site.state === 'new'
    const lines = (counted || site.state === 'gone') && site.detail ? [site.name, site.detail] : [site.name]
    const kind = counted ? 'site' : site.state === 'gone' ? 'gone' : 'announced'
    return { key: site.id, kind, lines, at: at(site.lon, site.lat), gap: 14, mayLeave: counted }
  })
  const row = selected === undefined ? undefined : shapes.rowOf(selected)
  const middle = row === undefined ? undefined : shapes.middles[row]
  const ofSelected: Word[] =
    selected !== undefined && middle && !sites.some((site) => site.communeCode === selected)
      ? [{ key: selected, kind: 'town1', lines: [props.describe(selected)], at: at(...middle), gap: 16 }]
      : []
  const siteCommunes = new Set([...sites.map((site) => site.communeCode), selected])
  const ofTowns = towns
    .filter((town) => !siteCommunes.has(town.code))
    .map(
      (town): Word => ({
        key: town.code,
        kind: TOWN_KINDS[town.rank],
        lines: [town.name],
        at: at(town.lon, town.lat),
        gap: 5,
      }),
    )
  const ofAround = props.isBare
    ? []
    : shapes.around.flatMap(({ departement, at: [lon, lat] }): Word[] => {
        const name = props.departementName?.(departement)
        return name
          ? [{ key: `dep:${departement}`, kind: 'around', lines: [name], at: at(lon, lat), gap: 0 }]
          : []
      })
  const isCounted = (word: Word) => word.kind === 'site' || word.kind === 'gone'
  const others = [
    ...ofSelected,
    ...ofTowns.filter((word) => word.kind === 'town1'),
    ...ofSites.filter((word) => !isCounted(word)),
    ...ofTowns.filter((word) => word.kind !== 'town1'),
    ...ofAround,
  ]
  const counted = ofSites.filter(isCounted)
  const pins = [...counted, ...others].filter((word) => word.gap > 0)
  const obstacles = [...covers.boxes, ...pins.map(({ at: [x, y], gap }) => symbolBox(x, y, gap))]
  const words = [...shortened(counted, obstacles, covers), ...others].filter(({ at: [x, y] }) =>
    isInView(x, y, covers),
  )
  return { words, placed: placeWithLeaders(words.map(wishOf), obstacles, covers) }
}

/** What stands outside the view has no name in it. */
const isInView = (x: number, y: number, { width, height }: Covers) =>
  x >= 0 && y >= 0 && x <= width && y <= height

/** A site without room for its whole label keeps its name. */
function shortened(sites: readonly Word[], obstacles: readonly Box[], covers: Covers): Word[] {
  const placed = placeWithLeaders(sites.map(wishOf), obstacles, covers)
  const withRoom = new Set(placed.map(({ key }) => key))
  return sites.map((word) =>
    withRoom.has(word.key)
      ? word
      : { ...word, kind: 'town2', lines: word.lines.slice(0, 1), mayLeave: false },
  )
}

function symbolBox(x: number, y: number, gap: number): Box {
  const half = Math.max(2, gap - 5)
  return { left: x - half, top: y - half, width: 2 * half, height: 2 * half }
}

function wishOf({ key, kind, lines, at: [x, y], gap, mayLeave = false }: Word): LabelWish {
  return { key, x, y, gap, mayLeave, ...labelSize(kind, lines) }
}

/** Whether the font is there: labels measured before take other room. */
function useFontsLoaded(): boolean {
  const [isLoaded, setLoaded] = useState(document.fonts.status === 'loaded')
  useEffect(() => void document.fonts.ready.then(() => setLoaded(true)), [])
  return isLoaded
}

interface Covers {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
}

/** The size of the map, and what stands over it: labels keep clear of its title, its legend and its buttons. */
function useCovers(root: React.RefObject<HTMLDivElement | null>, moves: number): Covers {
  const [covers, setCovers] = useState<Covers>({ width: 0, height: 0, boxes: [] })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move may come with another size
  useLayoutEffect(() => {
    const frame = root.current?.parentElement
    if (!frame) return
    const { left, top, width, height } = frame.getBoundingClientRect()
    const boxes = [...frame.querySelectorAll('[data-cover]')].map((element) => {
      const box = element.getBoundingClientRect()
      return { left: box.left - left, top: box.top - top, width: box.width, height: box.height }
    })
    const next = { width, height, boxes }
    setCovers((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next))
  }, [root, moves])
  return covers
}
