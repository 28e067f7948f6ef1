import { type CommuneIndex, loadCommunes } from '@maillage/territory/communes.ts'
import { areaRows } from './area-rows.ts'
import { type AccessRequest, accessOf, type AccessTables, computeTables } from './area-access.ts'
import type { AccessOrder, AccessReport } from './access-messages.ts'

interface Ground {
  readonly index: CommuneIndex
  readonly rows: Int32Array
  readonly population: readonly number[]
}

let ground: Ground | undefined
let current = 0
let known: { key: string; tables: AccessTables } | undefined

const say = (report: AccessReport) => postMessage(report)
const heard = () => new Promise((resolve) => setTimeout(resolve))

/** When only what is open changed, the minutes stay. */
async function compute(id: number, request: AccessRequest): Promise<void> {
  if (!ground) return
  const started = performance.now()
  const key = keyOf(request)
  const tables = known?.key === key ? known.tables : await tablesOf(id, ground, request)
  if (!tables) return
  known = { key, tables }
  const access = accessOf(tables, ground.population, request)
  say({ kind: 'done', id, access, tookMs: performance.now() - started })
}

/** Nothing when it was told to stop on the way. */
async function tablesOf(
  id: number,
  { index, rows }: Ground,
  request: AccessRequest,
): Promise<AccessTables | undefined> {
  const steps = computeTables(index, rows, request)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    say({ kind: 'progress', id, done: Math.floor(step.value * rows.length), total: rows.length })
    await heard()
    if (id !== current) return undefined
  }
}

function keyOf({ travel, sites }: AccessRequest): string {
  const made = travel.kind === 'given' ? travel.label : travel
  return JSON.stringify([made, sites.map(({ communeCode, lon, lat }) => [communeCode, lon, lat])])
}

addEventListener('message', ({ data }: MessageEvent<AccessOrder>) => {
  if (data.kind === 'cancel') current = -1
  else if (data.kind === 'ground') {
    const index = loadCommunes(data.files)
    const rows = areaRows(index, data.outside)
    ground = { index, rows, population: Array.from(rows, (row) => index.population[row] as number) }
    known = undefined
  } else {
    current = data.id
    compute(data.id, data.request).catch((error: unknown) =>
      say({ kind: 'failed', id: data.id, message: String(error) }),
    )
  }
})
