import { useMemo, useState } from 'react'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { sayDays } from './say-change.ts'
import { answerIn, recruitChange, type WhatIfScreen } from './use-whatif-screen.ts'
import { useAsked, type WhatIfThread } from './use-worker.ts'
import type { WhatIfAnswer, WhatIfSpec } from './what-if-messages.ts'
import { readDays } from './whatif-view.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
}

const MOST_SITES = 8

/** One practitioner more, site by site, beside doing nothing and beside sharing. */
export function RecruitRemedy({ screen, text }: Props) {
  const { language } = usePlanning()
  const { recruit, thread, changes } = screen
  const tried = useTries(screen, text)
  const found = useAsked(tried, thread && ((tries: readonly Try[]) => askAll(thread, tries)))
  if (!recruit) return null
  return (
    <section className="whatif-remedy" aria-labelledby="whatif-recruit" aria-busy={found.isWorking}>
      <header>
        <h2 id="whatif-recruit">
          {text.recruit.title(screen.siteName(recruit.site), sayDays(recruit.days, language))}
        </h2>
        <p>{text.recruit.hint}</p>
        <DaysField text={text} days={recruit.days} />
      </header>
      {found.value ? <Table screen={screen} text={text} answers={found.value} /> : null}
      <p className="whatif-acts">
        <button
          type="button"
          className="btn go"
          onClick={() =>
            screen.setChanges([...changes, recruitChange(recruit, changes, text)], { remedy: undefined })
          }
        >
          {text.recruit.apply}
        </button>
        <button
          type="button"
          className="btn low"
          onClick={() => changeSearch({ remedy: 'share' }, { replace: true })}
        >
          {text.recruit.toShare}
        </button>
      </p>
    </section>
  )
}

interface Try {
  readonly key: string
  readonly site: string | undefined
  readonly spec: WhatIfSpec
}

interface Tried extends Try {
  readonly answer: WhatIfAnswer
}

/** Doing nothing, sharing, then the recruit at each site, those that lose most days first. */
function useTries(
  { spec, bare, shared, recruit }: WhatIfScreen,
  text: WhatIfText,
): readonly Try[] | undefined {
  const recruitDays = recruit?.days
  return useMemo(() => {
    const answer = answerIn(bare.value)
    if (!spec || !answer || recruitDays === undefined) return undefined
    const lost = (site: WhatIfAnswer['sites'][number]) => (site.before?.days ?? 0) - site.days
    const sites = answer.sites.filter(({ isThere }) => isThere).toSorted((a, b) => lost(b) - lost(a))
    const sharing = shared.value && 'changes' in shared.value ? shared.value.changes : []
    const withShare = {
      key: 'share',
      site: undefined,
      spec: { ...spec, changes: [...spec.changes, ...sharing] },
    }
    return [
      { key: 'none', site: undefined, spec },
      ...(sharing.length > 0 ? [withShare] : []),
      ...sites.slice(0, MOST_SITES).map(({ id }) => {
        const change = recruitChange({ site: id, days: recruitDays }, spec.changes, text)
        return { key: id, site: id, spec: { ...spec, changes: [...spec.changes, change] } }
      }),
    ]
  }, [spec, bare.value, shared.value, recruitDays, text])
}

async function askAll(thread: WhatIfThread, tries: readonly Try[]): Promise<readonly Tried[]> {
  const outcomes = await Promise.all(tries.map(({ spec }) => thread.run(spec)))
  return tries.flatMap((each, row) => {
    const answer = answerIn(outcomes[row])
    return answer ? [{ ...each, answer }] : []
  })
}

function Table({ screen, text, answers }: Props & { answers: readonly Tried[] }) {
  const { words, language } = usePlanning()
  const { recruit, minutes, siteName } = screen
  const say = (days: number) => sayDays(days, language)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="whatif-days" aria-label={text.recruit.caption} tabIndex={0}>
      <table>
        <caption className="vh">{text.recruit.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.recruit.site}</th>
            <th scope="col" className="n">
              {text.recruit.near(minutes)}
            </th>
            <th scope="col" className="n">
              {text.recruit.losing}
            </th>
            <th scope="col" className="n">
              {text.recruit.siteDays}
            </th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ key, site, answer }) => {
            const { after, losing } = answer.comparison
            const found = answer.sites.find(({ id }) => id === site)
            return (
              <tr key={key} className={site !== undefined && site === recruit?.site ? 'is-moved' : undefined}>
                <th scope="row">
                  {site === undefined ? (
                    key === 'none' ? (
                      text.recruit.without
                    ) : (
                      text.recruit.withShare
                    )
                  ) : (
                    <label>
                      <input
                        type="radio"
                        name="recruit"
                        checked={site === recruit?.site}
                        aria-label={text.recruit.choose(siteName(site))}
                        onChange={() => changeSearch({ site }, { replace: true })}
                      />
                      {siteName(site)}
                    </label>
                  )}
                </th>
                <td className="n">{words.percent(after.share)}</td>
                <td className="n">{words.count(losing.people)}</td>
                <td className="n">
                  {found ? text.recruit.ofBase(say(found.days), say(found.before?.days ?? 0)) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function DaysField({ text, days }: { text: WhatIfText; days: number }) {
  const [typed, setTyped] = useState<string>()
  const commit = () => {
    const read = typed === undefined ? undefined : readDays(typed)
    setTyped(undefined)
    if (read !== undefined && read > 0) changeSearch({ days: String(read) }, { replace: true })
  }
  return (
    <label className="whatif-recruit-days">
      {text.recruit.days}{' '}
      <input
        className="whatif-need"
        inputMode="decimal"
        maxLength={3}
        value={typed ?? String(days).replace('.', ',')}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  )
}
