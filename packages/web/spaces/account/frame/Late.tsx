import { useAccount } from '../account-context.ts'
import { useLate } from './use-late.ts'

/** Says that what was pressed takes longer than usual. `waiting`: it is under way. */
export function Late({ waiting }: { waiting: boolean }) {
  const { text } = useAccount()
  const isLate = useLate(waiting)
  return (
    <p role="status" className={isLate ? 'late s soft' : 'vh'}>
      {isLate ? text.late : null}
    </p>
  )
}
