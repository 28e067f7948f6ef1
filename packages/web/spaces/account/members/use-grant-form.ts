import type { Member, Members } from '@maillage/contract/members.ts'
import { useState } from 'react'
import { membersEn } from '../../../i18n/account-members.en.ts'
import { membersFr } from '../../../i18n/account-members.fr.ts'
import { dateOf } from '../../../i18n/time-words.ts'
import { useAccount, useWords } from '../account-context.ts'
import { ProofGivenUp, useProof } from '../frame/Proof.tsx'
import { useForm } from '../frame/use-form.ts'
import { type GrantForm, grantOf, hasAgenda, hasSites } from './grant-form.ts'
import type { Grant } from './members-api.ts'

const FIELDS = ['email', 'role', 'siteIds', 'practitionerId', 'validUntil'] as const
type Field = (typeof FIELDS)[number]
type Values = GrantForm & { email: string; language: 'fr' | 'en' }

interface Giving {
  members: Members
  member: Member | undefined
  onSend(grant: Grant, to?: { email: string; language: 'fr' | 'en' }): Promise<void>
}

export type GrantState = ReturnType<typeof useGrantForm>

/** What is typed to give a role, and its sending. */
export function useGrantForm({ members, member, onSend }: Giving) {
  const { network, language } = useAccount()
  const text = useWords({ fr: membersFr, en: membersEn }).form
  const withProof = useProof()
  const [values, setValues] = useState<Values>(() =>
    startingValues(members, member, language, network.timeZone),
  )
  const form = useForm<Field>(FIELDS)
  const check = () => {
    const { role } = values
    const everywhere = values.everywhere && members.grantableSiteIds === null
    return {
      email: member || values.email.trim() ? undefined : text.emailMissing,
      practitionerId: hasAgenda(role) && !values.practitionerId ? text.practitionerMissing : undefined,
      siteIds: hasSites(role) && !everywhere && values.siteIds.length === 0 ? text.someMissing : undefined,
      validUntil: role === 'replacement' && !values.lastDay ? text.untilMissing : undefined,
    }
  }
  const submit = form.submit(async () => {
    const everywhere = values.everywhere && members.grantableSiteIds === null
    const grant = grantOf({ ...values, everywhere }, network.timeZone)
    try {
      await withProof(() => onSend(grant, member ? undefined : values))
    } catch (error) {
      if (!(error instanceof ProofGivenUp)) throw error
    }
  }, check)
  return {
    values,
    form,
    submit,
    change: (part: Partial<Values>, field?: Field) => {
      setValues((known) => ({ ...known, ...part }))
      if (field) form.touch(field)
    },
  }
}

function startingValues(
  members: Members,
  member: Member | undefined,
  language: 'fr' | 'en',
  timeZone: string,
): Values {
  const lastInstant = member?.validUntil ? Date.parse(member.validUntil) - 1 : undefined
  return {
    email: '',
    language,
    role: member?.role ?? members.grantable[0] ?? 'secretary',
    everywhere: member ? member.siteIds === null : members.grantableSiteIds === null,
    siteIds: member?.siteIds ?? [],
    practitionerId: member?.practitionerId ?? '',
    lastDay: lastInstant === undefined ? '' : dateOf(lastInstant, timeZone),
  }
}
