import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { invitationEn } from '../../../i18n/account-invitation.en.ts'
import { invitationFr } from '../../../i18n/account-invitation.fr.ts'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { useWords } from '../account-context.ts'
import { useForm } from '../frame/use-form.ts'
import { makePasskey, PasskeyGivenUp } from '../passkey.ts'
import { usePasswordCheck } from '../proofs/NewPassword.tsx'
import { invitationApi } from './invitation-api.ts'

interface Choosing {
  token: string
  way: 'passkey' | 'password'
  knownName: string
  onAccepted(signedIn: SignedIn, recoveryCodes: string[]): void
}

type Field = 'displayName' | 'password' | 'code'

/** What was typed to accept an invitation, and its sending, by the way that was chosen. */
export function useChooseProofs({ token, way, knownName, onAccepted }: Choosing) {
  const text = useWords({ fr: invitationFr, en: invitationEn })
  const proofs = useWords({ fr: proofsFr, en: proofsEn })
  const checkPassword = usePasswordCheck()
  const [values, setValues] = useState({ displayName: knownName, password: '', code: '', label: '' })
  const totp = useQuery({
    queryKey: ['invited-totp', token],
    queryFn: () => invitationApi.totp(token),
    enabled: way === 'password',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const form = useForm<Field>(['displayName', 'password', 'code'], (problem) => {
    if (problem.code === 'wrong-code') {
      form.fail({ code: problem.message })
      return true
    }
    if (problem.code !== 'challenge-over' || way === 'passkey') return false
    void totp.refetch()
    form.fail({ code: proofs.scan.over })
    return true
  })
  const { displayName, password, code, label } = values
  const withPasskey = async () => {
    const asked = await invitationApi.passkeyOptions(token, displayName)
    const response = await makePasskey(asked)
    const { challenge } = asked
    const { signedIn } = await invitationApi.acceptWithPasskey({
      token,
      displayName,
      challenge,
      response,
      label,
    })
    onAccepted(signedIn, [])
  }
  const withPassword = async () => {
    const challenge = totp.data?.challenge ?? ''
    const answer = await invitationApi.acceptWithPassword({ token, displayName, password, challenge, code })
    onAccepted(answer.signedIn, answer.recoveryCodes)
  }
  const submit = form.submit(
    async () => {
      try {
        await (way === 'passkey' ? withPasskey() : withPassword())
      } catch (error) {
        if (!(error instanceof PasskeyGivenUp)) throw error
        form.fail({ form: proofs.passkey.givenUp })
      }
    },
    () => ({
      displayName: displayName.trim() ? undefined : text.nameMissing,
      ...(way === 'password'
        ? {
            password: checkPassword(password),
            code: code.trim() ? undefined : proofs.scan.codeMissing,
          }
        : {}),
    }),
  )
  return {
    values,
    form,
    submit,
    enrolment: totp.data,
    change: (part: Partial<typeof values>, field?: Field) => {
      setValues((known) => ({ ...known, ...part }))
      if (field) form.touch(field)
    },
  }
}
