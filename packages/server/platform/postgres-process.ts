import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import pg from 'pg'
import { ConfigError } from './config.ts'
import type { Launcher } from './postgres-launcher.ts'

/**
 * Starts PostgreSQL in a process group of its own and waits until it takes connections. Returns the number of its process.
 * @throws {ConfigError} with its last words when it does not start.
 */
export async function launch(
  binary: string,
  cluster: string,
  port: number,
  launcher: Launcher,
  dataFolder: string,
): Promise<number> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'logging_collector=off',
    'lc_messages=C',
    'max_connections=60',
    'shared_buffers=64MB',
    'effective_cache_size=512MB',
    'random_page_cost=1.1',
    'jit=off',
    'log_statement=none',
    'log_min_error_statement=panic',
    'log_min_messages=warning',
  ]
  const { file, args } = launcher.command(binary, [
    '-D',
    cluster,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const child = spawn(file, args, {
    ...launcher.identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
  })
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000)
  })
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break
    if (child.pid && (await accepts(port))) return child.pid
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGQUIT')
  const said = output.trim().split('\n').slice(-3).join(' ')
  throw new ConfigError({
    fr: `La base de données de ${dataFolder} n’a pas démarré : ${said}`,
    en: `The database of ${dataFolder} did not start: ${said}`,
  })
}

/** It takes connections once it can refuse a wrong password. */
async function accepts(port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'maillage',
    password: 'probe',
    database: 'postgres',
    connectionTimeoutMillis: 1000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    return (error as { code?: string }).code === '28P01'
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Ends sessions, writes everything, and waits for the process to be gone, 30 seconds at most. */
export async function stopByPid(pid: number): Promise<void> {
  if (!signal(pid)) return
  for (let tries = 0; tries < 300; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** SIGINT is PostgreSQL's "fast shutdown": sessions end, everything is written. False when it already ended. */
function signal(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGINT')
  } catch {
    return false
  }
}

/** A port of the loopback address that nobody holds at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
