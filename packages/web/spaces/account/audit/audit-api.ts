import type { AuditChain, AuditLine, BreakGlass } from '@maillage/contract/audit.ts'
import type { Bilingual } from '@maillage/contract/common.ts'
import { request } from '../../../api/client.ts'

interface Choices {
  accounts: { id: string; name: string }[]
  actions: { action: string; label: Bilingual }[]
}

const withQuery = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path)

export const auditApi = {
  entries: (query: URLSearchParams, before: number | undefined) => {
    const page = new URLSearchParams(query)
    if (before !== undefined) page.set('before', String(before))
    return request<{ items: AuditLine[]; next: number | null }>(withQuery('/api/audit/entries', page))
  },
  csv: (query: URLSearchParams, language: string) => {
    const asked = new URLSearchParams(query)
    asked.set('lang', language)
    return withQuery('/api/audit/entries.csv', asked)
  },
  choices: () => request<Choices>('/api/audit/choices'),
  chain: () => request<AuditChain>('/api/audit/chain'),
  /** Reads the whole log again: it takes its time. */
  verify: () => request<AuditChain>('/api/audit/chain/verify', { body: {}, limitMs: 120_000 }),
  breakGlasses: (query: URLSearchParams) => {
    const asked = new URLSearchParams()
    for (const name of ['since', 'until']) if (query.get(name)) asked.set(name, query.get(name) ?? '')
    return request<{ items: BreakGlass[] }>(withQuery('/api/break-glass', asked)).then(
      (answer) => answer.items,
    )
  },
}
