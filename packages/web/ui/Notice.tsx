import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Tone = 'info' | 'ok' | 'warn' | 'bad'

interface Props {
  tone?: Tone
  icon?: IconName
  title?: ReactNode
  /** `alert`: said at once; `status`: said when the reader is quiet. */
  role?: 'alert' | 'status' | undefined
  children?: ReactNode
}

const ICONS: Record<Tone, IconName> = { info: 'bell', ok: 'tick', warn: 'warning', bad: 'warning' }

/** Something to know, with its sign and its words; the colour only repeats them. */
export function Notice({ tone = 'info', icon, title, role, children }: Props) {
  return (
    <div className={tone === 'info' ? 'note' : `note ${tone}`} role={role}>
      <Icon name={icon ?? ICONS[tone]} />
      <div>
        {title ? (
          <p>
            <b>{title}</b>
          </p>
        ) : null}
        {children}
      </div>
    </div>
  )
}
