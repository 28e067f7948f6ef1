import { useAccessSpace } from './access-context.ts'

const UP_TO = ['5', '10', '15', '20', '30', '45', '60', 'more', 'none'] as const

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
