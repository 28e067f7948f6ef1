import { useNavigate } from '@tanstack/react-router'
import { changeJourney, type LastSearch, newSearch } from '../journey.ts'
import { usePatient } from '../patient-context.ts'

interface Props {
  last: LastSearch
  onForget(): void
  onOther(): void
}

/** "Comme la dernière fois ?": kept on this device because the person ticked it. */
export function LastTime({ last, onForget, onOther }: Props) {
  const { text, language, reasonOf } = usePatient()
  const navigate = useNavigate()
  const go = () => {
    changeJourney({ ...newSearch, ...last, note: undefined })
    void navigate({ to: '/rendez-vous', search: { commune: last.commune.code, minutes: last.minutes } })
  }
  return (
    <section className="form" aria-labelledby="last-time">
      <h2 className="h s2" id="last-time">
        {text.home.again}
      </h2>
      <p>
        {text.home.againLine(reasonOf(last.reasonId)?.label[language] ?? '', last.commune.name, last.minutes)}
      </p>
      <button className="btn go" type="button" onClick={go}>
        {text.home.go}
      </button>
      <button className="btn" type="button" onClick={onOther}>
        {text.home.otherThing}
      </button>
      <button className="lnk" type="button" onClick={onForget}>
        {text.home.forget}
      </button>
    </section>
  )
}
