import { ConfigError } from '@maillage/server/platform/config.ts'
import { Refusal } from '@maillage/server/platform/refusal.ts'
import type { Lang } from './command.ts'

const unreachable: Record<Lang, (code: string) => string> = {
  fr: (code) =>
    `La base de données ne répond pas (${code}). Vérifiez DATABASE_URL, et que le serveur PostgreSQL tourne.`,
  en: (code) =>
    `The database does not answer (${code}). Check DATABASE_URL, and that the PostgreSQL server runs.`,
}

/** One sentence for a start that the environment prevents; undefined for a defect, which deserves its stack. */
export function describeStartFailure(error: unknown, lang: Lang): string | undefined {
  if (error instanceof ConfigError) return error.sentence[lang]
  if (error instanceof Refusal) return error.sentence[lang]
  const code = (error as { code?: unknown }).code
  const connectionFailed =
    typeof code === 'string' &&
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|08\w{3}|28\w{3}|3D000|57P0\d)$/.test(code)
  return connectionFailed ? unreachable[lang](code) : undefined
}
