import type { Problem } from '@maillage/contract/common.ts'
import { ApiProblem, Unreachable } from '../../../api/client.ts'
import { readLanguage } from '../../../i18n/language.ts'

/** A document of many pages takes its time. */
const LIMIT_MS = 60_000

/**
 * Asks for a document by POST and hands it to the browser as a download; nothing of it stays in the page.
 * @throws {ApiProblem} what the server refused; {Unreachable} when nothing answered.
 */
export async function download(path: string, body: unknown, fallbackName: string): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': readLanguage() },
    body: JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch(() => {
    throw new Unreachable('no answer')
  })
  if (!response.ok) throw await refusalOf(response)
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(response.headers.get('content-disposition')) ?? fallbackName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

async function refusalOf(response: Response): Promise<Error> {
  const answer = (await response.json().catch(() => undefined)) as Problem | undefined
  return answer && typeof answer.code === 'string'
    ? new ApiProblem(answer)
    : new Unreachable(`HTTP ${response.status}`)
}

/** The name that the server gave to an attachment, if it gave one. */
export function fileName(disposition: string | null): string | undefined {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1]
}
