import { useMemo, useState } from 'react'
import { mapEn } from '../../../i18n/planning-map.en.ts'
import { mapFr } from '../../../i18n/planning-map.fr.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { saveFile } from '../../../ui/csv.ts'
import { changeSearch } from '../address.tsx'
import type { Ground } from '../ground/use-ground.ts'
import { AreaMap } from '../map/AreaMap.tsx'
import { usePlanning, useWords } from '../planning-context.ts'
import { lossCsv, lossRows, type LossRow } from './loss-rows.ts'
import { LOSS_COLOURS, lossFill } from './loss-fill.ts'
import { answerIn, type WhatIfScreen } from './use-whatif-screen.ts'
import type { WhatIfAnswer } from './what-if-messages.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
}

/** Who loses what: the map of losses, the counts, the communes by minutes lost x inhabitants. */
export function WhatIfLosses({ screen, text }: Props) {
  const { changes, shown, ground } = screen
  const answer = answerIn(shown.value)
  const { words } = usePlanning()
  const spared = answerIn(screen.bare.value)?.comparison.losing.people ?? 0
  const isSomethingLost = answer !== undefined && answer.comparison.losing.people > 0
  return (
    <aside className="whatif-losses" aria-labelledby="whatif-losses">
      <h2 id="whatif-losses">{text.losses.title}</h2>
      {changes.length === 0 ? <p className="small">{text.losses.before}</p> : null}
      {answer && changes.length > 0 && !isSomethingLost ? (
        <p className="small">
          {text.losses.none} {answer.comparison.winning.people === 0 ? text.losses.noneHint : ''}{' '}
          {spared > 0 ? text.losses.without(words.count(spared)) : ''}
        </p>
      ) : null}
      {answer && ground && changes.length > 0 ? <Found {...{ screen, text, answer, ground }} /> : null}
    </aside>
  )
}

interface FoundProps extends Props {
  answer: WhatIfAnswer
  ground: Ground
}

function Found({ screen, text, answer, ground }: FoundProps) {
  const { comparison } = answer
  const rows = useMemo(() => lossRows(screen, answer, ground), [screen, answer, ground])
  const hasLoss = comparison.losing.people > 0
  return (
    <>
      <div className="whatif-difference">
        {hasLoss ? <LossMap {...{ screen, text, answer, ground }} /> : null}
        <Counts {...{ screen, text, answer, ground }} />
      </div>
      {hasLoss ? (
        <p className="whatif-legend">
          {text.losses.classes.slice(1).map((label, place) => (
            <span key={label}>
              <i style={{ background: LOSS_COLOURS[place + 1] }} />
              {label}
            </span>
          ))}
        </p>
      ) : null}
      {rows.length > 0 ? <Table screen={screen} text={text} rows={rows} /> : null}
    </>
  )
}

function LossMap({ screen, text, answer, ground }: FoundProps) {
  const { words } = usePlanning()
  const mapText = useWords({ fr: mapFr, en: mapEn })
  const { shapes, minutes, view, communeName } = screen
  const codes = useMemo(() => Array.from(ground.rows, (row) => ground.index.codes[row] as string), [ground])
  const fill = useMemo(
    () => shapes && lossFill(shapes, codes, answer, minutes),
    [shapes, codes, answer, minutes],
  )
  if (!shapes || !fill) return null
  const say = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) ? text.maps.minutes(words.count(value)) : text.maps.none
  const { losing } = answer.comparison
  return (
    <AreaMap
      text={mapText}
      shapes={shapes}
      fill={fill}
      label={text.losses.mapLabel(words.count(losing.people), losing.communes)}
      selected={view.commune}
      onSelect={(code) => changeSearch({ commune: code }, { replace: true })}
      describe={(code) => {
        const row = codes.indexOf(code)
        const [before, after] = [answer.minutesBefore[row], answer.minutesAfter[row]]
        return text.losses.said(communeName(code), say(before), say(after))
      }}
      isBare
    />
  )
}

function Counts({ text, answer }: FoundProps) {
  const { words } = usePlanning()
  const { crossings, losing, winning } = answer.comparison
  const [near, far] = crossings
  return (
    <dl>
      {near ? (
        <div>
          <dt>
            <i className="is-edge" />
            {text.losses.beyond(near.minutes)}
          </dt>
          <dd>
            <b>{words.count(near.beyond.people)}</b>{' '}
            <small>{text.losses.communes(near.beyond.communes)}</small>
          </dd>
        </div>
      ) : null}
      <div>
        <dt>
          <i style={{ background: LOSS_COLOURS[3] }} />
          {text.losses.losing}
        </dt>
        <dd>
          <b>{words.count(losing.people)}</b>{' '}
          {losing.people > 0 ? (
            <small>
              {Number.isNaN(losing.meanMinutes)
                ? text.losses.communes(losing.communes)
                : text.losses.losingText(losing.communes, words.decimal(losing.meanMinutes, 0))}
            </small>
          ) : null}
        </dd>
      </div>
      {far ? (
        <div>
          <dt>{text.losses.beyond(far.minutes)}</dt>
          <dd>
            <b>{words.count(far.beyond.people)}</b>
          </dd>
        </div>
      ) : null}
      {winning.people > 0 ? (
        <div>
          <dt>{text.losses.winning}</dt>
          <dd>
            <b>{words.count(winning.people)}</b>
          </dd>
        </div>
      ) : null}
      {losing.altogether > 0 ? (
        <div>
          <dt>{text.losses.altogether(words.count(losing.altogether))}</dt>
        </div>
      ) : null}
    </dl>
  )
}

const FIRST = 14

function Table({ screen, text, rows }: Props & { rows: readonly LossRow[] }) {
  const { words } = usePlanning()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, FIRST)
  const rest = rows.slice(shown.length)
  const { head } = text.losses
  const minutes = (value: number) => (Number.isFinite(value) ? words.count(value) : text.losses.noMore)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="whatif-table" aria-label={text.losses.caption} tabIndex={0}>
        <table>
          <caption className="vh">{text.losses.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{head.commune}</th>
              <th scope="col" className="n">
                {head.people}
              </th>
              <th scope="col" className="n">
                {head.before}
              </th>
              <th scope="col" className="n">
                {head.after}
              </th>
              <th scope="col" className="n">
                {head.lost}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <button
                    type="button"
                    className="as-link"
                    onClick={() => changeSearch({ commune: row.code }, { replace: true })}
                  >
                    {row.name}
                  </button>
                </th>
                <td className="n">{words.count(row.people)}</td>
                <td className="n">{minutes(row.before)}</td>
                <td className="n">
                  {minutes(row.after)} <small>{row.siteAfter}</small>
                </td>
                <td className="n">
                  <b>{Number.isFinite(row.lost) ? text.losses.plus(words.count(row.lost)) : '–'}</b>
                  {row.isCrossing ? (
                    <>
                      <i className="is-crossing" aria-hidden="true" />
                      <span className="vh">, {text.losses.crossedNote(screen.minutes)}</span>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
            {rest.length > 0 ? (
              <tr className="is-rest">
                <th scope="row">{text.losses.rest(rest.length)}</th>
                <td className="n">{words.count(rest.reduce((sum, { people }) => sum + people, 0))}</td>
                <td colSpan={3} />
              </tr>
            ) : null}
          </tbody>
        </table>
      </section>
      <div className="whatif-foot">
        <p>
          {text.losses.ordered} <i className="is-crossing" aria-hidden="true" />{' '}
          {text.losses.crossedNote(screen.minutes)}.
        </p>
        <p>
          {rows.length > FIRST ? (
            <button type="button" className="tool" onClick={() => setWhole(!isWhole)}>
              {isWhole ? text.losses.fewer : text.losses.all}
            </button>
          ) : null}{' '}
          <button
            type="button"
            className="tool"
            onClick={() => saveFile(lossCsv(screen, rows, text), 'et-si.csv')}
          >
            {text.losses.csv}
          </button>
        </p>
      </div>
    </>
  )
}
