import { requireStrongPassphrase } from './backup.refusals.ts'
import { requireUsableKey, type SealingKey } from './sealed-file.ts'

/**
 * What seals backups, by the variables of the environment: MAILLAGE_BACKUP_RECIPIENT (age public keys, parted by spaces or
 * commas) first, else MAILLAGE_BACKUP_PASSPHRASE. Undefined when neither is set.
 * @throws {Refusal} `bad-recipient`, `weak-passphrase`.
 */
export function sealingKeyOf(environment: {
  recipient: string | undefined
  passphrase: string | undefined
}): SealingKey | undefined {
  const recipients = environment.recipient?.split(/[\s,]+/).filter(Boolean) ?? []
  if (recipients.length > 0) return requireUsableKey({ recipients })
  const { passphrase } = environment
  return passphrase ? { passphrase: requireStrongPassphrase(passphrase) } : undefined
}
