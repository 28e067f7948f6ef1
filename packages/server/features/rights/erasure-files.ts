import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const FILE = 'erasures.jsonl'

const Erased = z.object({
  networkId: z.uuid(),
  patientId: z.uuid(),
  mode: z.enum(['erase', 'anonymise', 'restrict']),
  erasedAt: z.iso.datetime(),
})
/** A line of the journal: ids that name nobody any more. */
export type Erased = z.infer<typeof Erased>

/** The journals of these folders as one: of a person erased twice, the later line. A line cut short is left out. */
export async function readErasures(folders: readonly string[]): Promise<Erased[]> {
  const known = new Map<string, Erased>()
  for (const folder of folders) {
    const text = await readFile(join(folder, FILE), 'utf8').catch(missing)
    for (const line of text.split('\n')) {
      const { data } = Erased.safeParse(parse(line))
      if (data && (known.get(data.patientId)?.erasedAt ?? '') < data.erasedAt) known.set(data.patientId, data)
    }
  }
  return [...known.values()]
}

/** Writes the journal into each folder, whole or not at all, readable by its owner only. */
export async function writeErasures(folders: readonly string[], erased: readonly Erased[]): Promise<void> {
  const text = erased.map((line) => `${JSON.stringify(line)}\n`).join('')
  for (const folder of folders) {
    const draft = join(folder, `${FILE}.${process.pid}.part`)
    await writeFile(draft, text, { mode: 0o600 })
    await chmod(draft, 0o600)
    await rename(draft, join(folder, FILE))
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function missing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}
