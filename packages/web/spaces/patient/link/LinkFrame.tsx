import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Frame } from '../Frame.tsx'
import { usePatient } from '../patient-context.ts'
import { useJourney } from '../use-journey.ts'

/** The page of one appointment; with the way back to the own space for whoever came from there. */
export function LinkFrame({ children }: { children: ReactNode }) {
  const { text } = usePatient()
  const { token } = useParams({ from: '/r/$token' })
  const { fromOwnSpace } = useJourney()
  return (
    <Frame>
      {fromOwnSpace?.manageToken === token ? (
        <p className="back no-print">
          <a className="lnk" href="/mon-espace">
            {text.link.toOwnSpace}
          </a>
        </p>
      ) : null}
      {children}
    </Frame>
  )
}
