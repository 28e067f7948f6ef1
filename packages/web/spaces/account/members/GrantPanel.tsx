import type { Member, Members, StaffRole } from '@maillage/contract/members.ts'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { rolesEn } from '../../../i18n/account-roles.en.ts'
import { rolesFr } from '../../../i18n/account-roles.fr.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { useWords } from '../account-context.ts'
import { FormEnd } from '../frame/FormEnd.tsx'
import { useFocusBack } from '../frame/use-focus-back.ts'
import { hasAgenda, hasSites } from './grant-form.ts'
import type { Grant } from './members-api.ts'
import { RecoverAccess } from './RecoverAccess.tsx'
import { SitesField } from './SitesField.tsx'
import { type GrantState, useGrantForm } from './use-grant-form.ts'

interface Props {
  members: Members
  /** Whose role is changed; left out: somebody is invited. */
  member?: Member
  onSend(grant: Grant, to?: { email: string; language: 'fr' | 'en' }): Promise<void>
  /** Of a member only: sends a link to choose new proofs. */
  onRecover?(): void
  onClose(): void
}

/** Gives a role: to whom, which, where, until when. It says in plain words what the chosen role may do. */
export function GrantPanel({ members, member, onSend, onRecover, onClose }: Props) {
  const text = useWords({ fr: membersFr, en: membersEn }).form
  const title = member ? text.changeTitle(member.displayName) : text.inviteTitle
  useFocusBack()
  const heading = useFocusOnArrival<HTMLHeadingElement>(title)
  const state = useGrantForm({ members, member, onSend })
  const { form, values } = state
  return (
    <section className="panel" aria-labelledby="grant-title">
      <h2 id="grant-title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <form className="fields" ref={form.form} onSubmit={state.submit} noValidate>
        {member ? null : <ToWhom state={state} />}
        <RoleField state={state} grantable={members.grantable} />
        {values.role && hasAgenda(values.role) ? <AgendaField state={state} members={members} /> : null}
        {values.role && hasSites(values.role) ? (
          <SitesField state={state} grantable={members.grantableSiteIds} />
        ) : null}
        <TextField
          label={values.role === 'replacement' ? text.until : text.untilOptional}
          type="date"
          value={values.lastDay}
          onChange={(lastDay) => state.change({ lastDay }, 'validUntil')}
          error={form.errors.validUntil}
        />
        {member ? <Notice icon="bell">{text.warning}</Notice> : null}
        <FormEnd form={form} busy={member ? text.saving : text.sending} onCancel={onClose}>
          {member ? text.save : text.send}
        </FormEnd>
      </form>
      {member && onRecover ? <RecoverAccess member={member} onRecover={onRecover} /> : null}
    </section>
  )
}

function ToWhom({ state: { values, change, form } }: { state: GrantState }) {
  const text = useWords({ fr: membersFr, en: membersEn }).form
  return (
    <>
      <TextField
        label={text.email}
        hint={text.emailHint}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        maxLength={254}
        value={values.email}
        onChange={(email) => change({ email }, 'email')}
        error={form.errors.email}
      />
      <Segmented
        small
        legend={text.language}
        value={values.language}
        onChange={(language) => change({ language })}
        options={[
          { value: 'fr', label: text.french },
          { value: 'en', label: text.english },
        ]}
      />
    </>
  )
}

function RoleField({ state, grantable }: { state: GrantState; grantable: readonly StaffRole[] }) {
  const text = useWords({ fr: membersFr, en: membersEn }).form
  const roles = useWords({ fr: rolesFr, en: rolesEn })
  return (
    <SelectField
      label={text.role}
      hint={state.values.role ? roles[state.values.role].may : undefined}
      value={state.values.role}
      onChange={(role) => state.change({ role: role as StaffRole | '' }, 'role')}
      options={[
        ...(state.values.role ? [] : [{ value: '', label: text.choose }]),
        ...grantable.map((role) => ({ value: role as string, label: roles[role].name })),
      ]}
      error={state.form.errors.role}
    />
  )
}

function AgendaField({ state, members }: { state: GrantState; members: Members }) {
  const text = useWords({ fr: membersFr, en: membersEn }).form
  return (
    <SelectField
      label={state.values.role === 'replacement' ? text.replaced : text.practitioner}
      value={state.values.practitionerId}
      onChange={(practitionerId) => state.change({ practitionerId }, 'practitionerId')}
      options={[
        { value: '', label: text.choose },
        ...members.practitioners.map((person) => ({ value: person.id, label: person.displayName })),
      ]}
      error={state.form.errors.practitionerId}
    />
  )
}
