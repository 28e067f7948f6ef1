import type { Network } from '@maillage/contract/network.ts'
import { request } from '../../api/client.ts'

/** A POST, with or without a body. */
export function send<T>(path: string, body: unknown = {}): Promise<T> {
  return request<T>(path, { body })
}

export function readNetwork(): Promise<Network> {
  return request('/api/network')
}
