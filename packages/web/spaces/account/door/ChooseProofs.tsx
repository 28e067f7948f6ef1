import type { InvitationView } from '@maillage/contract/invitations.ts'
import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useState } from 'react'
import { invitationEn } from '../../../i18n/account-invitation.en.ts'
import { invitationFr } from '../../../i18n/account-invitation.fr.ts'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useWords } from '../account-context.ts'
import { FormEnd } from '../frame/FormEnd.tsx'
import { passkeysWork } from '../passkey.ts'
import { NewPassword } from '../proofs/NewPassword.tsx'
import { ScanCode } from '../proofs/ScanCode.tsx'
import { useChooseProofs } from './use-choose-proofs.ts'

interface Props {
  token: string
  view: InvitationView
  onAccepted(signedIn: SignedIn, recoveryCodes: string[]): void
}

/** The name, and how the person will sign in: a passkey, or a password with the code application. */
export function ChooseProofs({ token, view, onAccepted }: Props) {
  const text = useWords({ fr: invitationFr, en: invitationEn })
  const proofs = useWords({ fr: proofsFr, en: proofsEn })
  const [way, setWay] = useState<'passkey' | 'password'>(passkeysWork() ? 'passkey' : 'password')
  const state = useChooseProofs({ token, way, knownName: view.displayName ?? '', onAccepted })
  const { values, change, form } = state
  return (
    <form className="fields" ref={form.form} onSubmit={state.submit} noValidate>
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={values.displayName}
        onChange={(displayName) => change({ displayName }, 'displayName')}
        error={form.errors.displayName}
        autoComplete="name"
        maxLength={100}
      />
      <Choice<'passkey' | 'password'>
        legend={text.how}
        value={way}
        onChange={setWay}
        options={[
          ...(passkeysWork()
            ? [{ value: 'passkey' as const, label: text.withPasskey, hint: text.withPasskeyHint }]
            : []),
          { value: 'password' as const, label: text.withPassword, hint: text.withPasswordHint },
        ]}
      />
      {way === 'passkey' ? (
        <TextField
          label={proofs.passkey.label}
          hint={proofs.passkey.labelHint}
          value={values.label}
          onChange={(label) => change({ label })}
          maxLength={60}
        />
      ) : (
        <>
          <NewPassword
            value={values.password}
            onChange={(password) => change({ password }, 'password')}
            error={form.errors.password}
          />
          <ScanCode
            enrolment={state.enrolment}
            code={values.code}
            onCode={(code) => change({ code }, 'code')}
            error={form.errors.code}
          />
        </>
      )}
      <FormEnd form={form} busy={way === 'passkey' ? proofs.passkey.waiting : text.accepting}>
        {text.accept}
      </FormEnd>
    </form>
  )
}
