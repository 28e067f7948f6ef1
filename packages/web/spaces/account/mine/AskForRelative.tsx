import type { OwnRelative } from '@maillage/contract/own-relatives.ts'
import { useState } from 'react'
import { relativesEn } from '../../../i18n/account-relatives.en.ts'
import { relativesFr } from '../../../i18n/account-relatives.fr.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useWords } from '../account-context.ts'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useForm } from '../frame/use-form.ts'
import { mineApi } from './mine-api.ts'

const EMPTY = { name: '', relationship: '', contact: '' }
type Relationship = OwnRelative['relationship']

interface Props {
  patientId: string
  onAsked(items: OwnRelative[], name: string): void
}

/** Asks that somebody may act for the patient: a name, who they are, their own contact. */
export function AskForRelative({ patientId, onAsked }: Props) {
  const text = useWords({ fr: relativesFr, en: relativesEn })
  const [asked, setAsked] = useState(EMPTY)
  const form = useForm(['name', 'relationship', 'contact'])
  const set = (field: keyof typeof EMPTY) => (value: string) => {
    setAsked((before) => ({ ...before, [field]: value }))
    form.touch(field)
  }
  const submit = form.submit(
    async () => {
      const items = await mineApi.askForRelative(patientId, asked)
      setAsked(EMPTY)
      onAsked(items, asked.name.trim())
    },
    () => ({
      name: asked.name.trim() ? undefined : text.nameMissing,
      relationship: asked.relationship ? undefined : text.relationshipMissing,
      contact: asked.contact.trim().length >= 3 ? undefined : text.contactMissing,
    }),
  )
  const relations = Object.entries(text.relations) as [Relationship, string][]
  return (
    <section className="part" aria-labelledby="ask-helper">
      <h2 id="ask-helper">{text.add}</h2>
      <p className="soft">{text.addIntro}</p>
      <form className="fields" ref={form.form} onSubmit={submit} noValidate>
        <TextField
          label={text.name}
          value={asked.name}
          onChange={set('name')}
          error={form.errors.name}
          autoComplete="off"
          maxLength={100}
        />
        <SelectField
          label={text.relationship}
          value={asked.relationship}
          onChange={set('relationship')}
          error={form.errors.relationship}
          options={[
            { value: '', label: text.choose },
            ...relations.map(([value, label]) => ({ value, label })),
          ]}
        />
        <TextField
          label={text.contact}
          hint={text.contactHint}
          value={asked.contact}
          onChange={set('contact')}
          error={form.errors.contact}
          autoComplete="off"
          inputMode="email"
          maxLength={254}
        />
        <FormEnd form={form} busy={text.sending}>
          {text.send}
        </FormEnd>
      </form>
    </section>
  )
}
