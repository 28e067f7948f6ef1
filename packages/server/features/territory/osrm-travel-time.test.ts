import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadCommunes } from '@maillage/territory/communes.ts'
import { createTravelEstimate } from '@maillage/territory/travel-estimate.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OsrmError } from './osrm-table.ts'
import { createOsrmTravelTime, type OsrmSettings } from './osrm-travel-time.ts'

const index = loadCommunes({
  communes: [
    'code,nom,epci,population,lon,lat,position,km2,codes_postaux',
    '32132,Fleurance,,6247,0.663,43.8494,b,43.58,32500',
    '32208,Lectoure,,3629,0.6213,43.9342,b,84.36,32700',
    '32370,Saint-Clar,,965,0.7718,43.8917,b,17.9,32380',
    '32999,Sans-Position,,10,,,,5,32000',
  ].join('\n'),
  departements: 'code,nom,region,chef_lieu\n32,Gers,76,32013\n',
})
const estimate = createTravelEstimate(index)
const [fleurance, lectoure, saintClar] = ['32132', '32208', '32370'] as const

interface TableRequest {
  profile: string
  sources: string[]
  destinations: string[]
}

let server: Server
let url: string
let asked: TableRequest[]
let reply: (request: TableRequest, response: ServerResponse) => void

/** 61 seconds per 0.01 degree of longitude eastwards, 59 westwards: each direction differs. */
function secondsBetween(from: string, to: string): number {
  const east = Number(to.split(',')[0]) - Number(from.split(',')[0])
  return Math.round(Math.abs(east) * 100 * (east > 0 ? 61 : 59))
}

function answerTable({ sources, destinations }: TableRequest, response: ServerResponse): void {
  const durations = sources.map((from) => destinations.map((to) => secondsBetween(from, to)))
  const waypoints = (list: string[]) =>
    list.map((point) => ({ hint: '', distance: 1.2, name: '', location: point.split(',').map(Number) }))
  const body = { code: 'Ok', durations, sources: waypoints(sources), destinations: waypoints(destinations) }
  response.setHeader('content-type', 'application/json; charset=UTF-8').end(JSON.stringify(body))
}

const answerWith = (status: number, body: string) => (_request: TableRequest, response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://osrm')
    const [, service, version, profile, list = ''] = decodeURIComponent(pathname).split('/')
    if (service !== 'table' || version !== 'v1') return void response.writeHead(404).end()
    const points = list.split(';')
    const pick = (name: string) =>
      (searchParams.get(name) ?? '').split(';').map((i) => points[Number(i)] ?? '')
    const table = { profile: profile ?? '', sources: pick('sources'), destinations: pick('destinations') }
    asked.push(table)
    reply(table, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

beforeEach(() => {
  asked = []
  reply = answerTable
})

const travelTime = (settings: Partial<OsrmSettings> = {}) =>
  createOsrmTravelTime({ url, index, estimate, timeoutMs: 500, ...settings })

describe('travel times of an OSRM server', () => {
  it('asks one table, and answers whole minutes rounded up in each direction', async () => {
    const travel = travelTime()
    const there = await travel.minutes([lectoure], [fleurance, saintClar])
    expect(there).toEqual({
      pairs: [
        [
          { minutes: 5, provider: 'osrm' },
          { minutes: 16, provider: 'osrm' },
        ],
      ],
      fallbacks: [],
    })
    expect(asked).toEqual([
      {
        profile: 'driving',
        sources: ['0.62130,43.93420'],
        destinations: ['0.66300,43.84940', '0.77180,43.89170'],
      },
    ])
    const back = await travel.minutes([saintClar], [lectoure])
    expect(back.pairs).toEqual([[{ minutes: 15, provider: 'osrm' }]])
  })

  it('asks about each pair and direction once', async () => {
    const travel = travelTime()
    await travel.minutes([lectoure], [fleurance])
    const again = await travel.minutes([lectoure, lectoure], [fleurance, fleurance])
    expect(again.pairs.flat()).toHaveLength(4)
    expect(asked).toHaveLength(1)
    await travel.minutes([lectoure], [fleurance, saintClar])
    expect(asked[1]?.destinations).toEqual(['0.77180,43.89170'])
  })

  it('forgets the oldest pairs beyond its limit', async () => {
    const travel = travelTime({ cachedPairs: 1 })
    await travel.minutes([lectoure], [fleurance])
    await travel.minutes([lectoure], [saintClar])
    await travel.minutes([lectoure], [fleurance])
    expect(asked).toHaveLength(3)
  })

  it('splits a large table, and every pair has its own answer', async () => {
    const from = Array.from({ length: 5 }, (_, i) => ({ lon: 0.5 + i / 100, lat: 43.9 }))
    const to = Array.from({ length: 7 }, (_, i) => ({ lon: 0.6 + i / 100, lat: 43.8 }))
    const answer = await travelTime({ maxTableSize: 2 }).minutes(from, to)
    expect(asked).toHaveLength(3 * 4)
    expect(asked.every((table) => table.sources.length <= 2 && table.destinations.length <= 2)).toBe(true)
    const expected = from.map((a) => to.map((b) => Math.ceil(((b.lon - a.lon) * 100 * 61 - 1e-6) / 60)))
    expect(answer.pairs.map((row) => row.map((pair) => pair.minutes))).toEqual(expected)
  })

  it('an exact place is asked at its own coordinates, with the profile of the settings', async () => {
    await travelTime({ url: `${url}/`, profile: 'car' }).minutes(
      [{ lon: 0.70001234, lat: 43.9, commune: lectoure }],
      [fleurance],
    )
    expect(asked[0]).toMatchObject({ profile: 'car', sources: ['0.70001,43.90000'] })
  })

  it('inside one commune the estimate answers, and it is no failure', async () => {
    const site = { lon: 0.64, lat: 43.86, commune: fleurance }
    const answer = await travelTime().minutes([fleurance], [fleurance, site])
    const minutes = estimate.minutesBetween(fleurance, fleurance)
    expect(answer).toEqual({
      pairs: [
        [
          { minutes, provider: 'estimate' },
          { minutes, provider: 'estimate' },
        ],
      ],
      fallbacks: [],
    })
    expect(asked).toEqual([])
  })

  it('refuses a code that is no commune', async () => {
    await expect(travelTime().minutes(['99999'], [fleurance])).rejects.toThrow(
      'no commune has the code "99999"',
    )
  })
})

describe('when the server cannot answer, the estimate does, and the reason is given', () => {
  const estimated = { minutes: estimate.minutesBetween(lectoure, fleurance), provider: 'estimate' }

  it.each([
    ['an error of the server', answerWith(500, 'Internal Server Error'), 'refused'],
    ['NoTable', answerWith(400, '{"code":"NoTable","message":"No table found"}'), 'refused'],
    ['TooBig', answerWith(400, '{"code":"TooBig","message":"Too many table coordinates"}'), 'refused'],
    ['a page that is no JSON', answerWith(200, '<html>hello</html>'), 'unreadable'],
    ['a table of another size', answerWith(200, '{"code":"Ok","durations":[[1,2],[3,4]]}'), 'unreadable'],
    ['a table without durations', answerWith(200, '{"code":"Ok","distances":[[1]]}'), 'unreadable'],
    ['negative durations', answerWith(200, '{"code":"Ok","durations":[[-5]]}'), 'unreadable'],
    ['a connection cut', (_: TableRequest, response: ServerResponse) => response.destroy(), 'unreachable'],
    ['silence', () => undefined, 'timeout'],
  ])('%s', async (_what, behaviour, reason) => {
    reply = behaviour
    const failures: OsrmError[] = []
    const travel = travelTime({ timeoutMs: 100, onFailure: (failure) => failures.push(failure) })
    const answer = await travel.minutes([lectoure], [fleurance])
    expect(answer).toEqual({ pairs: [[estimated]], fallbacks: [{ provider: 'osrm', reason, pairs: 1 }] })
    expect(failures.map((failure) => failure.reason)).toEqual([reason])
  })

  it('a server that is not there', async () => {
    const travel = travelTime({ url: 'http://127.0.0.1:9' })
    const answer = await travel.minutes([lectoure], [fleurance])
    expect(answer.pairs).toEqual([[estimated]])
    expect(answer.fallbacks).toEqual([{ provider: 'osrm', reason: 'unreachable', pairs: 1 }])
  })

  it('a pair without a route, beside one that has one', async () => {
    reply = answerWith(200, '{"code":"Ok","durations":[[null,600.2]]}')
    const answer = await travelTime().minutes([lectoure], [fleurance, saintClar])
    expect(answer.pairs).toEqual([[estimated, { minutes: 11, provider: 'osrm' }]])
    expect(answer.fallbacks).toEqual([{ provider: 'osrm', reason: 'no-route', pairs: 1 }])
  })

  it('a commune without a position', async () => {
    const answer = await travelTime().minutes([lectoure], ['32999', fleurance])
    expect(answer.pairs[0]).toMatchObject([{ minutes: null, provider: 'estimate' }, { provider: 'osrm' }])
    expect(answer.fallbacks).toEqual([{ provider: 'osrm', reason: 'unknown-position', pairs: 1 }])
    expect(asked[0]?.destinations).toHaveLength(1)
  })

  it('leaves a failing server alone for a while, keeps what it said before, then asks again', async () => {
    let time = 0
    const travel = travelTime({ now: () => time, pauseMs: 1_000 })
    await travel.minutes([lectoure], [saintClar])
    reply = answerWith(503, '')
    await travel.minutes([lectoure], [fleurance])
    const paused = await travel.minutes([lectoure], [fleurance, saintClar])
    expect(asked).toHaveLength(2)
    expect(paused.pairs[0]?.map((pair) => pair.provider)).toEqual(['estimate', 'osrm'])
    expect(paused.fallbacks).toEqual([{ provider: 'osrm', reason: 'refused', pairs: 1 }])
    time = 1_001
    reply = answerTable
    const recovered = await travel.minutes([lectoure], [fleurance])
    expect(recovered).toEqual({ pairs: [[{ minutes: 5, provider: 'osrm' }]], fallbacks: [] })
  })
})
