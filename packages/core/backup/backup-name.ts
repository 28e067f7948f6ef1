import { Temporal } from 'temporal-polyfill'

/** The file of a backup that rotation knows again: `maillage-<network>-20261122T021500Z.age`, instant in UTC. */
export function backupName(network: string, madeAt: Temporal.Instant): string {
  const compact = madeAt
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toString()
    .replaceAll(/[-:]/g, '')
  return `maillage-${network}-${compact}.age`
}

/** When the backup of that name was made, epoch milliseconds; undefined for a name that is not of this network. */
export function readBackupName(network: string, name: string): number | undefined {
  const stamp = /-(\d{8}T\d{6}Z)\.age$/.exec(name)?.[1]
  if (stamp === undefined || name !== `maillage-${network}-${stamp}.age`) return undefined
  const extended = stamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')
  try {
    return Temporal.Instant.from(extended).epochMilliseconds
  } catch {
    return undefined
  }
}
