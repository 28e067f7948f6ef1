import type { OwnAppointment, OwnRecord } from '@maillage/contract/person.ts'
import { useQuery } from '@tanstack/react-query'
import { mineEn } from '../../../i18n/account-mine.en.ts'
import { mineFr } from '../../../i18n/account-mine.fr.ts'
import { capitalised, phoneText } from '../../../i18n/time-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { bringFromOwnSpace } from '../../patient/journey.ts'
import { useAccount, useWords } from '../account-context.ts'
import { ChangeSaid } from '../frame/ChangeSaid.tsx'
import { Loading } from '../frame/Loading.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { useChange } from '../frame/use-change.ts'
import { mineApi } from './mine-api.ts'

/** What is to come, soonest first, then what is past. */
export function Appointments({ records }: { records: readonly OwnRecord[] }) {
  const text = useWords({ fr: mineFr, en: mineEn }).appointments
  const appointments = useQuery({
    queryKey: ['my-appointments'],
    queryFn: mineApi.appointments,
    staleTime: 0,
  })
  if (appointments.error)
    return <Trouble error={appointments.error} onRetry={() => void appointments.refetch()} />
  if (!appointments.data) return <Loading />
  const { toCome, past } = appointments.data
  return (
    <>
      <section className="part" aria-labelledby="to-come">
        <h2 id="to-come">{text.toCome}</h2>
        {toCome.length === 0 ? (
          <p className="soft">
            {text.none} {text.noneHint}
          </p>
        ) : null}
        <ul className="lines">
          {toCome.map((one) => (
            <Line key={one.id} appointment={one} records={records} isToCome />
          ))}
        </ul>
        <p className="after">
          <a className={toCome.length === 0 ? 'btn go' : 'btn'} href="/">
            {text.book}
          </a>
        </p>
      </section>
      <section className="part" aria-labelledby="past">
        <h2 id="past">{text.past}</h2>
        {past.length === 0 ? <p className="soft">{text.nonePast}</p> : null}
        <ul className="lines">
          {past.map((one) => (
            <Line key={one.id} appointment={one} records={records} />
          ))}
        </ul>
      </section>
    </>
  )
}

interface LineProps {
  appointment: OwnAppointment
  records: readonly OwnRecord[]
  isToCome?: boolean
}

function Line({ appointment, records, isToCome }: LineProps) {
  const { moment, network, language } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).appointments
  const { slot, status } = appointment
  const site = network.sites.find((one) => one.id === slot.siteId)
  const who = network.practitioners.find((one) => one.id === slot.practitionerId)
  const reason = network.reasons.find((one) => one.id === appointment.reasonId)
  const record = records.find((one) => one.patientId === appointment.patientId)
  const facts = [
    reason?.label[language],
    who ? text.with(who.displayName) : undefined,
    site?.name,
    record && record.role === 'relative' ? text.for(record.displayName) : undefined,
  ]
  return (
    <li>
      <div>
        <b className={isToCome ? 'when' : undefined}>{capitalised(moment(slot.start))}</b>
        <span>{facts.filter(Boolean).join(', ')}</span>
        {isToCome ? null : (
          <>
            {' '}
            <span className="tag">{text.status[status]}</span>
          </>
        )}
      </div>
      {isToCome ? <Change appointment={appointment} /> : null}
    </li>
  )
}

/** Opens the page that moves or cancels; when it is too late for that, whom to call. */
function Change({ appointment }: { appointment: OwnAppointment }) {
  const { moment, network } = useAccount()
  const text = useWords({ fr: mineFr, en: mineEn }).appointments
  const change = useChange()
  if (!appointment.changeable) return <span className="s">{text.call(phoneText(network.phone))}</span>
  const open = () =>
    change.run('open', async () => {
      const opened = await mineApi.open(appointment.id)
      bringFromOwnSpace(opened)
      window.location.assign(`/r/${opened.manageToken}`)
    })
  return (
    <div>
      <Button
        aria-label={text.changeOne(moment(appointment.slot.start))}
        busy={change.busy && text.opening}
        onClick={() => void open()}
      >
        {text.change}
      </Button>
      <ChangeSaid change={change} />
    </div>
  )
}
