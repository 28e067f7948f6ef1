/**
 * Makes `routino-pairs.csv`: what Routino (the router of Debian's package `routino`) answers for 200 pairs of
 * places on the roads of Andorra, to hold the project's own times against.
 *
 *   apt-get install routino
 *   node packages/cli/testing/osm/make-routino-pairs.ts
 *
 * `quickest`: seconds of its quickest route by the profile `motorcar` as it comes. `neutral`: the same speeds, every class and property
 * of road preferred alike, so that its route is the quickest by the clock.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readRoads } from '../../import/read-roads.ts'
import { buildRoadGraph } from '@maillage/territory/roads/build-graph.ts'
import { FRENCH_CAR } from '@maillage/territory/roads/speed-profile.ts'

const PAIRS = 200
const folder = new URL('./', import.meta.url)
const extract = fileURLToPath(new URL('andorra-2013.osm.pbf', folder))
const CLASSES =
  'motorway trunk primary secondary tertiary unclassified residential service track ferry'.split(' ')
const PROPERTIES = 'paved multilane bridge tunnel footroute bicycleroute'.split(' ')
const NEUTRAL = [
  ...CLASSES.map((name) => `--highway-${name}=100`),
  ...PROPERTIES.map((name) => `--property-${name}=50`),
]

const database = mkdtempSync(`${tmpdir()}/routino-`)
execFileSync('planetsplitter', [
  `--dir=${database}`,
  '--prefix=andorra',
  '--tagging=/usr/share/routino/tagging.xml',
  extract,
])

const places = await placesOnRoads(2 * PAIRS)
const lines: string[] = []
for (let i = 0; i < PAIRS; i++) {
  const [from, to] = [places[2 * i] as string, places[2 * i + 1] as string]
  lines.push([from, to, ask(from, to, []), ask(from, to, NEUTRAL)].join(','))
}
const header = 'from_lon,from_lat,to_lon,to_lat,quickest,neutral'
writeFileSync(new URL('routino-pairs.csv', folder), `${[header, ...lines].join('\n')}\n`)
console.log(`routino-pairs.csv: ${lines.length}`)

/** Points of roads that serve places, drawn with a fixed seed. */
async function placesOnRoads(count: number): Promise<string[]> {
  const { raw, mask } = await readRoads(extract)
  const graph = buildRoadGraph(raw, FRENCH_CAR, mask)
  const points: number[] = []
  for (let edge = 0; edge < graph.edges; edge++) {
    if (graph.edgeServes[edge] === 0) continue
    for (let at = graph.shapeStart[edge] as number; at < (graph.shapeStart[edge + 1] as number); at++)
      points.push(at)
  }
  let state = 20260101
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const point = points[Math.floor((state / 2 ** 32) * points.length)] as number
    return `${(graph.shapeLon[point] as number) / 1e7},${(graph.shapeLat[point] as number) / 1e7}`
  })
}

/** Seconds; empty when it finds no route. */
function ask(from: string, to: string, options: readonly string[]): string {
  const [lon1, lat1] = from.split(',')
  const [lon2, lat2] = to.split(',')
  try {
    const answer = execFileSync('routino-router', [
      `--dir=${database}`,
      '--prefix=andorra',
      '--profiles=/usr/share/routino/profiles.xml',
      '--translations=/usr/share/routino/translations.xml',
      '--transport=motorcar',
      '--quickest',
      `--lon1=${lon1}`,
      `--lat1=${lat1}`,
      `--lon2=${lon2}`,
      `--lat2=${lat2}`,
      '--output-text-all',
      '--output-stdout',
      ...options,
    ]).toString()
    return secondsOf(answer).toFixed(1)
  } catch {
    return ''
  }
}

/** Its total is rounded to six seconds: the sum of its stretches, to 0.6 each, says more. Its column of speeds knows no signs. */
function secondsOf(answer: string): number {
  let minutes = 0
  for (const line of answer.split('\n')) {
    const duration = Number(line.split('\t')[5])
    if (!line.startsWith('#') && duration > 0) minutes += duration
  }
  return 60 * minutes
}
