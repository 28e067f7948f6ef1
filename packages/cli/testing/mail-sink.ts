import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A mail server of a test: it accepts everything and remembers what it said yes to. */
export interface MailSink {
  /** For SMTP_URL. */
  url: string
  /** How many times each message was accepted, by its id. Counted before the answer leaves: a sender that dies meanwhile was served. */
  accepted: Map<string, number>
  /** How long it thinks before it accepts, in ms. */
  delayMs: number
  close(): Promise<void>
}

export async function openMailSink(): Promise<MailSink> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    talk(socket, sink)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    accepted: new Map(),
    delayMs: 0,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return sink
}

const portOf = (server: Server): number => (server.address() as { port: number }).port

/** As much of RFC 5321 as a client needs: one line an answer, the message between DATA and a lone dot. */
function talk(socket: Socket, sink: MailSink): void {
  let received = ''
  let message: string | undefined
  const say = (line: string) => socket.write(`${line}\r\n`)
  const take = async (line: string): Promise<void> => {
    if (message === undefined) {
      if (/^DATA/i.test(line)) message = ''
      say(message === '' ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 ok')
    } else if (line === '.') {
      const id = /^Message-ID: <([^@>]+)/im.exec(message)?.[1] ?? 'without an id'
      message = undefined
      await wait(sink.delayMs)
      if (socket.destroyed) return
      sink.accepted.set(id, (sink.accepted.get(id) ?? 0) + 1)
      say('250 accepted')
    } else message += `${line}\n`
  }
  let turn = Promise.resolve()
  socket.on('data', (chunk) => {
    received += chunk.toString()
    const lines = received.split('\r\n')
    received = lines.pop() ?? ''
    for (const line of lines) turn = turn.then(() => take(line))
  })
  say('220 sink')
}
