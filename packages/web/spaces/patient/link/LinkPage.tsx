import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { NotYetRead, Reading } from '../appointment/NotYetRead.tsx'
import { useOwnAppointment } from '../appointment/use-own-appointment.ts'
import { changeJourney, tellAppointment } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'
import { BrokenLink } from './BrokenLink.tsx'
import { IdentityCheck } from './IdentityCheck.tsx'
import { LinkFrame } from './LinkFrame.tsx'
import { Managed } from './Managed.tsx'

/** The link of a message. Before the check of identity it shows neither name nor reason. */
export function LinkPage() {
  const { text } = usePatient()
  const { token } = useParams({ from: '/r/$token' })
  const told = useJourney()
  const opened = [told.appointment, told.moving].find((known) => known?.manageToken === token)
  usePageTitle(text.haveOne)
  const lose = useCallback(() => changeJourney({ appointment: undefined, moving: undefined }), [])
  const own = useOwnAppointment(opened, lose)
  if (opened && own.state === 'known')
    return <Managed key={token} appointment={opened} onLost={lose} onRefused={own.again} />
  if (opened) return <NotYetRead own={own} />
  if (told.fromOwnSpace?.manageToken === token) return <OpenAsSignedIn id={told.fromOwnSpace.id} />
  return <Unopened token={token} />
}

/** Opened from the own space before, and its half hour is over: whoever is still signed in there goes on, others are checked. */
function OpenAsSignedIn({ id }: { id: string }) {
  const opening = useQuery({
    queryKey: ['open-own', id],
    queryFn: () => patientApi.openOwn(id),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const { data, error } = opening
  useEffect(() => {
    if (data) tellAppointment(data)
    else if (error instanceof ApiProblem && error.problem.status < 429)
      changeJourney({ fromOwnSpace: undefined })
  }, [data, error])
  return (
    <LinkFrame>
      {error ? <Trouble error={error} onRetry={() => void opening.refetch()} /> : <Reading />}
    </LinkFrame>
  )
}

/** When and where, then the check of identity; or a link that leads nowhere. */
function Unopened({ token }: { token: string }) {
  const { text, network } = usePatient()
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => patientApi.link(token),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  })
  if (link.error instanceof ApiProblem && link.error.problem.status < 429)
    return (
      <LinkFrame>
        <BrokenLink />
      </LinkFrame>
    )
  return (
    <LinkFrame>
      {link.isPending ? <Reading /> : null}
      {link.isError && !link.data ? <Trouble error={link.error} onRetry={() => void link.refetch()} /> : null}
      {link.data ? <IdentityCheck token={token} link={link.data} onOpened={tellAppointment} /> : null}
      <p className="after-form s soft">
        {text.link.expired}{' '}
        <a href={`tel:${network.phone.replaceAll(' ', '')}`}>{phoneText(network.phone)}</a>
      </p>
    </LinkFrame>
  )
}
