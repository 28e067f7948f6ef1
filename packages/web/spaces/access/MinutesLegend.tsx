import { MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'
import { useAccessSpace } from './access-context.ts'

const UP_TO = [...MINUTE_CLASSES.map(String), 'more', 'none']

/** The classes of minutes; the strong break stands before 20. */
export function MinutesLegend() {
  const { text } = useAccessSpace()
  return (
    <span className="classes">
      {UP_TO.map((name) => (
        <span key={name} className={name === '20' ? 'break' : undefined}>
          <i className={`sw c-${name}`} />
          {name === 'more' ? text.more : name === 'none' ? text.none : name}
        </span>
      ))}
    </span>
  )
}
