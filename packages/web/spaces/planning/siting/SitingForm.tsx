import { searchCommunes } from '@maillage/territory/commune-search.ts'
import { useMemo, useState } from 'react'
import type { SitingText } from '../../../i18n/planning-siting.fr.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { MOST_MINUTES, MOST_SITES, OBJECTIVES, type SitingView } from './siting-view.ts'
import type { SitingScreen } from './use-siting-screen.ts'

interface Props {
  screen: SitingScreen
  text: SitingText
}

type Change = Readonly<Record<string, string | undefined>>

/** Changes the question: what was found for another one is no answer to it. */
function ask(change: Change): void {
  changeSearch({ asked: undefined, choice: undefined, ...change })
}

/** The question, in the planner's words. */
export function SitingForm({ screen, text }: Props) {
  const { view } = screen
  const needsPress = view.k > 1 || view.objective === 'set-covering'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        changeSearch({ asked: '1', choice: undefined })
        screen.again()
      }}
    >
      <h2>{text.form.title}</h2>
      <AreaField screen={screen} text={text} />
      <fieldset>
        <legend>{text.form.goal}</legend>
        {OBJECTIVES.map((objective) => (
          <label key={objective} className="goal">
            <input
              type="radio"
              name="objective"
              checked={view.objective === objective}
              onChange={() => ask({ objective: objective === 'covering' ? undefined : objective })}
            />
            <span>{text.form.goals[objective](view.minutes)}</span>
          </label>
        ))}
      </fieldset>
      {view.objective === 'set-covering' ? null : <SitesField view={view} text={text} />}
      <NumberField
        label={text.form.minutes}
        value={view.minutes}
        onChange={(minutes) => ask({ minutes: minutes === undefined ? undefined : String(minutes) })}
      />
      <NumberField
        label={text.form.parent}
        hint={text.form.parentHint}
        value={view.parent}
        onChange={(parent) => ask({ parent: parent === undefined ? undefined : String(parent) })}
      />
      <Left screen={screen} text={text} />
      <Kept screen={screen} text={text} />
      <Excluded screen={screen} text={text} />
      {needsPress ? (
        <button type="submit" className="btn go">
          {text.form.search}
        </button>
      ) : null}
    </form>
  )
}

function AreaField({ screen, text }: Props) {
  const { atlas } = usePlanning()
  const { view, ground } = screen
  const isListed = atlas.areas.some(({ key }) => key === view.area)
  return (
    <label className="row">
      <span>{text.form.area}</span>
      <select
        value={view.area}
        onChange={(event) => ask({ area: event.target.value, forbid: undefined, without: undefined })}
      >
        {isListed ? null : <option value={view.area}>{ground?.communes.area.name ?? view.area}</option>}
        {atlas.areas.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function SitesField({ view, text }: { view: SitingView; text: SitingText }) {
  const change = (k: number) => ask({ k: k === 1 ? undefined : String(k) })
  return (
    <div className="row">
      <span id="siting-k">{text.form.sites}</span>
      <span className="step">
        <button
          type="button"
          aria-label={text.form.fewer}
          disabled={view.k <= 1}
          onClick={() => change(view.k - 1)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
            <path d="M3 8h10" />
          </svg>
        </button>
        <output aria-labelledby="siting-k">{view.k}</output>
        <button
          type="button"
          aria-label={text.form.more}
          disabled={view.k >= MOST_SITES}
          onClick={() => change(view.k + 1)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
            <path d="M8 3v10M3 8h10" />
          </svg>
        </button>
      </span>
    </div>
  )
}

interface NumberProps {
  label: string
  hint?: string
  value: number | undefined
  onChange(value: number | undefined): void
}

/** A whole number of minutes, taken when the field is left or Enter is pressed; an empty field takes it away. */
function NumberField({ label, hint, value, onChange }: NumberProps) {
  const [typed, setTyped] = useState<string>()
  const commit = () => {
    if (typed === undefined) return
    const number = Number(typed)
    const isGood = /^\d+$/.test(typed.trim()) && number >= 1 && number <= MOST_MINUTES
    if (typed.trim() === '' || isGood) onChange(typed.trim() === '' ? undefined : number)
    setTyped(undefined)
  }
  return (
    <label className="row">
      <span>
        {label}
        {hint ? <small> {hint}</small> : null}
      </span>
      <input
        className="num"
        inputMode="numeric"
        maxLength={3}
        value={typed ?? value ?? ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          commit()
        }}
      />
    </label>
  )
}

function Left({ screen, text }: Props) {
  const { search, ground, kept } = screen
  if (search.state !== 'done' || !ground) return null
  const most = ground.rows.length - new Set(kept.map(({ communeCode }) => communeCode)).size
  return (
    <p className="small" role="status">
      {text.form.left(search.answer.result.candidates, most)}
    </p>
  )
}

function Kept({ screen, text }: Props) {
  const { openSites, kept, view } = screen
  const toggle = (id: string, isKept: boolean) => {
    const without = isKept ? view.without.filter((other) => other !== id) : [...view.without, id]
    ask({ without: without.join(',') })
  }
  return (
    <details className="rows">
      <summary className="row">
        <span>{text.form.kept}</span>
        <span>
          {kept.length === openSites.length
            ? text.form.keptAll(kept.length)
            : text.form.keptSome(kept.length, openSites.length)}
        </span>
      </summary>
      {openSites.map((site) => (
        <label key={site.id} className="goal">
          <input
            type="checkbox"
            checked={kept.includes(site)}
            onChange={(event) => toggle(site.id, event.target.checked)}
          />
          <span>{site.communeName}</span>
        </label>
      ))}
    </details>
  )
}

function Excluded({ screen, text }: Props) {
  const { view, ground, nameOf } = screen
  const [typed, setTyped] = useState('')
  const [isUnknown, setUnknown] = useState(false)
  const names = useMemo(() => view.forbidden.map((code) => ({ code, name: nameOf(code) })), [view, nameOf])
  const add = () => {
    const [found] = ground && typed.trim() ? searchCommunes(ground.index, typed, { limit: 1 }) : []
    setUnknown(!found)
    if (!found) return
    setTyped('')
    ask({ forbid: [...new Set([...view.forbidden, found.code])].join(',') })
  }
  return (
    <details className="rows" open={view.forbidden.length > 0 || undefined}>
      <summary className="row">
        <span>{text.form.excluded}</span>
        <span>{view.forbidden.length === 0 ? text.form.noneExcluded : view.forbidden.length}</span>
      </summary>
      <ul className="tags">
        {names.map(({ code, name }) => (
          <li key={code}>
            {name}
            <button
              type="button"
              aria-label={text.form.allow(name)}
              onClick={() => ask({ forbid: view.forbidden.filter((other) => other !== code).join(',') })}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
                <path d="M4 4l8 8M12 4l-8 8" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      <label className="row">
        <span>
          {text.form.exclude} <small>{text.form.excludeHint}</small>
        </span>
        <input
          className="name"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
      </label>
      <p className="small err" role="status">
        {isUnknown ? text.form.notHere : null}
      </p>
    </details>
  )
}
