import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const startTimeoutMilliseconds = 90_000
const stopTimeoutMilliseconds = 15_000

export interface RunningServer {
  readonly address: string
  stop(): Promise<void>
}

/**
 * Starts the real server, `maillage serve`, on a free port, and waits until it says that it is ready.
 * @throws with all that the server printed, when it ends or stays silent before.
 */
export async function startRealServer(environment: Record<string, string>): Promise<RunningServer> {
  const port = await findFreePort()
  const server = spawn(process.execPath, ['packages/cli/main.ts', 'serve'], {
    cwd: root,
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  server.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))

  const address = `http://127.0.0.1:${port}`
  try {
    await waitUntilReady(server, address)
  } catch (error) {
    await stopServer(server)
    throw new Error(`${(error as Error).message}\n${output}`)
  }
  return { address, stop: () => stopServer(server) }
}

async function waitUntilReady(server: ChildProcess, address: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMilliseconds
  while (Date.now() < deadline) {
    if (server.exitCode !== null)
      throw new Error(`The server ended with code ${server.exitCode} before it was ready:`)
    const ready = await fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await wait(100)
  }
  throw new Error(`The server was not ready after ${startTimeoutMilliseconds / 1000} s:`)
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGTERM')
  const patience = setTimeout(() => server.kill('SIGKILL'), stopTimeoutMilliseconds)
  await ended
  clearTimeout(patience)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
