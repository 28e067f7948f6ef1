import type { Backup } from '@maillage/contract/backup.ts'
import { backupsEn } from '../../../i18n/account-backups.en.ts'
import { backupsFr } from '../../../i18n/account-backups.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { fileSize } from './file-size.ts'

interface Props {
  items: readonly Backup[]
  isBusy: boolean
  /** The name of the one that is read again. */
  verifying: string | undefined
  onVerify(backup: Backup): void
}

export function BackupsTable({ items, isBusy, verifying, onVerify }: Props) {
  const { momentWithYear, language, text: common } = useAccount()
  const text = useWords({ fr: backupsFr, en: backupsEn })
  const columns: Column<Backup>[] = [
    {
      key: 'made',
      head: text.columns.made,
      cell: (backup) => (
        <>
          {momentWithYear(backup.madeAt)}
          <small className="sub anywhere">{backup.name}</small>
        </>
      ),
      text: (backup) => `${backup.madeAt}, ${backup.name}`,
    },
    {
      key: 'size',
      head: text.columns.size,
      numeric: true,
      cell: (backup) => fileSize(backup.bytes, text.bytes, language === 'fr' ? 'fr-FR' : 'en-GB'),
      text: (backup) => String(backup.bytes),
    },
    {
      key: 'sealed',
      head: text.columns.sealed,
      cell: (backup) => text.sealedFor[backup.sealedFor],
      text: (backup) => text.sealedFor[backup.sealedFor],
    },
    {
      key: 'checked',
      head: text.columns.checked,
      cell: (backup) => <Checked backup={backup} />,
      text: ({ verification }) =>
        verification ? text[verification.whole ? 'whole' : 'broken'](verification.at) : text.never,
    },
    {
      key: 'actions',
      head: text.columns.actions,
      hideHead: true,
      cell: (backup) =>
        backup.verifiable ? (
          <Button
            busy={isBusy && (verifying === backup.name ? text.verifying : text.verify)}
            aria-label={text.verifyOne(momentWithYear(backup.madeAt))}
            onClick={() => onVerify(backup)}
          >
            {text.verify}
          </Button>
        ) : (
          <span className="soft">{text.elsewhere}</span>
        ),
    },
  ]
  return (
    <DataTable
      caption={text.table}
      columns={columns}
      rows={items}
      rowKey={(backup) => backup.name}
      csv={{ label: common.csv, fileName: text.fileName }}
      rowClass={(backup) => (backup.verification?.whole === false ? 'stands-out' : undefined)}
    />
  )
}

function Checked({ backup }: { backup: Backup }) {
  const { momentWithYear } = useAccount()
  const text = useWords({ fr: backupsFr, en: backupsEn })
  const { verification } = backup
  if (!verification) return text.never
  const when = momentWithYear(verification.at)
  return (
    <span className={verification.whole ? 'is-ok' : 'is-bad'}>
      {verification.whole ? text.whole(when) : text.broken(when)}
    </span>
  )
}
