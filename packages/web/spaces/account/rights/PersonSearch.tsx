import type { FoundPerson } from '@maillage/contract/rights.ts'
import { useState } from 'react'
import { recordingEn } from '../../../i18n/account-recording.en.ts'
import { recordingFr } from '../../../i18n/account-recording.fr.ts'
import { requestsEn } from '../../../i18n/account-requests.en.ts'
import { requestsFr } from '../../../i18n/account-requests.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateFields } from '../../../ui/DateFields.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAccount, useWords } from '../account-context.ts'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { dayInBoxes } from '../local-day.ts'
import { rightsApi } from './rights-api.ts'

interface Props {
  onChoose(person: FoundPerson): void
  onClose(): void
}

const NO_DATE = { day: '', month: '', year: '' }
const FEWEST_LETTERS = 2
const MOST_LETTERS = 3

/** The person's record, found as at the office: the birth date first, then three letters. One press, since each search is traced. */
export function PersonSearch({ onChoose, onClose }: Props) {
  const text = useWords({ fr: recordingFr, en: recordingEn }).person
  const [date, setDate] = useState(NO_DATE)
  const [letters, setLetters] = useState('')
  const [found, setFound] = useState<FoundPerson[]>()
  const form = useForm(['birthDate', 'letters'])
  const submit = form.submit(
    async () => setFound(await rightsApi.find(dayInBoxes(date) ?? '', letters)),
    () => ({
      birthDate: dayInBoxes(date) ? undefined : text.birthDateMissing,
      letters: letters.trim().length >= FEWEST_LETTERS ? undefined : text.lettersMissing,
    }),
  )
  return (
    <>
      <p className="soft">{text.intro}</p>
      <form className="fields" ref={form.form} onSubmit={submit} noValidate>
        <DateFields
          ofAnother
          legend={text.birthDate}
          text={text}
          value={date}
          onChange={(next) => {
            setDate(next)
            setFound(undefined)
            form.touch('birthDate')
          }}
          error={form.errors.birthDate}
        />
        <TextField
          label={text.letters}
          hint={text.lettersHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={MOST_LETTERS}
          className="box short"
          value={letters}
          onChange={(next) => {
            setLetters(next)
            setFound(undefined)
            form.touch('letters')
          }}
          error={form.errors.letters}
        />
        <FormEnd form={form} busy={text.searching} onCancel={onClose}>
          {text.search}
        </FormEnd>
      </form>
      <div role="status" className="said">
        {found ? found.length > 0 ? <p className="soft">{text.found(found.length)}</p> : <NotFound /> : null}
      </div>
      <Found people={found ?? []} onChoose={onChoose} />
    </>
  )
}

function NotFound() {
  const text = useWords({ fr: recordingFr, en: recordingEn }).person
  return (
    <p className="empty">
      <b>{text.none}</b>
      {text.noneHint}
    </p>
  )
}

function Found({
  people,
  onChoose,
}: {
  people: readonly FoundPerson[]
  onChoose(person: FoundPerson): void
}) {
  const { language } = useAccount()
  const text = useWords({ fr: recordingFr, en: recordingEn }).person
  const { born } = useWords({ fr: requestsFr, en: requestsEn })
  if (people.length === 0) return null
  return (
    <ul className="lines" aria-label={text.results}>
      {people.map((person) => (
        <li key={person.id}>
          <div>
            <b>{person.displayName}</b>
            <span>
              {born(plainDate(person.birthDate, language))}
              {person.displayName.endsWith(person.birthName) ? null : `, ${text.bornAs(person.birthName)}`}
            </span>
          </div>
          <Button aria-label={text.chooseOne(person.displayName)} onClick={() => onChoose(person)}>
            {text.choose}
          </Button>
        </li>
      ))}
    </ul>
  )
}
