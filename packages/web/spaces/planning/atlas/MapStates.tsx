import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { ApiProblem } from '../../../api/client.ts'
import { useLate } from './use-late.ts'
import type { AtlasScreen } from './use-atlas.ts'

/** What stands over the map while there is nothing to read on it: what comes, what failed, nothing open. */
export function MapStates({ screen, text }: { screen: AtlasScreen; text: AtlasText }) {
  const { computing, error, figures, sites, shapes, live } = screen
  const isLong = useLate(computing.state === 'working' && !figures && live.slots !== undefined)
  if (error && !figures)
    return (
      <Panel title={navigator.onLine ? text.states.failed : text.states.offline}>
        <p>{error instanceof ApiProblem ? error.message : text.states.failedHint}</p>
        <button type="button" className="tool" onClick={screen.retry}>
          {text.states.retry}
        </button>
      </Panel>
    )
  if (live.isOffline && !live.slots)
    return (
      <Panel title={text.states.offline}>
        <p>{text.states.failedHint}</p>
        <button type="button" className="tool" onClick={screen.retry}>
          {text.states.retry}
        </button>
      </Panel>
    )
  if (computing.state === 'failed' || computing.state === 'cancelled')
    return (
      <Panel title={text.states[computing.state]}>
        <button type="button" className="tool" onClick={computing.again}>
          {text.states.again}
        </button>
      </Panel>
    )
  if (isLong && shapes)
    return (
      <Panel title={text.states.working}>
        <p>{text.states.progress(computing.done, computing.total)}</p>
        <progress aria-label={text.states.working} max={computing.total || 1} value={computing.done} />
        <button type="button" className="tool" onClick={computing.cancel}>
          {text.states.cancel}
        </button>
      </Panel>
    )
  if (figures && sites.length > 0 && !sites.some(screen.isCounted))
    return (
      <Panel title={text.states.nothingOpen(screen.view.horizon)}>
        <p>{text.states.nothingOpenHint}</p>
      </Panel>
    )
  return null
}

function Panel({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="map-panel" role="status">
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  )
}
