import type { WhatIfChange } from '@maillage/contract/atlas-scenarios.ts'
import { useEffect, useRef, useState } from 'react'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { sayChange, sayWhere } from './say-change.ts'
import type { WhatIfScreen } from './use-whatif-screen.ts'
import { REMEDIES } from './whatif-view.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
}

/** The changes, numbered; each can be mended or taken away. Then the remedy that the right map shows. */
export function ChangeList({ screen, text }: Props) {
  const { language } = usePlanning()
  const { changes, setChanges, baseline, ground } = screen
  /** The place of the change that is mended; `changes.length` for a new one. */
  const [edited, setEdited] = useState<number>()
  const adder = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && edited === undefined) adder.current?.focus()
    wasOpen.current = edited !== undefined
  }, [edited])
  if (!baseline || !ground) return null
  const put = (change: WhatIfChange) => {
    const place = edited ?? changes.length
    setChanges([...changes.slice(0, place), change, ...changes.slice(place + 1)])
    setEdited(undefined)
  }
  return (
    <div className="whatif-changes">
      <ol aria-label={text.list.label}>
        {changes.map((change, place) => {
          const said = sayChange(change, screen, text, language)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change has no other identity than its place
            <li key={place}>
              <b aria-hidden="true">{place + 1}</b> <span>{said}</span>
              {change.kind === 'change-opening' ? null : (
                <button
                  type="button"
                  className="as-link"
                  aria-label={text.list.editOne(said)}
                  onClick={() => setEdited(place)}
                >
                  {text.list.edit}
                </button>
              )}
              <button
                type="button"
                className="as-link"
                aria-label={text.list.removeOne(said)}
                onClick={() => {
                  setChanges(changes.filter((_, other) => other !== place))
                  adder.current?.focus()
                }}
              >
                {text.list.remove}
              </button>
            </li>
          )
        })}
        <li>
          <button
            ref={adder}
            type="button"
            className="tool"
            aria-expanded={edited === changes.length}
            onClick={() => setEdited(edited === changes.length ? undefined : changes.length)}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
              <path d="M8 3v10M3 8h10" />
            </svg>
            {text.list.add}
          </button>
        </li>
      </ol>
      {changes.length > 0 ? <Remedies screen={screen} text={text} /> : null}
      {changes.length === 0 && edited === undefined ? <Suggestions screen={screen} text={text} /> : null}
      {edited === undefined ? null : (
        <ChangeForm
          key={edited}
          screen={screen}
          text={text}
          change={changes[edited]}
          onDone={put}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  )
}

function Remedies({ screen, text }: Props) {
  const { view, shared } = screen
  const why = shared.value && 'why' in shared.value ? shared.value.why : undefined
  const chosen = why?.partings.find(({ isChosen }) => isChosen)?.days.filter((days) => days > 0)
  const { language } = usePlanning()
  const label = {
    none: text.remedy.none,
    share:
      chosen && chosen.length > 1
        ? text.remedy.shareOf(chosen.map((days) => days.toLocaleString(language)).join(' + '))
        : text.remedy.share,
    recruit: text.remedy.recruit,
  }
  return (
    <fieldset className="whatif-remedies">
      <legend className="vh">{text.remedy.label}</legend>
      {REMEDIES.map((remedy) => (
        <label key={remedy}>
          <input
            type="radio"
            name="remedy"
            checked={view.remedy === remedy}
            onChange={() =>
              changeSearch({ remedy: remedy === 'none' ? undefined : remedy }, { replace: true })
            }
          />
          {label[remedy]}
        </label>
      ))}
    </fieldset>
  )
}

const SUGGESTED = 3

/** To begin with one press: the departure of those who leave a site with the fewest days. */
function Suggestions({ screen, text }: Props) {
  const { language } = usePlanning()
  const { baseline, setChanges } = screen
  if (!baseline) return null
  const daysAt = (site: string) =>
    baseline.practitioners.reduce((sum, { days }) => sum + (days[site] ?? 0), 0)
  const share = ({ days }: (typeof baseline.practitioners)[number]) =>
    Math.max(0, ...Object.entries(days).map(([site, each]) => each / Math.max(each, daysAt(site))))
  const people = baseline.practitioners.toSorted((a, b) => share(b) - share(a)).slice(0, SUGGESTED)
  return (
    <div className="whatif-suggest">
      <p>{text.form.suggestions}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="tool"
              onClick={() => setChanges([{ kind: 'retire-practitioner', practitioner: person.id }])}
            >
              {text.form.suggest(person.label, sayWhere(person, screen, text, language))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
