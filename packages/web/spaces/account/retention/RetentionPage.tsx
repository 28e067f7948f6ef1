import type { Retention } from '@maillage/contract/retention.ts'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../api/client.ts'
import { retentionEn } from '../../../i18n/account-retention.en.ts'
import { retentionFr } from '../../../i18n/account-retention.fr.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { changeSearch, useAddress } from '../address.tsx'
import { Loading } from '../frame/Loading.tsx'
import { StaffFrame } from '../frame/StaffFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { ClassesTable } from './ClassesTable.tsx'
import { countOf } from './count-of.ts'
import { RemovalsTable } from './RemovalsTable.tsx'

/** How long data are kept and why, what the nights removed, and the proof of it. The purpose shown stands in the address. */
export default function RetentionPage() {
  const text = useWords({ fr: retentionFr, en: retentionEn })
  return (
    <StaffFrame title={text.title} intro={<p>{text.intro}</p>} page="retention">
      {() => <Content />}
    </StaffFrame>
  )
}

function Content() {
  const text = useWords({ fr: retentionFr, en: retentionEn })
  const query = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => request<Retention>('/api/retention', { signal }),
    staleTime: 0,
  })
  if (query.error) return <Trouble error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading lines={6} />
  const { classes, removals } = query.data
  return (
    <>
      <State retention={query.data} />
      <Classes classes={classes} />
      <section className="part" aria-labelledby="removals-title">
        <h2 id="removals-title">{text.removals.title}</h2>
        <p className="soft">{text.removals.intro}</p>
        {removals.length === 0 ? (
          <p className="empty">
            <b>{text.removals.none}</b>
          </p>
        ) : (
          <RemovalsTable removals={removals} classes={classes} />
        )}
      </section>
    </>
  )
}

/** Whether the nights do their work, and what the next one will do. */
function State({ retention: { classes, removals, nextAt, isLate } }: { retention: Retention }) {
  const { momentWithYear, language } = useAccount()
  const text = useWords({ fr: retentionFr, en: retentionEn })
  const proofs = [...removals, ...classes.flatMap(({ lastProof }) => lastProof ?? [])]
  const last = proofs
    .map(({ at }) => at)
    .sort()
    .at(-1)
  const due = classes.reduce((sum, one) => sum + one.due, 0)
  return (
    <section className="part first stack" aria-labelledby="state-title">
      {proofs.every(({ isInAudit }) => isInAudit) ? null : (
        <Notice tone="bad" role="alert" title={text.altered}>
          <p>{text.alteredHint}</p>
        </Notice>
      )}
      {isLate ? (
        <Notice tone="warn" title={text.late}>
          <p>{text.lateHint}</p>
        </Notice>
      ) : null}
      <h2 id="state-title">{last ? text.last(momentWithYear(last)) : text.never}</h2>
      <p className="soft">{text.next(momentWithYear(nextAt), countOf(due, language), due)}</p>
    </section>
  )
}

function Classes({ classes }: Pick<Retention, 'classes'>) {
  const text = useWords({ fr: retentionFr, en: retentionEn })
  const asked = useAddress().search.get('finalite')
  const purposes = [...new Set(classes.map(({ purpose }) => purpose))]
  const purpose = purposes.find((one) => one === asked)
  return (
    <section className="part" aria-labelledby="classes-title">
      <div className="part-head">
        <h2 id="classes-title">{text.table}</h2>
        <div className="filter-one">
          <SelectField
            label={text.purpose}
            value={purpose ?? ''}
            onChange={(finalite) => changeSearch({ finalite })}
            options={[
              { value: '', label: text.every },
              ...purposes.map((one) => ({ value: one, label: text.purposes[one] })),
            ]}
          />
        </div>
      </div>
      <ClassesTable classes={classes.filter((one) => !purpose || one.purpose === purpose)} />
    </section>
  )
}
