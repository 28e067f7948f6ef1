import type { Network } from '@maillage/contract/network.ts'
import { ApiProblem, request, type RequestOptions } from '../../api/client.ts'

const signedOut = 'maillage:signed-out'

/** Calls `listener` when an answer says that the session is over. */
export function watchSignedOut(listener: () => void): void {
  window.addEventListener(signedOut, listener)
}

/** Asks the API as somebody signed in: when the session is over, the screens read who is signed in again. */
export async function ask<T>(path: string, options: RequestOptions = {}): Promise<T> {
  try {
    return await request<T>(path, options)
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'sign-in-needed')
      window.dispatchEvent(new Event(signedOut))
    throw error
  }
}

/** A POST, with or without a body. */
export function send<T>(path: string, body: unknown = {}): Promise<T> {
  return ask<T>(path, { body })
}

export function readNetwork(): Promise<Network> {
  return request('/api/network')
}
