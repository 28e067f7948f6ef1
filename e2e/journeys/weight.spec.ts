import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { test } from '../test.ts'

for (const [space, path] of [
  ['the patient’s space', '/'],
  ['the account space', '/mon-espace'],
  ['the public page of access', '/acces/32256'],
] as const)
  test(`the first load of ${space} weighs at most 150 kB of script and 20 kB of style`, async ({
    request,
  }) => {
    const page = await (await request.get(path)).text()
    const weigh = async (pattern: RegExp): Promise<number> => {
      const files = await Promise.all([...page.matchAll(pattern)].map((found) => request.get(found[1] ?? '')))
      const bodies = await Promise.all(files.map((file) => file.body()))
      return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
    }
    const script = await weigh(/(?:src|rel="modulepreload"[^>]*href)="([^"]+\.js)"/g)
    const style = await weigh(/href="([^"]+\.css)"/g)
    expect(script).toBeGreaterThan(80_000)
    expect(script).toBeLessThan(150_000)
    expect(style).toBeGreaterThan(4_000)
    expect(style).toBeLessThan(20_000)
  })

test('whoever opens the own space loads its screen and none of the staff’s, 125 kB of script in all', async ({
  page,
}) => {
  const loaded = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    const name = /[/]assets[/](.+)[.]js$/.exec(response.url())?.[1]
    if (name)
      loaded.set(
        name,
        response.body().then((body) => gzipSync(body).length),
      )
  })
  await page.goto('/mon-espace')
  await expect(page.getByRole('button', { name: 'Recevoir un code' })).toBeVisible()
  const names = [...loaded.keys()]
  expect(names.filter((name) => name.startsWith('MinePage-'))).toHaveLength(1)
  expect(
    names.filter((name) => /^(SignIn|SecondFactor|Staff|Members|Security|Audit|Rights|Backups)/.test(name)),
  ).toEqual([])
  const weights = await Promise.all(loaded.values())
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(125_000)
})
