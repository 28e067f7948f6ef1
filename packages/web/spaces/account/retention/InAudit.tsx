import type { PurgeProof } from '@maillage/contract/retention.ts'
import { retentionEn } from '../../../i18n/account-retention.en.ts'
import { type RetentionText, retentionFr } from '../../../i18n/account-retention.fr.ts'
import { useWords } from '../account-context.ts'

/** Whether the log says the same as a proof, and under which link of its chain. */
export function InAudit({ proof }: { proof: PurgeProof }) {
  const text = useWords({ fr: retentionFr, en: retentionEn })
  return proof.isInAudit ? (
    <span className="nw">{inAuditText(proof, text)}</span>
  ) : (
    <span className="tag bad">{text.notInAudit}</span>
  )
}

export function inAuditText({ isInAudit, seal }: PurgeProof, text: RetentionText): string {
  if (!isInAudit) return text.notInAudit
  return seal === null ? text.inAudit : text.sealed(seal)
}
