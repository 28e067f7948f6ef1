import { atlasTasks } from './features/atlas/atlas.tasks.ts'
import { auditTasks, auditVerificationTasks } from './features/audit/audit.tasks.ts'
import { backupTasks } from './features/backup/backup.tasks.ts'
import { bookingTasks } from './features/booking/booking.tasks.ts'
import { messageTasks } from './features/messages/message.tasks.ts'
import type { CurrentNetwork } from './features/network/current-network.ts'
import { openingTasks } from './features/openings/opening.tasks.ts'
import { personTasks } from './features/person/person.tasks.ts'
import { retentionTasks } from './features/retention/retention.tasks.ts'
import { rightsTasks } from './features/rights/rights.tasks.ts'
import { createSiteTravel } from './features/territory/site-travel.ts'
import type { Platform } from './platform/action.ts'
import { systemClock } from './platform/clock.ts'
import type { FencedDatabase } from './platform/fence.ts'
import type { JobRunners } from './platform/jobs.ts'
import type { CommuneIndex } from '@maillage/territory/communes.ts'
import type { TravelTime } from '@maillage/territory/travel-time.ts'
import type { Courier } from './platform/mail.ts'

interface JobDependencies {
  database: FencedDatabase
  /** Where the journal of erasures is kept beside the database. */
  erasureFolders: readonly string[]
  platform: Platform
  courier: Courier
  /** The network of this server: where what is done for the whole database is traced. */
  network: Pick<CurrentNetwork, 'id'>
  /** What the access of each day is measured on. */
  ground: { index: CommuneIndex; travelTime: TravelTime }
  /** What a backup takes: it reads as the owner of the database, by `url`. */
  backup: Pick<Parameters<typeof backupTasks>[0], 'backup' | 'url' | 'secret'>
}

/** Who runs the jobs of a database: those of each network behind its own fence, whichever network this process serves. */
export function jobRunners({
  database,
  platform,
  courier,
  network,
  ground,
  backup,
  erasureFolders,
}: JobDependencies): JobRunners {
  const travelIn = ({ platform: { db }, network: { id } }: Pick<JobDependencies, 'platform' | 'network'>) =>
    createSiteTravel({
      db,
      networkId: id,
      travel: ground.travelTime,
      index: ground.index,
      now: () => new Date(platform.clock.now().epochMilliseconds),
    })
  return {
    of: (networkId) => {
      const deps = {
        platform: { ...platform, db: database.of(networkId) },
        network: { id: async () => networkId },
      }
      return {
        ...bookingTasks(deps),
        ...openingTasks(deps),
        ...messageTasks({ ...deps, courier }),
        ...personTasks(deps),
        ...auditVerificationTasks(deps),
        ...retentionTasks(deps),
        ...rightsTasks({ ...deps, folders: erasureFolders }),
        ...atlasTasks({ ...deps, ...ground, travel: travelIn(deps) }),
      }
    },
    database: {
      ...auditTasks({ database, clock: platform.clock }),
      ...backupTasks({ ...backup, platform, network, clock: systemClock }),
    },
    networks: async () => {
      const rows = await database.outside.selectFrom('network').select('id').orderBy('created_at').execute()
      return rows.map((row) => row.id)
    },
  }
}
