import { doorEn } from '../../../i18n/account-door.en.ts'
import { doorFr } from '../../../i18n/account-door.fr.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useWords } from '../account-context.ts'

interface Props {
  value: string
  onChange(value: string): void
  error: string | undefined
}

/** The professional address by which an account is known: a password manager fills it in as the user name. */
export function EmailField(props: Props) {
  const text = useWords({ fr: doorFr, en: doorEn })
  return (
    <TextField
      {...props}
      label={text.email}
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      maxLength={254}
    />
  )
}
