import type { App } from '../platform/http.ts'
import type { Answer } from './booking-desk.ts'

/** A browser without a screen: it keeps the cookies of this site and sends them back. */
export interface Browser {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Asks without following a redirection. */
  visit(path: string): Promise<Response>
}

export function openBrowser(app: App): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({
      'sec-fetch-site': 'same-origin',
      ...(init.headers as Record<string, string>),
    })
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(path, { ...init, headers })
    keepCookies(cookies, response)
    return response
  }
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.json(),
    headers: response.headers,
  })
  return {
    cookies,
    visit: (path) => send(path),
    get: async (path, headers = {}) => answer(await send(path, { headers })),
    post: async (path, body, headers = {}) =>
      answer(
        await send(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  }
}

/** Keeps what a response sets, and throws away what it ends. */
export function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const isOver = attributes.some((part) => /^ *(max-age=0|expires=thu, 01 jan 1970.*)$/i.test(part))
    if (isOver || value === '') cookies.delete(name.trim())
    else cookies.set(name.trim(), value)
  }
}
