import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Words of the screens: a `name.fr.ts` beside a `name.en.ts`, each exporting one tree of sentences and functions. */
const folder = new URL('../packages/web/i18n/', import.meta.url)
const french = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.fr.ts'))

describe.each(french)('%s', (name) => {
  it('has every message in English, a sentence where French has one', async () => {
    const [fr, en] = [await shapeOf(name), await shapeOf(name.replace('.fr.ts', '.en.ts'))]
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort())
    expect(en).toEqual(fr)
  })

  it('leaves no message empty', async () => {
    for (const file of [name, name.replace('.fr.ts', '.en.ts')]) {
      const empty = (await messagesOf(file)).filter(
        ([, message]) => typeof message === 'string' && message.trim() === '',
      )
      expect(empty, file).toEqual([])
    }
  })
})

/** What each message is: a string, or a function that makes one. */
async function shapeOf(name: string): Promise<Record<string, string>> {
  return Object.fromEntries((await messagesOf(name)).map(([path, message]) => [path, typeof message]))
}

async function messagesOf(name: string): Promise<[string, unknown][]> {
  const module = (await import(new URL(name, folder).href)) as Record<string, unknown>
  const tree = Object.values(module).find((exported) => typeof exported === 'object')
  if (tree === undefined) throw new Error(`${name} exports no messages`)
  return flatten(tree as Record<string, unknown>, '')
}

function flatten(tree: Record<string, unknown>, prefix: string): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? flatten(value as Record<string, unknown>, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value] as [string, unknown]],
  )
}
