import type { PatientAppointment } from '@maillage/contract/booking.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { phoneText } from '../../../i18n/time-words.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'
import { IdentityCheck } from './IdentityCheck.tsx'
import { Managed } from './Managed.tsx'

/** The link of a message. Before the check of identity it shows neither name nor reason. */
export function LinkPage() {
  const { text, network } = usePatient()
  const { token } = useParams({ from: '/r/$token' })
  const told = useJourney()
  const [opened, setOpened] = useState<PatientAppointment | undefined>(
    [told.appointment, told.moving].find((known) => known?.manageToken === token),
  )
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => patientApi.link(token),
    retry: false,
    enabled: !opened,
  })
  usePageTitle(text.haveOne)
  const lose = useCallback(() => {
    changeJourney({ appointment: undefined, moving: undefined })
    setOpened(undefined)
  }, [])
  if (opened) return <Managed appointment={opened} onChange={setOpened} onLost={lose} />
  return (
    <Frame>
      {link.isPending ? (
        <section className="answer" aria-busy="true">
          <span className="sk b" />
          <span className="sk" />
        </section>
      ) : null}
      {link.isError ? <Trouble error={link.error} onRetry={() => void link.refetch()} /> : null}
      {link.data ? <IdentityCheck token={token} link={link.data} onOpened={setOpened} /> : null}
      <p className="in s soft">
        {text.link.expired}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </Frame>
  )
}
