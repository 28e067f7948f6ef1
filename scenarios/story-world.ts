import { type Action, runAction } from '@maillage/server/platform/action.ts'
import { actorAs } from '@maillage/server/testing/actors.ts'
import { signInAs } from '@maillage/server/testing/sign-in-as.ts'
import { createTestApp, type TestApp } from '@maillage/server/testing/test-app.ts'

// biome-ignore lint/suspicious/noExplicitAny: a story reads members of many kinds of answers
export type Heard = any

export interface Answered {
  status: number
  body: Heard
}

/** What a story acts on: the whole application with its scenario, and what earlier steps left to remember. */
export interface StoryWorld {
  app: TestApp
  memory: Record<string, Heard>
  get(path: string, token?: string): Promise<Answered>
  post(path: string, body: unknown, token?: string): Promise<Answered>
  /** What has no screen yet is done through its action, as the office. */
  act<Input, Output>(action: Action<Input, Output>, input: Input): Promise<Output>
  reason(code: string): Promise<string>
  /** The last message sent to an address, as the outbox shows it. */
  lastMessageTo(recipient: string): Promise<{ subject: string; body: string }>
}

export async function openStoryWorld(scenario: string, now: string): Promise<StoryWorld> {
  const app = await createTestApp({ scenario, now })
  const secretary = await signInAs(app, ['secretary'])
  const send = async (path: string, init: RequestInit, token?: string): Promise<Answered> => {
    const headers = {
      'content-type': 'application/json',
      ...(path.startsWith('/api/office') ? secretary : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const response = await app.request(path, { ...init, headers })
    return { status: response.status, body: await response.json() }
  }
  const get = (path: string, token?: string) => send(path, {}, token)
  const post = (path: string, body: unknown, token?: string) =>
    send(path, { method: 'POST', body: JSON.stringify(body) }, token)
  return {
    app,
    memory: {},
    get,
    post,
    act: (action, input) =>
      runAction(app.deps.platform, action, { actor: actorAs('secretary'), language: 'fr' }, input),
    reason: async (code) => {
      const { reasons } = (await get('/api/network')).body
      return reasons.find((reason: Heard) => reason.code === code).id
    },
    lastMessageTo: async (recipient) => {
      const { items } = (await get('/api/dev/messages')).body
      return items.find((message: Heard) => message.recipient === recipient)
    },
  }
}
