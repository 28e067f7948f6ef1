import { randomUUID } from 'node:crypto'
import type { Call, Platform } from '@maillage/server/platform/action.ts'
import { systemClock } from '@maillage/server/platform/clock.ts'
import type { Db } from '@maillage/server/platform/database.ts'
import { newId } from '@maillage/server/platform/ids.ts'
import { silentFeed } from '@maillage/server/platform/live.ts'
import { secretsFrom } from '@maillage/server/platform/secrets.ts'
import type { Lang } from './command.ts'

/**
 * What a command gives an action, in place of a server: for actions that keep nothing which the server's secret would hash or sign.
 * @param task the name of the command, for the audit.
 */
export function systemPlatform(db: Db, task: string, language: Lang): { platform: Platform; call: Call } {
  return {
    platform: { db, clock: systemClock, newId, secrets: secretsFrom(randomUUID()), live: silentFeed },
    call: { actor: { kind: 'system', task }, language },
  }
}
