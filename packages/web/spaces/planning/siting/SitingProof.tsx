import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { usePlanning } from '../planning-context.ts'
import { sayValue } from './say-value.ts'
import type { SitingScreen } from './use-siting-screen.ts'

interface Props {
  screen: SitingScreen
  text: SitingText
}

/** What was found, what bounds it, and the gap between: while it is searched for, and once it is proved. */
export function SitingProof({ screen, text }: Props) {
  const { search } = screen
  if (search.state === 'working') return <Working screen={screen} text={text} />
  if (search.state === 'cancelled') return <p className="small">{text.cancelled}</p>
  if (search.state !== 'done') return null
  return <Proved screen={screen} text={text} />
}

function Proved({ screen, text }: Props) {
  const { words } = usePlanning()
  const { search, view } = screen
  if (search.state !== 'done') return null
  const { result, tookMs } = search.answer
  const say = (value: number) => sayValue(view.objective, value, { text, words })
  return (
    <section className="proof" aria-label={text.proof.title}>
      <h2>{text.proof.title}</h2>
      <dl>
        <dt>{text.proof.found}</dt>
        <dd>{say(result.value)}</dd>
        <dt>{text.proof.bound}</dt>
        <dd>{say(result.bound)}</dd>
        <dt>{text.proof.gap}</dt>
        <dd className={result.proved ? 'ok' : undefined}>
          {result.proved ? (
            <>
              <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.4">
                <path d="M3 8.5 6.5 12 13 4.5" />
              </svg>
              {text.proof.proved}
            </>
          ) : (
            words.percent(result.gap, 2)
          )}
        </dd>
      </dl>
      <progress max={1} value={1 - Math.min(1, result.gap)} aria-hidden="true" />
      <p className="small">
        {text.proof.by[result.provedBy](result.candidates)},{' '}
        {text.proof.took(words.decimal(tookMs / 1000, 1))}.
      </p>
    </section>
  )
}

function Working({ screen, text }: Props) {
  const { words } = usePlanning()
  const { search, view, nameOf, cancel } = screen
  if (search.state !== 'working') return null
  const { progress, codes } = search
  const say = (value: number) => sayValue(view.objective, value, { text, words })
  return (
    <section className="proof" aria-label={text.proof.progress} aria-busy="true">
      <h2>{text.proof.working(view.objective === 'set-covering' ? codes.length : view.k)}</h2>
      {progress ? (
        <dl>
          <dt>{text.proof.found}</dt>
          <dd>{say(progress.value)}</dd>
          <dt>{text.proof.bound}</dt>
          <dd>{say(progress.bound)}</dd>
          <dt>{text.proof.gap}</dt>
          <dd>{words.percent(progress.gap, 2)}</dd>
        </dl>
      ) : null}
      <progress
        aria-label={text.proof.progress}
        {...(progress ? { max: 1, value: 1 - Math.min(1, progress.gap) } : {})}
      />
      <p className="small" role="status">
        {progress ? `${text.proof.phases[progress.phase]}. ` : null}
        {codes.length > 0 ? text.proof.usable(codes.map(nameOf).join(', ')) : null}
      </p>
      <button type="button" className="tool" onClick={cancel}>
        {text.proof.cancel}
      </button>
    </section>
  )
}
