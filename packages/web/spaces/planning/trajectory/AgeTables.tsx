import { ASSUMED_AGES, ASSUMED_RETIREMENTS } from '@maillage/planning/trajectory/assumed-careers.ts'
import { usePlanning } from '../planning-context.ts'
import { ageCounts, retireShares } from './trajectory-view.ts'
import type { FormProps } from './form-props.ts'
import { change, TypedField } from './TypedField.tsx'

/** The pyramid of ages and who retires at which age: assumed until one writes one's own. */
export function AgeTables(props: FormProps) {
  return (
    <>
      <Ages {...props} />
      <Retirements {...props} />
    </>
  )
}

const replaced = (list: readonly string[], place: number, typed: string) =>
  list.map((old, at) => (at === place ? typed.replaceAll(',', '.') || '0' : old)).join(',')

function Ages({ screen: { view, parsed }, text: { form } }: FormProps) {
  const { words } = usePlanning()
  const counts = ageCounts(view)
  const isGiven = view.ages !== ''
  const sum = counts.reduce((total, count) => total + Number(count), 0)
  const isWrong = 'refusals' in parsed && parsed.refusals.some(({ path }) => path.startsWith('ages'))
  return (
    <details open={isGiven || undefined}>
      <summary>
        <span>{form.ages}</span>
        <span>{isGiven ? form.agesGiven : form.agesAssumed}</span>
      </summary>
      {ASSUMED_AGES.map(({ from, to }, place) => (
        <div className="row" key={from}>
          <span>{form.band(from, to)}</span>
          <TypedField
            name={`ages-${from}`}
            label={form.countOf(form.band(from, to))}
            value={counts[place] ?? ''}
            isWrong={isWrong}
            onCommit={(typed) => change('ages', replaced(counts, place, typed))}
          />
        </div>
      ))}
      <p className="small" role="status">
        {isGiven && Number.isFinite(sum) ? form.sum(words.count(sum), view.people) : null}
      </p>
      {isGiven ? (
        <button type="button" className="as-link" onClick={() => change('ages', '')}>
          {form.resetAges}
        </button>
      ) : null}
    </details>
  )
}

function Retirements({ screen: { view, parsed }, text: { form } }: FormProps) {
  const shares = retireShares(view)
  const isGiven = view.retire !== ''
  const isWrong = 'refusals' in parsed && parsed.refusals.some(({ path }) => path.startsWith('retirements'))
  return (
    <details open={isGiven || undefined}>
      <summary>
        <span>{form.retire}</span>
        <span>{isGiven ? form.agesGiven : form.agesAssumed}</span>
      </summary>
      <p className="small">{form.retireHint}</p>
      {ASSUMED_RETIREMENTS.map(({ age }, place) => (
        <div className="row" key={age}>
          <span>{form.retireAge(age)}</span>
          <span className="both">
            <TypedField
              name={`retire-${age}`}
              label={form.retireOf(age)}
              value={shares[place] ?? ''}
              isWrong={isWrong}
              onCommit={(typed) => change('retire', replaced(shares, place, typed))}
            />
            <span>{form.percent}</span>
          </span>
        </div>
      ))}
      {isGiven ? (
        <button type="button" className="as-link" onClick={() => change('retire', '')}>
          {form.resetRetire}
        </button>
      ) : null}
    </details>
  )
}
