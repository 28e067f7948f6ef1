import { typeset } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useAccount } from '../account-context.ts'

/** A refusal that belongs to no field, in the server's sentence. */
export function FormError({ children }: { children: string | undefined }) {
  const { language } = useAccount()
  if (!children) return null
  return (
    <p className="err" role="alert">
      <Icon name="warning" />
      <span>{language === 'fr' ? typeset(children) : children}</span>
    </p>
  )
}
