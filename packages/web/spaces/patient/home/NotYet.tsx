import { phoneText } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'

/** A network that is not open yet: what comes next, and the way until then. */
export function NotYet() {
  const { text, language, network } = usePatient()
  return (
    <section className="sec">
      <h2>{text.home.notYet}</h2>
      <p>{text.home.notYetHow(network.phoneHours[language])}</p>
      <a className="btn go" href={`tel:${network.phone.replaceAll(' ', '')}`}>
        {text.call(phoneText(network.phone))}
      </a>
    </section>
  )
}
