import { plainDate } from '../../../i18n/time-words.ts'
import { birthDateOf } from '../birth-date-field.ts'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'

/** Who and what for, as it was written: in sight until it is confirmed. */
export function WrittenSoFar() {
  const { text, language, reasonOf } = usePatient()
  const { form, note, reasonId } = useJourney()
  const birthDate = birthDateOf(form)
  return (
    <dl className="keep">
      <dt className="vh">{text.code.written}</dt>
      <dt>{text.code.whoLine}</dt>
      <dd>
        {form.givenName} {form.usesOtherName && form.usedName ? form.usedName : form.birthName}
        {birthDate ? `, ${plainDate(birthDate, language)}` : ''}
      </dd>
      <dt>{text.code.whyLine}</dt>
      <dd>{note ?? (reasonId ? reasonOf(reasonId)?.label[language] : '')}</dd>
    </dl>
  )
}
