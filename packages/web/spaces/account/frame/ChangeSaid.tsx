import { useEffect, useRef } from 'react'
import { Notice } from '../../../ui/Notice.tsx'
import { FormError } from './FormError.tsx'
import { Late } from './Late.tsx'
import type { useChange } from './use-change.ts'
import { isFocusLost } from './use-focus-back.ts'

interface Props {
  change: Pick<ReturnType<typeof useChange>, 'busy' | 'done' | 'error' | 'forget'>
  /** What was pressed stays where it is, and keeps the focus; else the sentence takes it. */
  stays?: boolean
  /** Something else was opened: what was said is over. */
  over?: boolean
}

/** What a change left to say: done, or why not. Either comes into sight. */
export function ChangeSaid({ change, stays, over }: Props) {
  const { done, error, forget } = change
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (over) return
    if (done || error) box.current?.scrollIntoView?.({ block: 'nearest' })
    if (done && (!stays || isFocusLost())) box.current?.focus()
  }, [done, error, stays, over])
  useEffect(() => {
    if (over) forget()
  }, [over, forget])
  return (
    <div className="said" tabIndex={-1} ref={box}>
      <div role="status">
        {done && !over ? (
          <Notice tone="ok">
            <p>{done}</p>
          </Notice>
        ) : null}
      </div>
      <Late waiting={change.busy !== undefined} />
      <FormError>{over ? undefined : error}</FormError>
    </div>
  )
}
