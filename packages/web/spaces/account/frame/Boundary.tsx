import { Component, type ReactNode } from 'react'
import type { AccountText } from '../../../i18n/account.fr.ts'

interface Props {
  text: AccountText['trouble']
  children: ReactNode
}

/** A screen that broke, or whose part could not be loaded: says so, and offers to read the page again. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    const { text, children } = this.props
    if (!this.state.broken) return children
    return (
      <main className="door-page alone" role="alert">
        <h1 className="h">{navigator.onLine ? text.broken : text.offline}</h1>
        <p>{text.brokenHint}</p>
        <button className="btn go" type="button" onClick={() => window.location.reload()}>
          {text.retry}
        </button>
      </main>
    )
  }
}
