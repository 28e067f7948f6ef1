import type { ButtonHTMLAttributes } from 'react'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `go`: the main action of the screen; `stop`: takes something away. */
  kind?: 'go' | 'plain' | 'stop'
  /** Full width, at thumb's reach; else as wide as its words. */
  wide?: boolean
  /** Under way: it says so with these words and takes no second press. */
  busy?: string | false | undefined
}

/** A verb. It keeps the focus while it works: a press that is already under way does nothing more. */
export function Button({ kind = 'plain', wide, busy, className, children, onClick, ...button }: Props) {
  const classes = ['btn', kind === 'plain' ? '' : kind, wide ? '' : 'low', className]
    .filter(Boolean)
    .join(' ')
  return (
    <button
      type="button"
      {...button}
      className={classes}
      aria-disabled={busy ? true : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy || children}
    </button>
  )
}
