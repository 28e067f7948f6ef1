import { useAccount } from '../account-context.ts'
import { useLate } from './use-late.ts'

/** Lines where the answer will stand: nothing jumps when it is there. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { text } = useAccount()
  const isLate = useLate()
  return (
    <div className="loading" aria-busy="true">
      <p className={isLate ? 'soft' : 'vh'} role="status">
        {isLate ? text.late : text.loading}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike
        <span key={line} className="sk b" />
      ))}
    </div>
  )
}
