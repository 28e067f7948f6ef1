import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface Served {
  child: ChildProcess
  dataFolder: string
  output(): string
  /** The exit code, once the process has ended. */
  ended: Promise<number | null>
}

/** `maillage serve` in a process of its own, with the embedded database of a data folder. */
export function serveFrom(
  dataFolder: string,
  words: readonly string[] = ['--port', '0'],
  environment: Record<string, string> = {},
): Served {
  const child = spawn(process.execPath, [main, 'serve', ...words], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      MAILLAGE_DATA: dataFolder,
      MAILLAGE_SCENARIO: 'saint-martin',
      MAILLAGE_LOG: 'silent',
      ...environment,
    },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, dataFolder, output: () => output, ended }
}

/** The address that the server prints once it is ready. */
export async function addressOf(served: Served): Promise<string> {
  const ready = /prêt.*(http:\/\/\S+)/
  while (!ready.test(served.output())) {
    const ended = await Promise.race([served.ended.then(() => true), wait(50, false)])
    if (ended) throw new Error(`The server ended before it was ready:\n${served.output()}`)
  }
  return ready.exec(served.output())?.[1] ?? ''
}

/** The PostgreSQL of a server that runs: the process to kill, the address to look into. */
export async function databaseOf(served: Served): Promise<{ pid: number; url: string; pidFile: string }> {
  const pidFile = join(served.dataFolder, 'postgres', 'postmaster.pid')
  const [pid = '', , , port = ''] = (await readFile(pidFile, 'utf8')).split('\n')
  const password = (await readFile(join(served.dataFolder, 'postgres.password'), 'utf8')).trim()
  return { pid: Number(pid), url: `postgres://maillage:${password}@127.0.0.1:${port}/postgres`, pidFile }
}
