import type { Member, Members, StaffRole } from '@maillage/contract/members.ts'
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
/** Nothing is chosen for whoever invites: an empty role, and no word yet on where. */
type Values = Omit<GrantForm, 'role' | 'everywhere'> & {
  role: StaffRole | ''
  everywhere: boolean | undefined
  email: string
  language: 'fr' | 'en'
}

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
  const [values, setValues] = useState<Values>(() => startingValues(member, language, network.timeZone))
  const form = useForm<Field>(FIELDS)
  const missingSites = (isElsewhere: boolean) => (isElsewhere ? text.someMissing : text.sitesMissing)
  const check = () => {
    const { role } = values
    const isElsewhere = members.grantableSiteIds !== null || values.everywhere === false
    const isNowhere = isElsewhere ? values.siteIds.length === 0 : values.everywhere === undefined
    return {
      role: role ? undefined : text.roleMissing,
      email: member || values.email.trim() ? undefined : text.emailMissing,
      practitionerId:
        role && hasAgenda(role) && !values.practitionerId ? text.practitionerMissing : undefined,
      siteIds: role && hasSites(role) && isNowhere ? missingSites(isElsewhere) : undefined,
      validUntil: role === 'replacement' && !values.lastDay ? text.untilMissing : undefined,
    }
  }
  const submit = form.submit(async () => {
    const { role } = values
    if (!role) return
    const everywhere = values.everywhere === true && members.grantableSiteIds === null
    const grant = grantOf({ ...values, role, everywhere }, network.timeZone)
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

function startingValues(member: Member | undefined, language: 'fr' | 'en', timeZone: string): Values {
  const lastInstant = member?.validUntil ? Date.parse(member.validUntil) - 1 : undefined
  return {
    email: '',
    language,
    role: member?.role ?? '',
    everywhere: member ? member.siteIds === null : undefined,
    siteIds: member?.siteIds ?? [],
    practitionerId: member?.practitionerId ?? '',
    lastDay: lastInstant === undefined ? '' : dateOf(lastInstant, timeZone),
  }
}
