import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { describe, expect, it } from 'vitest'
import { createRouter, followRequests, handleErrors } from '../../platform/http.ts'
import { createLogger } from '../../platform/log.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { territoryRoutes } from './territory.routes.ts'
import { communeIndex } from './territory-data.ts'

async function ask(path: string, headers: Record<string, string> = {}) {
  const index = await communeIndex()
  const app = createRouter()
  followRequests(app, createLogger('silent'), createMetrics())
  handleErrors(app, createLogger('silent'), createMetrics())
  const travelTime = createTravelEstimate(index)
  app.route('/', territoryRoutes({ index, travelTime, centre: async () => undefined }))
  const response = await app.request(path, { headers })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const mapOf = (area: string) => `/api/territory/areas/${encodeURIComponent(area)}/contours`
const namesOf = (collection: { geometries: { properties: { name: string } }[] }) =>
  collection.geometries.map(({ properties }) => properties.name)

describe('the map of an area', () => {
  it('is the same in each encoding, the best that the browser reads', async () => {
    const plain = await ask(mapOf('dep:32'))
    const zipped = await ask(mapOf('dep:32'), { 'accept-encoding': 'gzip, deflate' })
    const best = await ask(mapOf('dep:32'), { 'accept-encoding': 'gzip, deflate, br' })
    expect([plain, zipped, best].map(({ response }) => response.headers.get('content-encoding'))).toEqual([
      null,
      'gzip',
      'br',
    ])
    expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true)
    expect(brotliDecompressSync(best.bytes).equals(plain.bytes)).toBe(true)
    expect(best.response.headers.get('vary')).toContain('Accept-Encoding')
    const { objects } = JSON.parse(plain.bytes.toString())
    expect(objects.communes.geometries).toHaveLength(458)
    expect(objects.neighbours.geometries.length).toBeGreaterThan(100)
    expect(Object.keys(objects)).toEqual(['communes', 'neighbours', 'departements', 'limit'])
  })

  it('is kept by browsers for a day, then asked for by its tag', async () => {
    const { response } = await ask(mapOf('epci:200066926'))
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400')
    const tag = response.headers.get('etag') ?? ''
    const again = await ask(mapOf('epci:200066926'), { 'if-none-match': `"other", ${tag}` })
    expect([again.response.status, again.bytes.length]).toEqual([304, 0])
    expect((await ask(mapOf('dep:32'), { 'if-none-match': tag })).response.status).toBe(200)
  })

  it('of Occitanie weighs less than 450 kB', async () => {
    for (const encoding of ['br', 'gzip'])
      expect((await ask(mapOf('reg:76'), { 'accept-encoding': encoding })).bytes.length).toBeLessThan(450_000)
  })

  it('of France has its départements, and no commune', async () => {
    const { objects } = JSON.parse((await ask(mapOf('france'))).bytes.toString())
    expect(namesOf(objects.areas)).toHaveLength(102)
    expect(namesOf(objects.areas)).toContain('Lot-et-Garonne')
    expect(objects.communes.geometries).toEqual([])
    expect(objects.departements.geometries[0].arcs.length).toBeGreaterThan(400)
    expect(objects.limit.geometries[0].arcs.length).toBeGreaterThan(100)
    expect(objects.limit.geometries[0].arcs.length).toBeLessThan(400)
  })

  it.each([
    ['dep:99', 404, 'no-such-area'],
    ['commune:99999', 404, 'no-such-area'],
    ['Gers', 400, 'not-an-area'],
    ['../../communes', 400, 'not-an-area'],
  ])('%s: a sentence', async (area, status, code) => {
    const { response, bytes } = await ask(mapOf(area))
    expect([response.status, JSON.parse(bytes.toString()).code]).toEqual([status, code])
  })

  it('is what the map of a département gives too', async () => {
    const [old, area] = [await ask('/api/map/32'), await ask(mapOf('dep:32'))]
    expect(old.bytes.equals(area.bytes)).toBe(true)
    const near = JSON.parse((await ask('/api/map/32?around=32208')).bytes.toString())
    expect(namesOf(near.objects.communes)).toContain('Lectoure')
    expect((await ask('/api/map/99')).response.status).toBe(404)
    expect((await ask('/api/map/32?around=99999')).response.status).toBe(404)
  })
})

describe('the areas of a name', () => {
  it('begin with the one that is called so', async () => {
    const found = async (query: string) =>
      JSON.parse((await ask(`/api/territory/areas?q=${query}`)).bytes.toString()).items
    expect((await found('gers'))[0]).toEqual({
      key: 'dep:32',
      kind: 'dep',
      name: 'Gers',
      population: 192_645,
    })
    expect((await found('grand%20auch&limit=1')).map(({ key }: { key: string }) => key)).toEqual([
      'epci:200066926',
    ])
    expect(await found('zzzzqqqq')).toEqual([])
  })
})
