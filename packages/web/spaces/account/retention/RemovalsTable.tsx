import type { PurgeProof, RetentionClass } from '@maillage/contract/retention.ts'
import { retentionEn } from '../../../i18n/account-retention.en.ts'
import { retentionFr } from '../../../i18n/account-retention.fr.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { countOf } from './count-of.ts'
import { InAudit, inAuditText } from './InAudit.tsx'

interface Props {
  removals: readonly PurgeProof[]
  /** They give the proofs their words. */
  classes: readonly RetentionClass[]
}

const HASH_SHOWN = 16

/** The nights that removed something: how many rows, from before when, the hash of their ids, and its line in the log. */
export function RemovalsTable({ removals, classes }: Props) {
  const { text: common, momentWithYear, language } = useAccount()
  const text = useWords({ fr: retentionFr, en: retentionEn })
  const { columns: heads } = text.removals
  const labels = new Map(classes.map(({ code, label }) => [code, label[language]]))
  const dataOf = (proof: PurgeProof) => labels.get(proof.class) ?? proof.class
  const columns: Column<PurgeProof>[] = [
    { key: 'at', head: heads.at, cell: ({ at }) => momentWithYear(at), text: ({ at }) => at },
    { key: 'data', head: heads.data, cell: dataOf, text: dataOf },
    {
      key: 'rows',
      head: heads.rows,
      numeric: true,
      cell: ({ rows }) => countOf(rows, language),
      text: ({ rows }) => String(rows),
    },
    {
      key: 'olderThan',
      head: heads.olderThan,
      cell: ({ olderThan }) => momentWithYear(olderThan),
      text: ({ olderThan }) => olderThan,
    },
    {
      key: 'hash',
      head: heads.hash,
      cell: ({ hash }) => <code title={hash}>{`${hash.slice(0, HASH_SHOWN)}…`}</code>,
      text: ({ hash }) => hash,
    },
    {
      key: 'audit',
      head: heads.audit,
      cell: (proof) => <InAudit proof={proof} />,
      text: (proof) => inAuditText(proof, text),
    },
  ]
  return (
    <DataTable
      caption={text.removals.title}
      hideCaption
      columns={columns}
      rows={removals}
      rowKey={(proof) => `${proof.class} ${proof.at}`}
      rowClass={(proof) => (proof.isInAudit ? undefined : 'stands-out')}
      csv={{ label: common.csv, fileName: text.removals.fileName }}
    />
  )
}
