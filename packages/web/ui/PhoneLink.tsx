import { phoneText } from '../i18n/time-words.ts'
import { Icon } from './Icon.tsx'

interface Props {
  phone: string
  /** What it is read as: `text.call` of a space. */
  label(phone: string): string
}

/** The one number of a network, in the head of a patient's pages. */
export function PhoneLink({ phone, label }: Props) {
  const words = phoneText(phone)
  return (
    <a className="tel" href={`tel:${phone.replaceAll(' ', '')}`} aria-label={label(words)}>
      <Icon name="phone" />
      {words}
    </a>
  )
}
