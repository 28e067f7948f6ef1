import type { FoundPerson, HandledRequest } from '@maillage/contract/rights.ts'
import { useState } from 'react'
import { recordingEn } from '../../../i18n/account-recording.en.ts'
import { recordingFr } from '../../../i18n/account-recording.fr.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { useAccount, useWords } from '../account-context.ts'
import { useFocusBack } from '../frame/use-focus-back.ts'
import { PersonSearch } from './PersonSearch.tsx'
import { RecordForm } from './RecordForm.tsx'

interface Props {
  onRecorded(request: HandledRequest): void
  onClose(): void
}

/** What somebody asked by letter, by telephone or at the desk: whose data, then the request. */
export function RecordPanel({ onRecorded, onClose }: Props) {
  const { language } = useAccount()
  const text = useWords({ fr: recordingFr, en: recordingEn })
  const { born } = useWords({ fr: requestsFr, en: requestsEn })
  const [person, setPerson] = useState<FoundPerson>()
  useFocusBack()
  const heading = useFocusOnArrival<HTMLHeadingElement>(person?.id ?? 'search')
  return (
    <section className="panel" aria-labelledby="record-title">
      <div className="part-head">
        <h2 id="record-title" tabIndex={-1} ref={heading}>
          {person ? `${person.displayName}, ${born(plainDate(person.birthDate, language))}` : text.title}
        </h2>
        {person ? <Button onClick={() => setPerson(undefined)}>{text.person.change}</Button> : null}
      </div>
      {person ? (
        <RecordForm person={person} onRecorded={onRecorded} onClose={onClose} />
      ) : (
        <PersonSearch onChoose={setPerson} onClose={onClose} />
      )}
    </section>
  )
}
