import { keyOfAction, officeKeys } from '../keys/key-table.ts'
import { useOffice } from '../office-context.ts'
import { PanelFrame } from './PanelFrame.tsx'

interface KeysProps {
  enabled: boolean
  onEnabled(enabled: boolean): void
  onClose(): void
}

/** The list of the keys, from the one table, and the switch that turns them off. */
export function KeysPanel({ enabled, onEnabled, onClose }: KeysProps) {
  const { text } = useOffice()
  const words = text.keys
  const inGrid: [string, string][] = [
    [words.arrows, words.arrowsDo],
    [words.pages, words.pagesDo],
    [words.ends, words.endsDo],
    [text.status.enter, words.enterDo],
    [text.status.escape, words.escapeDo],
  ]
  return (
    <PanelFrame title={words.title} onClose={onClose}>
      <div className="step">
        <label className="check">
          <input type="checkbox" checked={enabled} onChange={(event) => onEnabled(event.target.checked)} />
          <b>{words.on}</b>
        </label>
        <p className="xs dim">{words.onHelp}</p>
      </div>
      <div className="step">
        <h3>{words.everywhere}</h3>
        <dl className={enabled ? 'keylist' : 'keylist off'}>
          {officeKeys.map(({ action }) => (
            <div key={action}>
              <dt>
                <kbd>{keyOfAction(action)}</kbd>
              </dt>
              <dd>{text.action[action]}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="step">
        <h3>{words.grid}</h3>
        <dl className="keylist">
          {inGrid.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </PanelFrame>
  )
}
