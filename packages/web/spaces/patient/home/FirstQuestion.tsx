import { Segmented } from '../../../ui/Segmented.tsx'
import { usePatient } from '../patient-context.ts'
import { CommuneBox } from './CommuneBox.tsx'
import { ReasonBox } from './ReasonBox.tsx'
import { useFirstQuestion } from './use-first-question.ts'

const MINUTES = [15, 20, 30]

/** The first question. Nothing is sent but the search itself; the words of the person stay here. */
export function FirstQuestion() {
  const { text } = usePatient()
  const { form, said, errors, asked, notUrgent, say, alarm, submit } = useFirstQuestion()
  return (
    <form className="form" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <ReasonBox
        chosen={said.why}
        notUrgent={notUrgent}
        onChange={(why) => say({ why })}
        onAlarm={alarm}
        asked={asked.why}
        error={errors.why}
      />
      <CommuneBox
        commune={said.commune}
        typed={said.typedCommune}
        onType={(typedCommune) => say({ typedCommune, commune: undefined })}
        onChange={(commune) => say({ commune })}
        asked={asked.from}
        error={errors.from}
      />
      <Segmented
        legend={text.home.howFar}
        value={said.minutes}
        options={MINUTES.map((value) => ({ value, label: `${value}\u00a0min` }))}
        onChange={(minutes) => say({ minutes: Number(minutes) })}
      />
      <Segmented
        legend={text.home.who}
        value={said.relative ? 'relative' : 'me'}
        options={[
          { value: 'me', label: text.home.me },
          { value: 'relative', label: text.home.relative },
        ]}
        onChange={(value) => say({ relative: value === 'relative' })}
      />
      <button className="btn go" type="submit">
        {text.home.go}
      </button>
    </form>
  )
}
