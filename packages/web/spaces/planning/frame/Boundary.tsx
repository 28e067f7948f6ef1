import { Component, type ReactNode } from 'react'
import type { PlanningText } from '../../../i18n/planning.fr.ts'
import { Alone } from './Alone.tsx'

interface Props {
  text: PlanningText
  children: ReactNode
}

/** A page that broke, or whose part could not be loaded: says so, and offers to read it again. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    const { text, children } = this.props
    if (!this.state.broken) return children
    const retry = { label: text.retry, onRetry: () => window.location.reload() }
    return (
      <Alone title={navigator.onLine ? text.broken : text.offline} hint={text.failedHint} retry={retry} />
    )
  }
}
