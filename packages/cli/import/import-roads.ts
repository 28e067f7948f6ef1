import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Area } from '@maillage/territory/area.ts'
import { buildRoadGraph } from '@maillage/territory/roads/build-graph.ts'
import type { RoadGraph } from '@maillage/territory/roads/road-graph.ts'
import { encodeRoadTimes, type RoadTimes } from '@maillage/territory/roads/roads-file.ts'
import { type SnappedPlaces, snapPlaces } from '@maillage/territory/roads/snap-places.ts'
import { FRENCH_CAR } from '@maillage/territory/roads/speed-profile.ts'
import type { Io } from '../command.ts'
import { Misuse } from '../misuse.ts'
import type { Ground } from '../territory/ground.ts'
import { computeRoadTimes } from './compute-road-times.ts'
import { summary, words, wordsOfFault } from './import-roads-words.ts'
import { PbfProblem } from './pbf-problem.ts'
import { type ExtractedRoads, readRoads } from './read-roads.ts'
import {
  doubtfulPlaces,
  MOST_ROAD_METRES,
  type PlaceOfArea,
  placesOfAreas,
  withRoads,
} from './road-places.ts'
import { writeWholeFile } from './write-whole-file.ts'

export interface RoadsImport {
  readonly extract: string
  readonly areas: readonly Area[]
  readonly maxMinutes: number
  readonly out: string
  /** When the times are computed, as an instant. */
  readonly now: string
}

/**
 * Computes the driving times of areas on an extract and writes them; the file appears whole or not at all.
 * @throws Misuse for an extract that cannot be used; the reason of `signal` when it stops the work.
 */
export async function importRoads(asked: RoadsImport, ground: Ground, io: Io, signal: AbortSignal) {
  const startedAt = performance.now()
  const file = basename(asked.extract)
  const { raw, mask, timestamp } = await extractRoads(asked.extract, io, signal)
  if (raw.wayClass.length === 0) throw new Misuse(words.noRoads(file))
  const graph = buildRoadGraph(raw, FRENCH_CAR, mask)
  const places = placesOfAreas(asked.areas, ground)
  const snapped = snap(graph, places)
  const provenance = {
    extract: file,
    extractAt: timestamp === undefined ? null : new Date(timestamp * 1000).toISOString(),
    madeAt: asked.now,
    areas: asked.areas.map(({ key }) => key),
    profile: FRENCH_CAR.name,
    maxMinutes: asked.maxMinutes,
  }
  const served = withRoads(places, snapped)
  if (served.every(({ roadMetres }) => roadMetres === null))
    throw new Misuse(words.noPlaceServed(file, provenance.areas.join(', ')))
  sayDoubtful(served, ground, io)
  const times = await compute(graph, snapped, asked.maxMinutes, io, signal)
  const bytes = encodeRoadTimes({ provenance, places: served, times })
  await write(asked.out, bytes)
  const { maxMinutes, profile, areas, extractAt } = provenance
  sayMade({ provenance, places: served, times }, io, {
    file: asked.out,
    ...{ extract: file, extractAt, areas, maxMinutes, profile },
    bytes: bytes.length,
    roadsKm: Math.round(graph.edgeMetres.reduce((sum, metres) => sum + metres, 0) / 1000),
    junctions: graph.vertices,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  })
  return 0
}

async function extractRoads(path: string, io: Io, signal: AbortSignal): Promise<ExtractedRoads> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!isFile) throw new Misuse(words.noFile(path))
  const say = everyTenth((tenth) => io.err(words.reading(tenth * 10)[io.lang]))
  try {
    return await readRoads(path, { signal, onShare: say })
  } catch (error) {
    if (!(error instanceof PbfProblem)) throw error
    throw new Misuse(wordsOfFault(basename(path), error.fault))
  }
}

function snap(graph: RoadGraph, places: readonly PlaceOfArea[]): SnappedPlaces {
  return snapPlaces(
    graph,
    places.map(({ lon }) => lon),
    places.map(({ lat }) => lat),
    MOST_ROAD_METRES,
  )
}

function compute(graph: RoadGraph, places: SnappedPlaces, maxMinutes: number, io: Io, signal: AbortSignal) {
  const all = places.size
  const say = everyTenth((tenth) => io.err(words.computing(Math.round((tenth * all) / 10), all)[io.lang]))
  const question = { graph, places, maxSeconds: maxMinutes * 60, accessKmPerHour: FRENCH_CAR.accessKmPerHour }
  return computeRoadTimes(question, { signal, onOrigin: (done) => say(done / all) })
}

/** Tells each tenth of a work once. */
function everyTenth(tell: (tenth: number) => void): (share: number) => void {
  let told = 0
  return (share) => {
    const tenth = Math.floor(share * 10 + 1e-9)
    if (tenth <= told) return
    told = tenth
    tell(tenth)
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWholeFile(path, bytes)
  } catch {
    throw new Misuse(words.noFolder(path))
  }
}

const NAMED = 10

function sayDoubtful(places: RoadTimes['places'], { index }: Ground, io: Io): void {
  const nameOf = ({ commune, name }: RoadTimes['places'][number]) =>
    name ?? `${index.names[index.rowOf(commune) ?? -1]} (${commune})`
  const list = (some: RoadTimes['places']) =>
    some.slice(0, NAMED).map(nameOf).join(', ') + (some.length > NAMED ? `, … (${some.length})` : '')
  const { without, far } = doubtfulPlaces(places)
  if (without.length > 0) io.err(words.without(list(without))[io.lang])
  if (far.length > 0) io.err(words.far(list(far))[io.lang])
}

type Made = Parameters<typeof summary>[0]

function sayMade(roads: RoadTimes, io: Io, facts: Omit<Made, 'communes' | 'sites' | 'pairs'>): void {
  const made: Made = {
    ...facts,
    communes: roads.places.filter(({ kind }) => kind === 'commune').length,
    sites: roads.places.filter(({ kind }) => kind === 'site').length,
    pairs: roads.times.to.length - roads.places.filter(({ roadMetres }) => roadMetres !== null).length,
  }
  if (io.json) io.out(JSON.stringify({ ...made, places: roads.places }, null, 2))
  else for (const line of summary(made)[io.lang]) io.out(line)
}
