import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PatientRecord } from '@maillage/contract/patients.ts'
import { ApiProblem, serverNow } from '../../../api/client.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { ageText } from '../age-text.ts'
import { useOffice } from '../office-context.ts'
import { patientName } from '../words.ts'
import { recordPath } from './address.ts'
import { Appointments } from './Appointments.tsx'
import { Contacts } from './Contacts.tsx'
import { DuplicateHint, Duplicates } from './Duplicates.tsx'
import { IdentitySection } from './IdentitySection.tsx'
import { Merges, UndoMerge } from './Merges.tsx'
import { OpenedOutside } from './OpenedOutside.tsx'
import { OutsideCare } from './OutsideCare.tsx'
import { PageLink } from './PageLink.tsx'
import { PatientsFrame } from './PatientsFrame.tsx'
import { readRecord } from './patients-api.ts'
import { usePatientsText } from './patients-context.ts'
import type { RecordChanges } from './record-changes.ts'
import { Relatives } from './Relatives.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'
import { UnconfirmedContacts } from './UnconfirmedContacts.tsx'
import { useFocusWhenLost } from './use-focus-when-lost.ts'
import { Versions } from './Versions.tsx'

/** One patient's record, or why it cannot be opened and what to do then. */
export function RecordPage({ id }: { id: string }) {
  const text = usePatientsText()
  const record = useQuery({
    queryKey: ['record', id],
    queryFn: ({ signal }) => readRecord(id, signal),
    retry: false,
    refetchOnWindowFocus: false,
  })
  if (record.data) return <Record record={record.data} />
  const problem = record.error instanceof ApiProblem ? record.error.problem : undefined
  const retry = () => void record.refetch()
  if (problem?.code === 'not-in-care')
    return (
      <PatientsFrame windowTitle={text.outside.title} title={text.outside.title} arrival="outside">
        <OutsideCare id={id} sentence={problem.detail} onOpened={retry} />
      </PatientsFrame>
    )
  if (problem?.code === 'merged-away' && typeof problem.keptId === 'string')
    return (
      <PatientsFrame windowTitle={text.trouble.merged} title={text.trouble.merged} arrival="merged">
        <p>{problem.detail}</p>
        <p>
          <PageLink to={recordPath(problem.keptId)}>{text.trouble.openKept}</PageLink>
        </p>
      </PatientsFrame>
    )
  const isGone = problem?.status === 404
  const title = isGone ? text.trouble.gone : record.isError ? text.trouble.closed : text.trouble.loading
  return (
    <PatientsFrame windowTitle={text.search.title} title={title} arrival={title}>
      {record.isError && !isGone ? <TroubleNotice isReading error={record.error} onRetry={retry} /> : null}
      {isGone ? (
        <p>
          <PageLink to="/bureau/patients">{text.search.label}</PageLink>
        </p>
      ) : null}
    </PatientsFrame>
  )
}

function Record({ record }: { record: PatientRecord }) {
  const text = usePatientsText()
  const office = useOffice()
  const client = useQueryClient()
  const [notice, setNotice] = useState<{ sentence: string; mergeId?: string | undefined } | null>(null)
  const said = useFocusWhenLost<HTMLDivElement>(notice)
  const readAgain = () => client.invalidateQueries({ queryKey: ['record', record.id] })
  const changes: RecordChanges = {
    done: async (sentence, mergeId) => {
      await readAgain()
      setNotice({ sentence, mergeId })
    },
    started: () => setNotice(null),
    refresh: readAgain,
  }
  const born = text.search.born(office.words.birthDate(record.birthDate), record.sex)
  const age = ageText(office, record.birthDate, serverNow())
  return (
    <PatientsFrame
      windowTitle={text.search.title}
      title={patientName(record)}
      subtitle={[record.usedName ? text.search.bornAs(record.birthName) : '', born, age]
        .filter(Boolean)
        .join(', ')}
      arrival={record.id}
    >
      <OpenedOutside opened={record.openedOutsideCare} />
      <DuplicateHint record={record} />
      <div role="status" ref={said} tabIndex={-1}>
        {notice ? (
          <Notice tone="ok" title={notice.sentence}>
            {notice.mergeId ? (
              <UndoMerge mergeId={notice.mergeId} recordId={record.id} changes={changes} />
            ) : null}
          </Notice>
        ) : null}
      </div>
      <div className="columns">
        <div>
          <IdentitySection record={record} changes={changes} />
          <Duplicates record={record} changes={changes} />
          <Merges record={record} changes={changes} />
        </div>
        <div>
          <Appointments record={record} />
          <UnconfirmedContacts record={record} changes={changes} />
          <Contacts record={record} />
          <Relatives record={record} changes={changes} />
          <Versions record={record} />
        </div>
      </div>
    </PatientsFrame>
  )
}
