import type { AreaCommunes } from '@maillage/contract/atlas.ts'
import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { areaRows } from '../compute/area-rows.ts'
import { type MapShapes, shapesOf } from '../map/map-shapes.ts'
import type { MapTown } from '../map/map-things.ts'
import { communesOptions, contoursOptions } from '../planning-api.ts'

/** An area on the ground: its communes in columns, its outlines, its towns. */
export interface Ground {
  readonly communes: AreaCommunes
  readonly index: CommuneIndex
  /** Rows of the communes of the area in the index. */
  readonly rows: Int32Array
  readonly epciNames: ReadonlyMap<string, string>
  readonly towns: readonly MapTown[]
  departementName(code: string): string | undefined
}

/** The communes of an area, its outlines when they are there too, and what went wrong. */
export function useGround(area: string) {
  const communes = useQuery(communesOptions(area))
  const contours = useQuery(contoursOptions(area))
  const ground = useMemo(() => (communes.data ? groundOf(communes.data) : undefined), [communes.data])
  const shapes = useMemo<MapShapes | undefined>(
    () => (contours.data ? shapesOf(contours.data) : undefined),
    [contours.data],
  )
  const retry = () => {
    if (communes.isError) void communes.refetch()
    if (contours.isError) void contours.refetch()
  }
  return { ground, shapes, error: communes.error ?? contours.error, retry }
}

function groundOf(communes: AreaCommunes): Ground {
  const index = loadCommunes(communes.files)
  const rows = areaRows(index, communes.outside)
  const names = new Map(index.departements.map(({ code, name }) => [code, name]))
  return {
    communes,
    index,
    rows,
    epciNames: new Map(communes.epcis.map(({ code, name }) => [code, name])),
    towns: townsOf(index, rows),
    departementName: (code) => names.get(code),
  }
}

const TOWNS = 26
const SECOND_RANK = 7

/** The largest communes, which one knows a territory by. */
function townsOf(index: CommuneIndex, rows: Int32Array): MapTown[] {
  const known = Array.from(rows).filter((row) => !Number.isNaN(index.lon[row]))
  known.sort((a, b) => (index.population[b] as number) - (index.population[a] as number))
  return known.slice(0, TOWNS).map((row, place) => ({
    code: index.codes[row] as string,
    name: index.names[row] as string,
    lon: index.lon[row] as number,
    lat: index.lat[row] as number,
    rank: place === 0 ? 1 : place <= SECOND_RANK ? 2 : 3,
  }))
}
