import { createRoute, z } from '@hono/zod-openapi'
import { Bilingual, Instant, json, problems } from './common.ts'

/** The name of a backup's file: never where it lies. */
export const BackupName = z
  .string()
  .regex(/^maillage-[a-z0-9-]{1,80}-\d{8}T\d{6}Z\.age$/)
  .openapi({ example: 'maillage-gers-20261122T021500Z.age' })

export const Backup = z
  .object({
    name: BackupName,
    madeAt: Instant.openapi({ description: 'The instant in its name' }),
    bytes: z.int(),
    sealedFor: z.enum(['key', 'passphrase', 'unreadable']).openapi({
      description:
        'What opens it: a private key, a passphrase; unreadable: its beginning is not that of a backup',
    }),
    verification: z
      .object({ at: Instant, whole: z.boolean() })
      .nullable()
      .openapi({ description: 'The last time it was read to its end; null: never by this platform' }),
    verifiable: z.boolean().openapi({
      description: 'Whether this server has what opens it: the passphrase. A private key is kept elsewhere',
    }),
  })
  .openapi('Backup')
export type Backup = z.infer<typeof Backup>

export const Backups = z
  .object({
    configuration: z.object({
      folder: z.enum(['unset', 'missing', 'ready']).openapi({
        description: 'MAILLAGE_BACKUP_DIR; missing: it is set, and this server cannot read it at this moment',
      }),
      key: z.enum(['unset', 'key', 'passphrase']).openapi({
        description: 'MAILLAGE_BACKUP_RECIPIENT, else MAILLAGE_BACKUP_PASSPHRASE',
      }),
      keep: z.object({ daily: z.int(), weekly: z.int(), monthly: z.int() }),
      everyNightAt: z.string().openapi({ example: '02:15', description: 'UTC' }),
    }),
    state: z.enum(['idle', 'making', 'verifying']),
    lastSuccess: Instant.nullable(),
    lastFailure: z.object({ at: Instant, sentence: Bilingual }).nullable().openapi({
      description: 'The last one that failed, also when a later one succeeded: compare the instants',
    }),
    items: z.array(Backup).openapi({ description: 'The newest first' }),
  })
  .openapi('Backups')
export type Backups = z.infer<typeof Backups>

export const listBackups = createRoute({
  method: 'get',
  path: '/api/backups',
  responses: {
    200: json(Backups, 'The backups of this network in the folder, and how they are made'),
    ...problems,
  },
})

const Asked = z.object({ state: z.enum(['making', 'verifying']) })

export const askBackup = createRoute({
  method: 'post',
  path: '/api/backups',
  responses: {
    202: json(Asked, 'It will be made within seconds, in the background: read the list again'),
    ...problems,
  },
})

export const askVerification = createRoute({
  method: 'post',
  path: '/api/backups/{name}/verify',
  request: { params: z.object({ name: BackupName }) },
  responses: {
    202: json(Asked, 'It will be read to its end, in the background: read the list again'),
    ...problems,
  },
})
