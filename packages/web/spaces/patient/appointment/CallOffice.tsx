import { phoneText } from '../../../i18n/time-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { usePatient } from '../patient-context.ts'

/** The number of the office, as a button; the foot of the page says when it answers. */
export function CallOffice() {
  const { text, network } = usePatient()
  return (
    <a className="btn" href={`tel:${network.phone.replaceAll(' ', '')}`}>
      <Icon name="phone" />
      {text.call(phoneText(network.phone))}
    </a>
  )
}
