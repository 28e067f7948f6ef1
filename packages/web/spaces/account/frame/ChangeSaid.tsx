import { Notice } from '../../../ui/Notice.tsx'
import { FormError } from './FormError.tsx'
import type { useChange } from './use-change.ts'

/** What a change left to say: done, or why not. */
export function ChangeSaid({ change }: { change: ReturnType<typeof useChange> }) {
  return (
    <>
      <div role="status" className="said">
        {change.done ? (
          <Notice tone="ok">
            <p>{change.done}</p>
          </Notice>
        ) : null}
      </div>
      <FormError>{change.error}</FormError>
    </>
  )
}
