import {
  askBackup as askBackupRoute,
  askVerification as askVerificationRoute,
  listBackups as listBackupsRoute,
} from '@maillage/contract/backup.ts'
import { type Platform, runAction } from '../../platform/action.ts'
import { callWithoutKey } from '../../platform/call-of.ts'
import type { Config } from '../../platform/config.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { askBackup, askBackupVerification } from './ask-backup.ts'
import { listBackups } from './list-backups.ts'

export interface BackupDependencies {
  platform: Platform
  network: { id(): Promise<string> }
  backup: Config['backup']
}

/** The backups of the platform, for its administrators: see them, have one made, have one read to its end. */
export function backupRoutes({ platform, network, backup }: BackupDependencies): App {
  const router = createRouter()
  const here = async () => ({ networkId: await network.id() })
  router.openapi(guarded(listBackupsRoute, listBackups), async (c) => {
    const actor = await c.get('actor')()
    return c.json(await runReading(platform, listBackups, actor, { ...(await here()), backup }), 200)
  })
  router.openapi(guarded(askBackupRoute, askBackup), async (c) => {
    const input = { ...(await here()), folder: backup.folder }
    return c.json(await runAction(platform, askBackup, await callWithoutKey(c), input), 202)
  })
  router.openapi(guarded(askVerificationRoute, askBackupVerification), async (c) => {
    const { name } = c.req.valid('param')
    const { folder, passphrase } = backup
    const input = { ...(await here()), name, folder, passphrase }
    return c.json(await runAction(platform, askBackupVerification, await callWithoutKey(c), input), 202)
  })
  return router
}
