import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@maillage/server/platform/postgres-process.ts'
import { addressOf, databaseOf, type Served, serveFrom } from './serve-process.ts'

export type Victim = 'server' | 'database' | 'both'

/** A server that is started again, at the same port, whenever it ends: what systemd or a container platform does. */
export interface SupervisedServer {
  address: string
  served(): Served
  /** `kill -9`; resolves once requests are served again. */
  kill(victim: Victim): Promise<void>
  /** Ends it in order, and does not start it again. */
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000

export async function supervise(
  dataFolder: string,
  environment: Record<string, string>,
): Promise<SupervisedServer> {
  const port = await freePort()
  const start = () => serveFrom(dataFolder, ['--port', String(port)], environment)
  let served = start()
  let stopping = false
  const watch = (): void => {
    void served.ended.then(() => {
      if (stopping) return
      served = start()
      watch()
    })
  }
  await addressOf(served)
  watch()
  const address = `http://127.0.0.1:${port}`
  return {
    address,
    served: () => served,
    kill: async (victim) => {
      const database = await databaseOf(served)
      const ended = served.ended
      if (victim !== 'server') process.kill(database.pid, 'SIGKILL')
      if (victim !== 'database') {
        served.child.kill('SIGKILL')
        await ended
      }
      await untilReady(address, () => served)
    },
    stop: async () => {
      stopping = true
      served.child.kill('SIGTERM')
      await served.ended
    },
  }
}

async function untilReady(address: string, served: () => Served): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  // The old database may still answer for an instant.
  await wait(150)
  while (performance.now() < deadline) {
    const ready = await fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await wait(50)
  }
  throw new Error(`The service did not come back:\n${served().output()}`)
}
