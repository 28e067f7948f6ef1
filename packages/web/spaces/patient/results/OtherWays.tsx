import type { SlotSearchAnswer } from '@maillage/contract/slot-search.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { usePatient } from '../patient-context.ts'
import { plainDay } from '../slot-words.ts'
import { useJourney } from '../use-journey.ts'
import type { ResultsView } from './results-view.ts'

const FURTHER_MINUTES = 15

interface Props {
  answer: SlotSearchAnswer
  minutes: number
  onShow(change: Partial<ResultsView>): void
}

/** The road goes on: later days, more minutes, the phone, and, when booking, to be told of an earlier place. */
export function OtherWays({ answer, minutes, onShow }: Props) {
  const patient = usePatient()
  const { text } = patient
  const { moving } = useJourney()
  const { nextFrom } = answer
  const farther = () => onShow({ minutes: Math.min(120, minutes + FURTHER_MINUTES) })
  return (
    <div className="sec other-ways">
      {nextFrom ? (
        <button className="btn" type="button" onClick={() => onShow({ debut: nextFrom })}>
          {text.results.from(plainDay(patient, nextFrom))}
        </button>
      ) : null}
      {answer.total === 0 ? (
        <button className="btn" type="button" onClick={farther}>
          {text.results.fartherThan(minutes)}
        </button>
      ) : null}
      {answer.total === 0 ? null : <NothingFits minutes={minutes} onFarther={farther} />}
      {!moving && (answer.total > 0 || answer.further.length > 0) ? (
        <p className="s soft">
          <b>{text.results.getTold}</b>. {text.results.getToldHint}
        </p>
      ) : null}
    </div>
  )
}

function NothingFits({ minutes, onFarther }: { minutes: number; onFarther(): void }) {
  const { text, network } = usePatient()
  return (
    <p className="s soft">
      {text.results.nothingFits}{' '}
      <button className="lnk inline" type="button" onClick={onFarther}>
        {text.results.fartherThan(minutes)}
      </button>
      , {text.results.orCall}{' '}
      <a className="nw" href={`tel:${network.phone.replaceAll(' ', '')}`}>
        {phoneText(network.phone)}
      </a>
      .
    </p>
  )
}
