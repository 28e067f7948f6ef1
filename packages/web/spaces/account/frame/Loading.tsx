import { useAccount } from '../account-context.ts'

/** Lines where the answer will stand: nothing jumps when it is there. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { text } = useAccount()
  return (
    <div className="loading" aria-busy="true">
      <p className="vh" role="status">
        {text.loading}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike
        <span key={line} className="sk b" />
      ))}
    </div>
  )
}
