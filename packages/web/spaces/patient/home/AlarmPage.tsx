import { findAlarm } from '@maillage/core/booking/find-alarm.ts'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../../ui/Icon.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { cutAtNumbers } from './advice-numbers.ts'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'

/** Words that should not wait: the numbers first, and no slot before them. */
export function AlarmPage() {
  const { text, language, network } = usePatient()
  usePageTitle(text.alarm.title)
  const heading = useFocusOnArrival<HTMLHeadingElement>('alarm')
  const words = useJourney().note ?? ''
  const alarm = findAlarm(network.alarmWords, words)
  return (
    <Frame>
      <section className="answer">
        {words ? <p>{text.alarm.youWrote(words)}</p> : null}
        <h1 className="h" tabIndex={-1} ref={heading}>
          {text.alarm.title}
        </h1>
        {alarm ? <Advice advice={alarm.advice[language]} /> : null}
      </section>
      <Numbers />
      <NotMeant words={words} />
    </Frame>
  )
}

/** What to do meanwhile; each number that it names can be called at a touch. */
function Advice({ advice }: { advice: string }) {
  return (
    <p className="ink">
      {cutAtNumbers(advice).map(({ words, number }, place) =>
        number ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
          <a key={place} className="lnk" href={`tel:${number}`}>
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </p>
  )
}

/** The 15, its text message twin, and the number for what can wait until today: those that the territory has. */
function Numbers() {
  const { text, language, network } = usePatient()
  const has = (number: string) =>
    network.emergency.some((line) => line.number.replaceAll(/\s/g, '') === number)
  return (
    <>
      <div className="actions">
        <a className="btn go" href="tel:15">
          <Icon name="phone" />
          {text.alarm.call('15')}
        </a>
        {has('114') ? (
          <a className="btn" href="sms:114">
            <span>
              {text.alarm.deaf}
              {language === 'fr' ? '\u00a0: ' : ': '}
              {text.alarm.deafCall('114')}
            </span>
          </a>
        ) : null}
      </div>
      {has('116117') ? (
        <section className="sec">
          <h2>{text.alarm.passed}</h2>
          <p>{text.alarm.passedHint}</p>
          <a className="btn" href="tel:116117">
            <Icon name="phone" />
            {text.alarm.call('116\u00a0117')}
          </a>
        </section>
      ) : null}
    </>
  )
}

/** Other words, or on to an appointment with these. */
function NotMeant({ words }: { words: string }) {
  const { text } = usePatient()
  return (
    <section className="sec stackedLinks">
      <h2>{text.alarm.notMeant}</h2>
      <Link className="lnk" to="/" onClick={() => changeJourney({ note: undefined })}>
        {text.alarm.change}
      </Link>
      <Link
        className="lnk"
        to="/"
        onClick={() => changeJourney({ note: undefined, reasonId: undefined, notUrgent: words })}
      >
        {text.alarm.goOn}
      </Link>
    </section>
  )
}
