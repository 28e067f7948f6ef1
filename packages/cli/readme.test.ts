import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runSlots } from './commands/slots.ts'

const root = new URL('../../', import.meta.url)
const readme = await readFile(new URL('README.md', root), 'utf8')
const commands = readme.split('\n').filter((line) => line.startsWith('npm run maillage -- '))

describe('the commands of the README', () => {
  it('ask for the slots of a file that is there', async () => {
    const line = commands.find((command) => command.includes('-- slots '))
    const args = /slots (.*?) +#/.exec(line ?? '')?.[1]?.split(' ') ?? []
    const out: string[] = []
    const io = { lang: 'fr', json: false, out: (text: string) => out.push(text), err: console.error } as const
    const read = (path: string) => readFile(fileURLToPath(new URL(path, root)), 'utf8')
    expect(await runSlots(args, io, read)).toBe(0)
    expect(out.join('\n')).toMatch(/^3 créneaux du vendredi 26 mars 2027/)
  })

  it('give a passphrase before they back up', () => {
    const key = readme.search(/^export MAILLAGE_BACKUP_PASSPHRASE='.{12,}'/m)
    expect(key).toBeGreaterThan(0)
    expect(readme.indexOf('npm run maillage -- backup')).toBeGreaterThan(key)
  })
})
