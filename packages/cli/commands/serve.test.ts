import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, type Served, serveFrom } from '../testing/serve-process.ts'

let folder: string
let started: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-serve-'))
})

afterEach(() => {
  for (const child of started) child.kill('SIGTERM')
  started = []
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function serve(data: string, scenario: string, ...words: string[]): Served {
  const served = serveFrom(join(folder, data), words, { MAILLAGE_SCENARIO: scenario })
  started.push(served.child)
  return served
}

async function slugAt(address: string): Promise<string> {
  const network = (await (await fetch(`${address}/api/network`)).json()) as { slug: string }
  return network.slug
}

async function listenAnywhere(): Promise<Server & { port: number }> {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  return Object.assign(holder, { port: (holder.address() as { port: number }).port })
}

describe('maillage serve', () => {
  it('prints its address, refuses a second server on its data, ends at SIGTERM and keeps its data', async () => {
    const first = serve('kept', 'saint-martin', '--port', '0')
    const address = await addressOf(first)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    expect(await slugAt(address)).toBe('saint-martin')

    const second = serve('kept', 'saint-martin', '--port', '0')
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/^Le dossier de données .* est déjà utilisé par un autre Maillage\..*\n$/)

    first.child.kill('SIGTERM')
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)

    const again = serve('kept', 'gers', '--port', '0')
    expect(await slugAt(await addressOf(again))).toBe('saint-martin')
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
  }, 120_000)

  it('says in one sentence that its port is in use, and touches no database', async () => {
    const holder = await listenAnywhere()
    const refused = serve('never', 'saint-martin', '--port', String(holder.port))
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(new RegExp(`^Le port ${holder.port} est déjà utilisé\\..*\\n$`))
    holder.close()
  })

  it.each([
    ['fr', /^Les temps de trajet de \/nowhere\.csv .* ne peuvent pas servir.* ce fichier n’existe pas\.\n$/],
    ['en', /^The travel times of \/nowhere\.csv .* cannot be used: there is no such file\.\n$/],
  ])(
    'ends with code 1 and one sentence (%s) when its file of travel times is absent',
    async (lang, sentence) => {
      const refused = serveFrom(join(folder, 'never'), ['--port', '0', '--lang', lang], {
        MAILLAGE_TRAVEL_MATRIX: '/nowhere.csv',
      })
      expect(await refused.ended).toBe(1)
      expect(refused.output()).toMatch(sentence)
    },
  )

  it.each([
    ['--port', 'http'],
    ['--port', '65536'],
    ['--port=-1'],
    ['--port'],
    ['3000'],
    ['--port', '1', '2'],
  ])('refuses %s %s with a sentence and code 2', async (...words) => {
    const refused = serve('never', 'saint-martin', ...words)
    expect(await refused.ended).toBe(2)
    expect(refused.output()).toMatch(/port/)
  })
})
