import { changeSearch } from '../address.tsx'
import { AgeTables } from './AgeTables.tsx'
import type { FormProps } from './form-props.ts'
import { fieldOf } from './refusal-sentences.ts'
import { byYear, type FieldName, REGION, yearsOf } from './trajectory-view.ts'
import { change, TypedField } from './TypedField.tsx'
import type { TrajectoryScreen } from './use-trajectory.ts'

/** The plan, as a planner would say it; it begins with the case of the région. */
export function TrajectoryForm({ screen, text }: FormProps) {
  const { view } = screen
  const { form } = text
  const isOurs = (Object.keys(REGION) as FieldName[]).every((name) => view[name] === REGION[name])
  const one = (name: FieldName, hint?: string) => <One key={name} {...{ screen, text, name, hint }} />
  const both = (label: string, from: FieldName, to: FieldName, unit?: string) => (
    <Both key={from} {...{ screen, text, label, from, to, unit }} />
  )
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h2>{form.title}</h2>
      <fieldset>
        <legend>{form.start}</legend>
        {(['from', 'to', 'people', 'sites', 'target'] as const).map((name) => one(name))}
      </fieldset>
      <Years screen={screen} text={text} />
      <fieldset>
        <legend>{form.chances}</legend>
        {both(form.short.fill, 'fillFrom', 'fillTo', form.percent)}
        {both(form.short.openings, 'openFrom', 'openTo', form.percent)}
        {both(form.short.leave, 'leaveFrom', 'leaveTo', form.percent)}
      </fieldset>
      <fieldset>
        <legend>{form.work}</legend>
        {one('fte')}
        {one('recruitFte')}
        {one('siteFte')}
        {one('patients', form.short.empty)}
      </fieldset>
      <AgeTables screen={screen} text={text} />
      <Reach screen={screen} text={text} />
      <details>
        <summary>
          <span>{form.draws}</span>
          <span>{view.runs}</span>
        </summary>
        {one('runs')}
        {one('seed')}
      </details>
      {isOurs ? null : (
        <button type="button" className="tool" onClick={toRegion}>
          {form.reset}
        </button>
      )}
    </form>
  )
}

function toRegion(): void {
  changeSearch(Object.fromEntries(Object.keys(REGION).map((name) => [name, undefined])))
}

/** Whether what a field holds was refused. */
function isWrong({ parsed, seed, runs }: TrajectoryScreen, name: FieldName): boolean {
  if (name === 'seed') return seed === undefined
  if (name === 'runs') return runs === undefined
  return 'refusals' in parsed && parsed.refusals.some(({ path }) => fieldOf(path) === name)
}

function One({ screen, text, name, hint }: FormProps & { name: FieldName; hint?: string | undefined }) {
  return (
    <div className="row">
      <span>
        {text.form.fields[name]} {hint ? <small>{hint}</small> : null}
      </span>
      <TypedField
        name={name}
        label={text.form.fields[name]}
        value={screen.view[name]}
        isWrong={isWrong(screen, name)}
        onCommit={(typed) => change(name, typed)}
      />
    </div>
  )
}

interface BothProps extends FormProps {
  label: string
  from: FieldName
  to: FieldName
  unit?: string | undefined
}

function Both({ screen, text, label, from, to, unit }: BothProps) {
  const field = (name: FieldName) => (
    <TypedField
      name={name}
      label={text.form.fields[name]}
      value={screen.view[name]}
      isWrong={isWrong(screen, name)}
      onCommit={(typed) => change(name, typed)}
    />
  )
  return (
    <div className="row">
      <span>{label}</span>
      <span className="both">
        {field(from)}
        <span>{text.form.and}</span>
        {field(to)}
        {unit ? <span>{unit}</span> : null}
      </span>
    </div>
  )
}

function Years({ screen, text: { form } }: FormProps) {
  const { view } = screen
  const years = yearsOf(view)
  if (years.length === 0) return null
  const columns = (['posts', 'open'] as const).map((name) => ({ name, typed: byYear(view[name], years) }))
  const commit = (name: 'posts' | 'open', typed: readonly string[], place: number) => (said: string) =>
    change(name, shortened(typed.map((old, at) => (at === place ? said.replaceAll(',', '.') || '0' : old))))
  return (
    <table className="years">
      <caption>{form.years}</caption>
      <thead>
        <tr>
          <th scope="col">{form.year}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {form.fields[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year, place) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {columns.map(({ name, typed }) => (
              <td key={name}>
                <TypedField
                  name={`${name}-${year}`}
                  label={form.inYear(form.fields[name], year)}
                  value={typed[place] ?? ''}
                  isWrong={isWrong(screen, name)}
                  onCommit={commit(name, typed, place)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The last value holds on: what repeats it is left out of the address. */
function shortened(list: readonly string[]): string {
  const kept = [...list]
  while (kept.length > 1 && kept.at(-1) === kept.at(-2)) kept.pop()
  return kept.join(',')
}

function Reach({ screen, text }: FormProps) {
  const { view } = screen
  const { form } = text
  const hasAny = view.covered !== '' || view.population !== '' || view.order !== ''
  return (
    <details open={hasAny || undefined}>
      <summary>
        <span>{form.reach}</span>
        <span>{hasAny ? null : form.short.empty}</span>
      </summary>
      <One screen={screen} text={text} name="covered" />
      <One screen={screen} text={text} name="population" />
      <label className="lines">
        <span>{form.fields.order}</span>
        <small>{form.reachHint}</small>
        <textarea
          key={view.order}
          rows={4}
          defaultValue={view.order.replaceAll(';', '\n')}
          aria-invalid={isWrong(screen, 'order') || undefined}
          onBlur={(event) => change('order', event.target.value.trim().replaceAll(/\s*\n\s*/g, ';'))}
        />
      </label>
    </details>
  )
}
