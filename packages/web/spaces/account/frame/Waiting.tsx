import type { AccountText } from '../../../i18n/account.fr.ts'
import { useLate } from './use-late.ts'

const FLASH_MS = 500

/** The shape of a screen while it comes; soon it says that it comes, then that it takes longer than usual. */
export function Waiting({ text }: { text: Pick<AccountText, 'loading' | 'late'> }) {
  const isSlow = useLate(true, FLASH_MS)
  const isLate = useLate()
  return (
    <main aria-busy="true">
      <div className="head" />
      <p className={isSlow ? 'waiting' : 'vh'} role="status">
        {isLate ? text.late : text.loading}
      </p>
    </main>
  )
}
