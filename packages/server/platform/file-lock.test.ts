import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeFileLock, waitForFileLock } from './file-lock.ts'

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-lock-'))
})
beforeEach(() => {
  file = join(folder, 'lock')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('one holds it at a time; the next takes it once it is let go of', async () => {
  const release = await takeFileLock(file, 0)
  expect(await takeFileLock(file, 200)).toBeUndefined()
  expect(await waitForFileLock(file, 200)).toBe(false)
  const next = takeFileLock(file, 5_000)
  await release?.()
  await (await next)?.()
  expect(await readdir(folder)).toEqual([])
  expect(await waitForFileLock(file, 0)).toBe(true)
})

/** Whoever judged the lock abandoned may be late: twenty rounds of twelve show it, one of four seldom did. */
test('that of a process that was killed is taken over, once', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  for (let round = 0; round < 20; round++) {
    await writeFile(file, `${child.pid} 1`)
    expect(await waitForFileLock(file, 0)).toBe(true)
    const taken = await Promise.all(Array.from({ length: 12 }, () => takeFileLock(file, 0)))
    const [release, ...others] = taken.filter((mine) => mine !== undefined)
    expect(others).toEqual([])
    expect((await readFile(file, 'utf8')).split(' ')[0]).toBe(String(process.pid))
    await release?.()
    expect(await readdir(folder)).toEqual([])
  }
})

test.runIf(process.platform === 'linux')('its number may belong to another program by now', async () => {
  await writeFile(file, `${process.pid} 1`)
  const release = await takeFileLock(file, 0)
  expect(release).toBeDefined()
  await release?.()
})

test('one that was never written is of a process in between, then of a killed one', async () => {
  await writeFile(file, '')
  expect(await takeFileLock(file, 0)).toBeUndefined()
  const longAgo = new Date(Date.now() - 10_000)
  await utimes(file, longAgo, longAgo)
  const release = await takeFileLock(file, 0)
  expect(release).toBeDefined()
  await release?.()
})
