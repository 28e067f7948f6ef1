import { actionSentence } from '@maillage/core/audit/action-sentences.ts'
import { sql } from 'kysely'
import { defineReading } from '../../platform/reading.ts'
import { auditAccess } from './audit.access.ts'

export interface AuditChoices {
  accounts: { id: string; name: string }[]
  actions: { action: string; label: { fr: string; en: string } }[]
}

/** What a filter of the audit may name: staff of the network, and the actions that occur in it. */
export const listAuditChoices = defineReading<{ networkId: string }, AuditChoices>({
  name: 'list-audit-choices',
  access: auditAccess['list-audit-choices'],
  async run({ db }, { networkId }) {
    const accounts = await sql<{ id: string; name: string }>`
      select distinct a.id, a.display_name as name from membership m join account a on a.id = m.account_id
       where m.network_id = ${networkId} and a.kind = 'staff' order by 2, 1`.execute(db)
    const actions = await sql<{ action: string }>`
      with recursive known as (
        (select action from audit where network_id = ${networkId} order by action limit 1)
        union all
        select (select a.action from audit a where a.network_id = ${networkId} and a.action > known.action order by a.action limit 1)
          from known where known.action is not null
      ) select action from known where action is not null`.execute(db)
    return {
      accounts: accounts.rows,
      actions: actions.rows.map(({ action }) => ({ action, label: actionSentence(action) })),
    }
  },
})
