import { writeFile } from 'node:fs/promises'
import { makeDataFolder, usingDataFolder } from '../../platform/data-folder.ts'
import { readSecret, secretFile } from '../../platform/secrets.ts'
import { otherSecret } from './backup.refusals.ts'

/** Where a server finds its secret: the environment, or the file of its data folder. */
export interface SecretPlace {
  readonly dataFolder: string
  /** MAILLAGE_SECRET. */
  readonly secret: string | undefined
}

/** The secret that the server of this place uses; null when it never had one. @throws {ConfigError} when it was cut short, or cannot be read. */
export async function secretInUse(place: SecretPlace): Promise<string | null> {
  if (place.secret !== undefined) return place.secret
  const file = secretFile(place.dataFolder)
  return (await usingDataFolder(place.dataFolder, () => readSecret(file))) ?? null
}

/** @throws {Refusal} `other-secret-in-place` when the restored server would use another secret than the backup's. */
export async function refuseOtherSecret(place: SecretPlace, secret: string | null): Promise<void> {
  const inPlace = await secretInUse(place)
  if (secret !== null && inPlace !== null && inPlace !== secret)
    throw otherSecret(place.secret === undefined ? secretFile(place.dataFolder) : 'MAILLAGE_SECRET')
}

/** Puts the backup's secret where the restored server finds it. @throws {Refusal} as `refuseOtherSecret` does. */
export async function keepSecret(place: SecretPlace, secret: string | null): Promise<void> {
  await refuseOtherSecret(place, secret)
  if (secret === null || (await secretInUse(place)) !== null) return
  await makeDataFolder(place.dataFolder)
  const file = secretFile(place.dataFolder)
  await usingDataFolder(place.dataFolder, () => writeFile(file, secret, { mode: 0o600, flag: 'wx' }))
}
