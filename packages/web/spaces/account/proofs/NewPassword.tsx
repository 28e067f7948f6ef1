import { useQuery } from '@tanstack/react-query'
import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { proofsEn } from '../../../i18n/account-proofs.en.ts'
import { proofsFr } from '../../../i18n/account-proofs.fr.ts'
import { PasswordField } from '../../../ui/PasswordField.tsx'
import { useWords } from '../account-context.ts'
import { doorApi } from '../door/door-api.ts'

interface Props {
  value: string
  onChange(value: string): void
  error: string | undefined
  label?: string
}

/** A password to choose, with the rule that the server holds. */
export function NewPassword({ value, onChange, error, label }: Props) {
  const door = useWords({ fr: doorFr, en: doorEn })
  const text = useWords({ fr: proofsFr, en: proofsEn })
  const minimum = useMinimumLength()
  return (
    <PasswordField
      label={label ?? text.newPassword}
      hint={text.rules(minimum)}
      value={value}
      onChange={onChange}
      error={error}
      autoComplete="new-password"
      text={door}
    />
  )
}

/** The sentence for a password that is too short, or undefined. The other rules are the server's. */
export function usePasswordCheck(): (password: string) => string | undefined {
  const text = useWords({ fr: proofsFr, en: proofsEn })
  const minimum = useMinimumLength()
  return (password) => (password.length < minimum ? text.tooShort(minimum) : undefined)
}

function useMinimumLength(): number {
  const rules = useQuery({
    queryKey: ['password-rules'],
    queryFn: doorApi.passwordRules,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return rules.data?.minimumLength ?? 15
}
