import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../platform/config.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { chooseTravelTime } from './choose-travel-time.ts'
import { communeIndex } from './territory-data.ts'

let folder: string
const lines: string[] = []
const log = pino(new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }))
const metrics = createMetrics()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-matrix-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function choose(config: { travelMatrixFile?: string; osrmUrl?: string }) {
  const complete = { travelMatrixFile: undefined, osrmUrl: undefined, ...config }
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
