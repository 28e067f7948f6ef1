import type { OwnRecord } from '@maillage/contract/person.ts'
import type { SignedIn } from '@maillage/contract/sign-in.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { forgetOwnSpace } from '../../patient/journey.ts'
import { useWords } from '../account-context.ts'
import { changeSearch, PageLink, useAddress } from '../address.tsx'
import { Loading } from '../frame/Loading.tsx'
import { OwnFrame } from '../frame/OwnFrame.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { signOutHere } from '../sign-out.ts'
import { Appointments } from './Appointments.tsx'
import { ConfirmContacts } from './ConfirmContacts.tsx'
import { mineApi } from './mine-api.ts'
import { useNarrow } from './use-narrow.ts'
import { Unconfirmed } from './Unconfirmed.tsx'

/** The first view comes with the space, the others when they are asked for. */
const Accesses = lazy(() => import('./Accesses.tsx').then((view) => ({ default: view.Accesses })))
const MyData = lazy(() => import('./MyData.tsx').then((view) => ({ default: view.MyData })))
const Relatives = lazy(() => import('./Relatives.tsx').then((view) => ({ default: view.Relatives })))
const MineSessions = lazy(() => import('./MineSessions.tsx').then((view) => ({ default: view.MineSessions })))

const VIEWS = ['appointments', 'access', 'data', 'relatives', 'sessions'] as const
type View = (typeof VIEWS)[number]
const ADDRESSES: Record<View, string> = {
  appointments: '/mon-espace',
  access: '/mon-espace?vue=acces',
  data: '/mon-espace?vue=donnees',
  relatives: '/mon-espace?vue=proches',
  sessions: '/mon-espace?vue=connexions',
}

function viewOf(search: URLSearchParams): View {
  return VIEWS.find((view) => ADDRESSES[view].endsWith(`=${search.get('vue')}`)) ?? 'appointments'
}

/** The space of a patient or of somebody who helps one: five views, one column. */
export function MineSpace({ signedIn }: { signedIn: SignedIn }) {
  const text = useWords({ fr: mineFr, en: mineEn })
  const queries = useQueryClient()
  const { search } = useAddress()
  const view = viewOf(search)
  const isNarrow = useNarrow()
  const person = useQuery({ queryKey: ['person'], queryFn: mineApi.person })
  const title = view === 'appointments' ? text.hello(signedIn.account.displayName) : text.views[view]
  usePageTitle(text.views[view])
  const heading = useFocusOnArrival<HTMLHeadingElement>(view)
  const leave = () => {
    forgetOwnSpace()
    void signOutHere(signedIn, queries, '/mon-espace').catch(() => undefined)
  }
  return (
    <OwnFrame>
      <main id="contenu" className="mine">
        {isNarrow ? <WayBack view={view} /> : <MineViews view={view} />}
        <h1 className="h" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {person.error ? <Trouble error={person.error} onRetry={() => void person.refetch()} /> : null}
        {person.isPending ? <Loading /> : null}
        {person.data ? (
          <Suspense fallback={<Loading />}>
            <Shown view={view} records={person.data.records} />
          </Suspense>
        ) : null}
        {isNarrow ? <MineViews view={view} /> : null}
        <p className="leave">
          <Button className="sign-out" onClick={leave}>
            {text.signOut}
          </Button>
        </p>
      </main>
    </OwnFrame>
  )
}

/** On a telephone the views stand below what is looked at: from each of the others, back to the first. */
function WayBack({ view }: { view: View }) {
  const text = useWords({ fr: mineFr, en: mineEn }).views
  if (view === 'appointments') return null
  return (
    <PageLink className="lnk way-back" href={ADDRESSES.appointments}>
      {text.appointments}
    </PageLink>
  )
}

function MineViews({ view }: { view: View }) {
  const text = useWords({ fr: mineFr, en: mineEn }).views
  return (
    <nav aria-label={text.label} className="views">
      <ul>
        {VIEWS.map((one) => (
          <li key={one}>
            <PageLink href={ADDRESSES[one]} aria-current={one === view ? 'page' : undefined}>
              {text[one]}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Shown({ view, records }: { view: View; records: readonly OwnRecord[] }) {
  const { search } = useAddress()
  const record = records.find((one) => one.patientId === search.get('dossier')) ?? records[0]
  if (view === 'appointments') return <AppointmentsOf records={records} />
  if (view === 'sessions') return <MineSessions />
  if (view === 'relatives') return <OwnRelatives records={records} />
  if (!record) return null
  return (
    <>
      {records.length > 1 ? <WhichRecord records={records} record={record} /> : null}
      {record.bookingsOnly ? <Unconfirmed /> : null}
      {view === 'access' && !record.bookingsOnly ? <Accesses key={record.patientId} record={record} /> : null}
      {view === 'data' && !record.bookingsOnly ? <MyData key={record.patientId} record={record} /> : null}
    </>
  )
}

function AppointmentsOf({ records }: { records: readonly OwnRecord[] }) {
  const own = records.find((one) => one.role === 'patient')
  return (
    <>
      {own ? <ConfirmContacts record={own} /> : null}
      <Appointments records={records} />
      {records.some((one) => one.bookingsOnly) ? <Unconfirmed withAppointments /> : null}
    </>
  )
}

/** A relative names no other relative: this view is of one's own record. */
function OwnRelatives({ records }: { records: readonly OwnRecord[] }) {
  const text = useWords({ fr: mineFr, en: mineEn })
  const own = records.find((one) => one.role === 'patient')
  if (!own) return <p className="intro">{text.notYours}</p>
  return own.bookingsOnly ? <Unconfirmed /> : <Relatives key={own.patientId} record={own} />
}

/** Somebody who helps others sees one record at a time. */
function WhichRecord({ records, record }: { records: readonly OwnRecord[]; record: OwnRecord }) {
  const text = useWords({ fr: mineFr, en: mineEn })
  return (
    <div className="filter-one after">
      <SelectField
        label={text.record}
        value={record.patientId}
        onChange={(dossier) => changeSearch({ dossier })}
        options={records.map((one) => ({
          value: one.patientId,
          label: one.role === 'patient' ? `${one.displayName} (${text.myself})` : one.displayName,
        }))}
      />
    </div>
  )
}
