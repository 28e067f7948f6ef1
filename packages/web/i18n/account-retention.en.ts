import type { RetentionText } from './account-retention.fr.ts'

export const retentionEn: RetentionText = {
  title: 'Retention',
  intro:
    'How long each kind of data is kept, on which text, and the proof that it left. These durations are changed by a dated decision, not from here.',
  last: (when) => `Last purge: ${when}.`,
  never: 'No purge took place yet.',
  next: (when, rows, count) =>
    count === 0
      ? `Next: ${when}. Nothing has reached its end.`
      : `Next: ${when}. ${rows} ${count > 1 ? 'rows' : 'row'} will leave.`,
  late: 'Last night’s purge did not take place.',
  lateHint: 'Tell whoever runs the server. The next one will remove what waited.',
  altered: 'A proof is not in the log as it is here.',
  alteredHint:
    'It was changed afterwards. Keep a backup, tell the data protection officer, and verify the chain of the log.',
  purpose: 'Purpose',
  purposes: { care: 'Care', planning: 'Planning', administration: 'Administration' },
  every: 'All',
  table: 'What is kept, and until when',
  fileName: 'retention.csv',
  columns: { data: 'Data', kept: 'Kept', law: 'Text', last: 'Last purge', due: 'Leaves tonight' },
  from: (event) => `from ${event}`,
  fates: { erased: 'then erased', anonymised: 'then made anonymous' },
  since: (date) => `In force since ${date}`,
  rows: (rows, count) => `${rows} ${count === 1 ? 'row' : 'rows'}`,
  noPurge: 'not yet',
  inAudit: 'in the log',
  sealed: (seal) => `in the log, link ${seal}`,
  notInAudit: 'missing from the log',
  removals: {
    title: 'What left',
    intro:
      'One proof a night and kind of data. The hash is that of the sorted ids: it shows that they left without saying which.',
    none: 'Nothing has reached its end yet.',
    fileName: 'proofs-of-purge.csv',
    columns: {
      at: 'When',
      data: 'Data',
      rows: 'Rows',
      olderThan: 'From before',
      hash: 'Hash (SHA-256)',
      audit: 'Log',
    },
  },
}
