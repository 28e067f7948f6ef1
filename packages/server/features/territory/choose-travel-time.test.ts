import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../platform/config.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { chooseTravelTime } from './choose-travel-time.ts'
import { encodeRoadTimes } from '@maillage/territory/roads/roads-file.ts'
import { sparseWithin } from '@maillage/territory/travel-csr.ts'
import { communeIndex } from './territory-data.ts'

let folder: string
const lines: string[] = []
const log = pino(new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }))
const metrics = createMetrics()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-matrix-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function choose(config: { travelMatrixFile?: string; osrmUrl?: string; roadsFile?: string }) {
  const complete = { travelMatrixFile: undefined, osrmUrl: undefined, roadsFile: undefined, ...config }
  return chooseTravelTime(complete, await communeIndex(), { log, metrics })
}

async function refusalOf(travelMatrixFile: string): Promise<ConfigError['sentence']> {
  try {
    await choose({ travelMatrixFile })
  } catch (error) {
    if (error instanceof ConfigError) return error.sentence
    throw error
  }
  throw new Error('the file was accepted')
}

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

describe('the file of MAILLAGE_TRAVEL_MATRIX', () => {
  it('is used when it is good', async () => {
    const travel = await choose({ travelMatrixFile: await fileOf('good.csv', '32208,32132,12\n') })
    const { pairs } = await travel.minutes(['32208'], ['32132'])
    expect(pairs).toEqual([[{ minutes: 12, provider: 'matrix' }]])
  })

  it.each([
    ['absent', undefined, 'ce fichier n’existe pas', 'there is no such file'],
    ['no UTF-8', Buffer.from([0x66, 0xff, 0xfe]), 'ce n’est pas un texte en UTF-8', 'it is no UTF-8 text'],
    [
      'malformed',
      '32208,32132,12\n32208,99999,12',
      'ligne 2 : aucune commune n’a le code « 99999 »',
      'line 2: no commune has the code "99999"',
    ],
  ])('%s: one sentence in each language', async (name, content, french, english) => {
    const file = content === undefined ? join(folder, name) : await fileOf(name, content)
    const { fr, en } = await refusalOf(file)
    expect(fr).toContain(`Les temps de trajet de ${file} (MAILLAGE_TRAVEL_MATRIX) ne peuvent pas servir`)
    expect(fr.replaceAll(/\s/g, ' ')).toMatch(new RegExp(`: ${french.replaceAll(/\s/g, ' ')}\\.$`))
    expect(en).toBe(`The travel times of ${file} (MAILLAGE_TRAVEL_MATRIX) cannot be used: ${english}.`)
  })

  it('a folder in its place', async () => {
    expect((await refusalOf(folder)).en).toMatch(/cannot be used: it cannot be read \(EISDIR\)\.$/)
  })
})

describe('an OSRM server that fails', () => {
  it('is logged and counted by its reason, without the place that was asked about', async () => {
    const travel = await choose({ osrmUrl: 'http://127.0.0.1:9' })
    const { fallbacks } = await travel.minutes(['32208'], ['32132'])
    expect(fallbacks).toEqual([{ provider: 'osrm', reason: 'unreachable', pairs: 1 }])
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'travel.provider-failed', provider: 'osrm', reason: 'unreachable' },
    ])
    expect(lines.join()).not.toMatch(/32208|32132|0\.62|43\.9/)
    expect(await metrics.registry.metrics()).toContain(
      'maillage_travel_failures_total{provider="osrm",reason="unreachable"} 1',
    )
  })
})

describe('the file of MAILLAGE_ROADS', () => {
  /** Lectoure and Fleurance by road, no further than 30 minutes; Auch is there and no road joins it. */
  const roads = encodeRoadTimes({
    provenance: {
      extract: 'essai.osm.pbf',
      extractAt: null,
      madeAt: '2026-11-22T00:00:00Z',
      areas: ['dep:32'],
      profile: 'car',
      maxMinutes: 30,
    },
    places: [
      { kind: 'commune', commune: '32208', lon: 0.6214, lat: 43.9339, roadMetres: 0 },
      { kind: 'commune', commune: '32132', lon: 0.6611, lat: 43.8497, roadMetres: 0 },
      { kind: 'commune', commune: '32013', lon: 0.5865, lat: 43.6465, roadMetres: 0 },
    ],
    times: sparseWithin([0, 12.1, Infinity, 14, 0, Infinity, Infinity, Infinity, 0], {
      origins: 3,
      destinations: 3,
      maxMinutes: 30,
    }),
  })

  it('answers for what it holds, each direction its own; the estimate beyond its bound and for other communes', async () => {
    const travel = await choose({ roadsFile: await fileOf('gers.roads', Buffer.from(roads)) })
    expect([travel.kind, travel.label]).toEqual(['roads', 'roads:gers.roads,max=30'])
    const { pairs, fallbacks } = await travel.minutes(
      ['32208', '32132'],
      ['32132', '32208', '32013', '32119'],
    )
    expect(pairs[0]?.[0]).toEqual({ minutes: 13, provider: 'roads' })
    expect(pairs[1]?.[1]).toEqual({ minutes: 14, provider: 'roads' })
    expect(pairs[1]?.[0]?.minutes).toBeGreaterThan(0)
    expect(pairs[1]?.[2]).toEqual({ minutes: 31, provider: 'estimate' })
    expect(pairs[0]?.[3]?.provider).toBe('estimate')
    expect(fallbacks).toEqual([{ provider: 'roads', reason: 'missing-pair', pairs: 2 }])
    const centre = { lon: 0.6611, lat: 43.8497, commune: '32132' }
    expect((await travel.minutes(['32208'], [centre])).pairs).toEqual([[{ minutes: 13, provider: 'roads' }]])
  })

  it.each([
    ['absent.roads', undefined, 'there is no such file'],
    ['other.roads', Buffer.from('not roads at all, whatever it is'), 'it is no file of them'],
    ['cut.roads', Buffer.from(roads.slice(0, -5)), 'it is damaged or not all there'],
  ])('%s: one sentence', async (name, content, why) => {
    const roadsFile = content === undefined ? join(folder, name) : await fileOf(name, content)
    await expect(choose({ roadsFile })).rejects.toMatchObject({
      sentence: {
        en: `The road times of ${roadsFile} (MAILLAGE_ROADS) cannot be used: ${why}. They are made by "maillage import roads".`,
      },
    })
  })
})
