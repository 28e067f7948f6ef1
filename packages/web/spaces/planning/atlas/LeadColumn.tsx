import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { capitalised } from '../../../i18n/time-words.ts'
import { changeSearch, PageLink } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { useNarrow } from '../use-narrow.ts'
import { Histogram } from './Histogram.tsx'
import { HORIZON_DAYS } from './atlas-view.ts'
import { LAYERS } from './layers.ts'
import { sourceText } from './source-text.ts'
import type { AtlasScreen } from './use-atlas.ts'

interface Props {
  screen: AtlasScreen
  text: AtlasText
  areaName: string
}

/** The answer in one number, what it depends on, and the legend that is also a histogram by inhabitants. */
export function LeadColumn({ screen, text, areaName }: Props) {
  const { view, figures } = screen
  const isNarrow = useNarrow()
  return (
    <aside className="lead" aria-label={text.lead.label}>
      {isNarrow ? null : <Answer screen={screen} text={text} areaName={areaName} />}
      <Controls screen={screen} text={text} areaName={areaName} />
      <fieldset className="block layers">
        <legend>{text.lead.layer}</legend>
        {LAYERS.map((layer) => (
          <label key={layer}>
            <input
              type="radio"
              name="layer"
              checked={view.layer === layer}
              onChange={() => changeSearch({ layer: layer === 'minutes' ? undefined : layer })}
            />
            <span>{text.lead.layers[layer]}</span>
            <small>{text.lead.units[layer]}</small>
          </label>
        ))}
      </fieldset>
      <div className="block">
        <Histogram figures={figures} layer={view.layer} text={text} />
        <Sources screen={screen} text={text} />
      </div>
    </aside>
  )
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

export function Answer({ screen, text, areaName }: Props) {
  const { words } = usePlanning()
  const { figures, view, sites } = screen
  const open = sites.filter(screen.isCounted).length
  const paper = sites.filter((site) => site.isOwn || view.withOthers).length
  return (
    <div className="answer" aria-live="polite">
      <p className="eyebrow">{areaName}</p>
      <h1>
        <span className="big">
          {figures ? words.percent(ratio(figures.beforeBreak, figures.population)) : '…'}
        </span>
        {text.lead.answer[view.layer](HORIZON_DAYS[view.horizon] ?? 7)}
      </h1>
      {figures ? (
        <>
          <p className="small">
            {text.lead.people(words.count(figures.beforeBreak), words.count(figures.population))}{' '}
            {view.layer === 'minutes'
              ? text.lead.between(
                  words.decimal(figures.spread.low * 100, 1),
                  words.percent(figures.spread.high),
                )
              : null}
          </p>
          {view.layer === 'minutes' ? (
            <dl className="duo">
              <dt>{text.lead.open(open)}</dt>
              <dd>
                <span className="track">
                  <i style={{ width: `${figures.share * 100}%` }} />
                </span>
                <b>{words.percent(figures.share)}</b>
              </dd>
              <dt>{text.lead.paper(paper)}</dt>
              <dd>
                <span className="track">
                  <i className="is-paper" style={{ width: `${figures.paperShare * 100}%` }} />
                </span>
                <b>{words.percent(figures.paperShare)}</b>
              </dd>
            </dl>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

function Controls({ screen, text, areaName }: Props) {
  const { atlas, language } = usePlanning()
  const { view, sites, ground } = screen
  const others = sites.filter((site) => !site.isOwn && site.status === 'open')
  const outside = new Set(ground?.communes.outside)
  const areAllOutside = others.every((site) => outside.has(site.communeCode))
  const isListed = atlas.areas.some(({ key }) => key === view.area)
  return (
    <div className="block controls">
      <label className="field">
        <span>{text.lead.area}</span>
        <select
          value={view.area}
          onChange={(event) => changeSearch({ area: event.target.value, commune: undefined })}
        >
          {isListed ? null : <option value={view.area}>{areaName || view.area}</option>}
          {atlas.areas.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{text.lead.reason}</span>
        <select value={view.reasonId} onChange={(event) => changeSearch({ reason: event.target.value })}>
          {atlas.reasons.map(({ id, label, care, isGeneral }) => (
            <option key={id} value={id}>
              {isGeneral ? capitalised(care[language]) : label[language]}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{text.lead.horizon}</legend>
        <div className="segments">
          {HORIZON_DAYS.map((days, at) => (
            <label key={days}>
              <input
                type="radio"
                name="horizon"
                checked={view.horizon === at}
                onChange={() => changeSearch({ horizon: days === 7 ? undefined : String(days) })}
              />
              {text.lead.horizons[days]}
            </label>
          ))}
        </div>
      </fieldset>
      {others.length > 0 ? (
        <label className="tick">
          <input
            type="checkbox"
            checked={view.withOthers}
            onChange={(event) => changeSearch({ others: event.target.checked ? '1' : undefined })}
          />
          <span>
            {areAllOutside ? text.lead.outside : text.lead.others}
            <small>{text.lead.othersHint(others.length)}</small>
          </span>
        </label>
      ) : null}
    </div>
  )
}

/** Where the method says how each layer is made. */
const METHOD_OF = { minutes: 'minutes', apl: 'apl', third: 'troisieme' } as const

function Sources({ screen, text }: Pick<Props, 'screen' | 'text'>) {
  const { words, text: shared } = usePlanning()
  const { view, ground } = screen
  const isPlain = view.travel.kind === 'plain'
  const plain = 'estimate:detour=1.35,speed=55'
  if (!ground) return null
  return (
    <p className="sources">
      {sourceText(screen, text, words)}{' '}
      <PageLink href={`/territoire/methode#${METHOD_OF[view.layer]}`}>{shared.pages.method}</PageLink>.{' '}
      <button
        type="button"
        className="as-link"
        onClick={() => changeSearch({ travel: isPlain ? undefined : plain })}
      >
        {isPlain ? text.lead.toEstimate : text.lead.toPlain}
      </button>
    </p>
  )
}
