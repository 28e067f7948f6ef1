import type { Temporal } from 'temporal-polyfill'
import { type Actor, actorName } from './actor.ts'
import type { Tx } from './database.ts'

export interface AuditEntry {
  action: string
  networkId: string
  practitionerId?: string
  subjectType: 'appointment' | 'patient' | 'opening' | 'absence' | 'network'
  subjectId: string
  /** Ids, states, instants, kinds. Never a name, a reason or a contact. */
  detail?: Record<string, unknown>
}

/** Appends one line to the audit, in the transaction of the change that it traces. */
export async function recordAudit(
  tx: Tx,
  entry: AuditEntry & { actor: Actor; at: Temporal.Instant; requestId?: string | undefined },
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      network_id: entry.networkId,
      ...(entry.practitionerId ? { practitioner_id: entry.practitionerId } : {}),
      at: new Date(entry.at.epochMilliseconds),
      actor: actorName(entry.actor),
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      detail: JSON.stringify(entry.detail ?? {}),
      request_id: entry.requestId ?? null,
    })
    .execute()
}
