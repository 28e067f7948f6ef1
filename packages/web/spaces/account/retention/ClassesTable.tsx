import type { PurgeProof, RetentionClass } from '@maillage/contract/retention.ts'
import { retentionEn } from '../../../i18n/account-retention.en.ts'
import { retentionFr } from '../../../i18n/account-retention.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { countOf } from './count-of.ts'
import { InAudit } from './InAudit.tsx'

/** Each class of data: its duration in force, the text that it leans on, and its last purge. */
export function ClassesTable({ classes }: { classes: readonly RetentionClass[] }) {
  const { text: common } = useAccount()
  const text = useWords({ fr: retentionFr, en: retentionEn })
  return (
    <DataTable
      caption={text.table}
      hideCaption
      columns={useColumns()}
      rows={classes}
      rowKey={(one) => one.code}
      csv={{ label: common.csv, fileName: text.fileName }}
      rowClass={(one) => (one.lastProof?.isInAudit === false ? 'stands-out' : undefined)}
    />
  )
}

function useColumns(): Column<RetentionClass>[] {
  const { language } = useAccount()
  const text = useWords({ fr: retentionFr, en: retentionEn })
  return [
    {
      key: 'data',
      head: text.columns.data,
      cell: (one) => (
        <>
          {one.label[language]}
          <small className="sub">{text.purposes[one.purpose]}</small>
        </>
      ),
      text: (one) => one.label[language],
    },
    {
      key: 'kept',
      head: text.columns.kept,
      cell: (one) => (
        <div>
          <b className="nw">{one.inWords[language]}</b>
          <small className="sub">
            {text.from(one.countedFrom[language])}, {text.fates[one.fate]}
          </small>
        </div>
      ),
      text: (one) => `${one.duration}, ${text.from(one.countedFrom[language])}, ${text.fates[one.fate]}`,
    },
    {
      key: 'law',
      head: text.columns.law,
      cell: (one) => (
        <div>
          {one.legalBasis[language]}
          <small className="sub" lang="fr">
            {one.source}
          </small>
          <small className="sub">{text.since(plainDate(one.validFrom, language))}</small>
        </div>
      ),
      text: (one) => `${one.legalBasis[language]} (${one.source}, ${one.validFrom})`,
    },
    {
      key: 'last',
      head: text.columns.last,
      cell: ({ lastProof }) => (lastProof ? <LastPurge proof={lastProof} /> : text.noPurge),
      text: ({ lastProof }) => (lastProof ? `${lastProof.at}, ${lastProof.rows}, ${lastProof.hash}` : ''),
    },
    {
      key: 'due',
      head: text.columns.due,
      numeric: true,
      cell: (one) => countOf(one.due, language),
      text: (one) => String(one.due),
    },
  ]
}

function LastPurge({ proof }: { proof: PurgeProof }) {
  const { date, language } = useAccount()
  const text = useWords({ fr: retentionFr, en: retentionEn })
  return (
    <div>
      <span className="nw">{date(proof.at)}</span>
      <small className="sub nw">{text.rows(countOf(proof.rows, language), proof.rows)}</small>
      <small className="sub">
        <InAudit proof={proof} />
      </small>
    </div>
  )
}
