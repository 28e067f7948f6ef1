import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { rotateBackups } from './rotate-backups.ts'

it('rotation removes backups of its own network, and unfinished ones of yesterday, and no other file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-rotation-'))
  const stays = [
    'holidays.age',
    'maillage-gers-20270112T021500Z.age',
    'maillage-gers-20270112T021500Z.age.part',
    'maillage-gers-est-20260101T021500Z.age',
    'maillage-gers-20260101T021500Z.age.copy',
  ]
  const goes = [
    'maillage-gers-20270101T021500Z.age.part',
    'maillage-gers-20270110T021500Z.age',
    'maillage-gers-20270111T021500Z.age',
  ]
  for (const name of [...stays, ...goes]) await writeFile(join(folder, name), '')
  await mkdir(join(folder, 'maillage-gers-20250101T021500Z.age'))
  const removed = await rotateBackups(folder, {
    network: 'gers',
    keep: { daily: 1, weekly: 1, monthly: 1 },
    now: Temporal.Instant.from('2027-01-12T02:16:00Z'),
  })
  expect(removed).toEqual(goes)
  expect((await readdir(folder)).sort()).toEqual([...stays, 'maillage-gers-20250101T021500Z.age'].sort())
  await rm(folder, { recursive: true })
})
