import type { PersonCodeSent } from '@maillage/contract/person.ts'
import { useState } from 'react'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { DateFields } from '../../../ui/DateFields.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useWords } from '../account-context.ts'
import { PageLink, useAddress } from '../address.tsx'
import { Locked } from '../door/Locked.tsx'
import { RefusedElsewhere } from '../door/RefusedElsewhere.tsx'
import { useLock } from '../door/use-lock.ts'
import { DoorFrame } from '../frame/DoorFrame.tsx'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { dayInBoxes } from '../local-day.ts'
import { FranceConnect } from './FranceConnect.tsx'
import { MineCode } from './MineCode.tsx'
import { mineApi } from './mine-api.ts'

const NO_DATE = { day: '', month: '', year: '' }

/** A contact, a birth date, then a code: no password, and the same answer whether the contact is known or not. */
export function MineDoor() {
  const text = useWords({ fr: mineFr, en: mineEn })
  const refusal = useAddress().search.get('refus')
  const [contact, setContact] = useState('')
  const [date, setDate] = useState(NO_DATE)
  const [sent, setSent] = useState<PersonCodeSent>()
  if (sent)
    return (
      <MineCode
        sent={sent}
        onAgain={async () => setSent(await mineApi.sendCode(contact, dayInBoxes(date) ?? ''))}
        onChange={() => setSent(undefined)}
      />
    )
  return (
    <DoorFrame title={text.title} intro={<p>{text.door.intro}</p>}>
      {refusal ? <RefusedElsewhere code={refusal} /> : null}
      <ContactForm contact={contact} onContact={setContact} date={date} onDate={setDate} onSent={setSent} />
      <FranceConnect />
      <p className="elsewhere">
        {text.door.noRecord} <a href="/">{text.door.book}</a>.
        <br />
        {text.door.professional} <PageLink href="/compte/connexion">{text.door.professionalLink}</PageLink>
      </p>
    </DoorFrame>
  )
}

interface ContactProps {
  contact: string
  onContact(contact: string): void
  date: typeof NO_DATE
  onDate(date: typeof NO_DATE): void
  onSent(sent: PersonCodeSent): void
}

function ContactForm({ contact, onContact, date, onDate, onSent }: ContactProps) {
  const text = useWords({ fr: mineFr, en: mineEn }).door
  const lock = useLock()
  const form = useForm(['contact', 'birthDate'], lock.take)
  const submit = form.submit(
    async () => onSent(await mineApi.sendCode(contact, dayInBoxes(date) ?? '')),
    () => ({
      contact: contact.trim().length >= 3 ? undefined : text.contactMissing,
      birthDate: dayInBoxes(date) ? undefined : text.birthDateMissing,
    }),
  )
  return (
    <form className="fields" ref={form.form} onSubmit={submit} noValidate>
      <Locked door={lock} />
      <TextField
        label={text.contact}
        hint={text.contactHint}
        value={contact}
        onChange={(next) => {
          onContact(next)
          form.touch('contact')
        }}
        error={form.errors.contact}
        autoComplete="tel"
        inputMode="email"
        maxLength={254}
      />
      <DateFields
        legend={text.birthDate}
        hint={text.birthDateHint}
        text={text}
        value={date}
        onChange={(next) => {
          onDate(next)
          form.touch('birthDate')
        }}
        error={form.errors.birthDate}
      />
      <FormEnd form={form} locked={lock.lock !== undefined} busy={text.sending}>
        {text.getCode}
      </FormEnd>
    </form>
  )
}
