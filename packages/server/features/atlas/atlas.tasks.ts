import { runAction } from '../../platform/action.ts'
import type { TaskHandlers } from '../../platform/jobs.ts'
import type { AccessDependencies } from './atlas-dependencies.ts'
import { readPublicReasons } from './atlas.queries.ts'
import { computeAccessDay } from './compute-access-day.ts'
import { keepAccessDay } from './keep-access-day.ts'

/** The job of every night: how far the nearest open slot is, for the reason that stands for general medicine. */
export function atlasTasks(deps: AccessDependencies): Pick<TaskHandlers, 'keep-access-day'> {
  return {
    'keep-access-day': async () => {
      const { db } = deps.platform
      const networkId = await deps.network.id()
      const network = await db
        .selectFrom('network')
        .select(['departements', 'time_zone as timeZone'])
        .where('id', '=', networkId)
        .executeTakeFirst()
      const [reason] = await readPublicReasons(db, networkId)
      if (!network || !reason) return
      const day = await computeAccessDay(deps, network.departements, reason.id)
      const call = { actor: { kind: 'system', task: 'keep-access-day' }, language: 'fr' } as const
      await runAction(deps.platform, keepAccessDay, call, { networkId, timeZone: network.timeZone, ...day })
    },
  }
}
