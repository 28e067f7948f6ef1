import { Agent, request } from 'node:http'

export interface HttpAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a measure reads members of many kinds of answers
  body: any
  milliseconds: number
}

export interface HttpClient {
  get(path: string): Promise<HttpAnswer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>
  close(): void
}

/** A bare HTTP client that keeps its connections open. */
export function openClient(port: number, connections: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = (method: string, path: string, payload?: string, headers: Record<string, string> = {}) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const started = performance.now()
      const length =
        payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
      const outgoing = request(
        { agent, port, host: '127.0.0.1', method, path, headers: { ...length, ...headers } },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const milliseconds = performance.now() - started
            resolve({
              status: response.statusCode ?? 0,
              body: JSON.parse(Buffer.concat(chunks).toString()),
              milliseconds,
            })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(payload)
    })
  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, JSON.stringify(body), headers),
    close: () => agent.destroy(),
  }
}

/** Runs `work` for each item, `clients` at a time; resolves to the answers in order of the items. */
export async function inParallel<Item, Answer>(
  items: readonly Item[],
  clients: number,
  work: (item: Item, client: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers = new Array<Answer>(items.length)
  let next = 0
  const client = async (number: number) => {
    while (next < items.length) {
      const place = next++
      answers[place] = await work(items[place] as Item, number)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return answers
}
