import type { Command, Io } from '../command.ts'

/** Ctrl-C reaches both the launcher and the server: a second signal this soon is the same one. */
const sameSignalMilliseconds = 1_000
const stopPatienceMilliseconds = 20_000

const text = {
  fr: {
    ready: (address: string) => `Maillage est prêt : ${address}`,
    howToStop: 'Pour arrêter : Ctrl-C.',
    stopping: 'Arrêt : fin des demandes en cours, puis de la base de données.',
    badPort: (value: string) => `Le port « ${value} » n’est pas un nombre entre 0 et 65535.`,
    portInUse: (port: number) =>
      `Le port ${port} est déjà utilisé. Fermez ce qui l’occupe, ou choisissez-en un autre : PORT=3001 npm start`,
    portForbidden: (port: number) =>
      `Le port ${port} demande des droits que ce compte n’a pas. Choisissez-en un au-dessus de 1024.`,
  },
  en: {
    ready: (address: string) => `Maillage is ready: ${address}`,
    howToStop: 'To stop: Ctrl-C.',
    stopping: 'Stopping: requests under way first, then the database.',
    badPort: (value: string) => `The port "${value}" is not a number between 0 and 65535.`,
    portInUse: (port: number) =>
      `Port ${port} is already in use. Close what holds it, or choose another one: PORT=3001 npm start`,
    portForbidden: (port: number) =>
      `Port ${port} asks for rights that this account lacks. Choose one above 1024.`,
  },
}

export const serve: Command = {
  name: 'serve',
  summary: {
    fr: 'démarrer l’application, l’API et les tâches de fond',
    en: 'start the application, the API and the background jobs',
  },
  usage: {
    fr: [
      'maillage serve [--port N]',
      '',
      'PORT (3000), MAILLAGE_DATA (.maillage) et DATABASE_URL se lisent dans l’environnement.',
      'Ctrl-C ou SIGTERM : les demandes en cours finissent, la base de données s’arrête proprement.',
    ].join('\n'),
    en: [
      'maillage serve [--port N]',
      '',
      'PORT (3000), MAILLAGE_DATA (.maillage) and DATABASE_URL are read in the environment.',
      'Ctrl-C or SIGTERM: requests under way end, the database stops cleanly.',
    ].join('\n'),
  },
  async run(args, io) {
    const port = readPort(args)
    if (typeof port === 'string') {
      io.err(port === '' ? serve.usage[io.lang] : text[io.lang].badPort(port))
      return 2
    }
    return serveUntilAskedToStop(port, io)
  },
}

/** The port asked for, undefined when none is; the faulty value, or '' for another misuse. */
function readPort(args: readonly string[]): number | undefined | string {
  if (args.length === 0) return undefined
  const value = args[0]?.startsWith('--port=') ? args[0].slice('--port='.length) : args[1]
  const understood =
    args[0] === '--port' ? args.length === 2 : args[0]?.startsWith('--port=') && args.length === 1
  if (!understood || value === undefined) return ''
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : value
}

async function serveUntilAskedToStop(port: number | undefined, io: Io): Promise<number> {
  const { startServer } = await import('@maillage/server/main.ts')
  const { describeStartFailure } = await import('../start-failure.ts')
  const words = text[io.lang]
  const stopRequest = listenForStopRequest()
  try {
    const server = await startServer(port === undefined ? {} : { port })
    io.out(io.json ? JSON.stringify({ address: server.address }) : words.ready(server.address))
    if (!io.json) io.out(words.howToStop)
    await stopRequest
    if (!io.json) io.out(words.stopping)
    endAnyway()
    await server.stop()
    return 0
  } catch (error) {
    const sentence = describePortFailure(error, io) ?? describeStartFailure(error, io.lang)
    if (sentence === undefined) throw error
    io.err(sentence)
    return 1
  }
}

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. A second one, later, ends the process at once. */
function listenForStopRequest(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined
    const onSignal = (): void => {
      if (askedAt !== undefined && performance.now() - askedAt > sameSignalMilliseconds) process.exit(130)
      askedAt ??= performance.now()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  })
}

/** A stop that hangs ends nevertheless; the database recovers by itself at the next start. */
function endAnyway(): void {
  setTimeout(() => process.exit(1), stopPatienceMilliseconds).unref()
}

function describePortFailure(error: unknown, io: Io): string | undefined {
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return text[io.lang].portInUse(port ?? 0)
  if (code === 'EACCES' && port !== undefined) return text[io.lang].portForbidden(port)
  return undefined
}
