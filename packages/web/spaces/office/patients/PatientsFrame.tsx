import type { ReactNode } from 'react'
import { Mark } from '../../../ui/Mark.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { OfficeTabs } from '../bars/OfficeTabs.tsx'
import { useOffice } from '../office-context.ts'
import { AccountMenu } from '../rail/AccountMenu.tsx'
import { usePatientsText } from './patients-context.ts'

interface Props {
  /** Of the window: it names nobody. */
  windowTitle: string
  title: ReactNode
  subtitle?: ReactNode
  /** What arrives: the title takes the focus when it changes; absent: the content takes it. */
  arrival?: string
  children: ReactNode
}

/** A page of the records: the way back to the agenda, the title, the content. */
export function PatientsFrame({ windowTitle, title, subtitle, arrival, children }: Props) {
  const { text: office, network } = useOffice()
  const text = usePatientsText()
  usePageTitle(windowTitle)
  const heading = useFocusOnArrival<HTMLHeadingElement>(arrival)
  return (
    <div className="office records">
      <a className="skip" href="#contenu">
        {text.skip}
      </a>
      {network.demonstration ? (
        <p className="demo">
          <b>{office.demonstration}</b> <a href="/dev/messages">{office.demonstrationMessages}</a>
        </p>
      ) : null}
      <header className="top">
        <a className="brand" href="/" aria-label={office.brand(network.shortName)}>
          <Mark />
          <span>
            <b>Maillage</b>
            <span>{network.shortName}</span>
          </span>
        </a>
        <OfficeTabs current="patients" />
      </header>
      <main id="contenu">
        <div className="heading">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle ? <p className="dim">{subtitle}</p> : null}
        </div>
        {children}
      </main>
      <footer>
        <AccountMenu />
      </footer>
    </div>
  )
}
