import type { OfficeAppointment, OfficeDay } from '@maillage/contract/office.ts'
import { type BoardCell, boardDay } from '../board/board-day.ts'
import { absenceName } from '../board/cell-name.ts'
import { type Office, siteName, useOffice } from '../office-context.ts'
import { phoneText } from '../../../i18n/time-words.ts'
import { contactName } from '../panel/Contact.tsx'
import { patientName } from '../words.ts'

interface SheetProps {
  day: OfficeDay
  siteIds: readonly string[]
  now: number
}

/** The day on paper, a sheet a site: black on white, hidden on the screen. */
export function DaySheets({ day, siteIds, now }: SheetProps) {
  const { network } = useOffice()
  const used = network.sites.filter((site) =>
    day.columns.some((column) => column.openings.some((opening) => opening.siteId === site.id)),
  )
  const printed = siteIds.length === 0 ? used : used.filter((site) => siteIds.includes(site.id))
  return (
    <div className="sheets">
      {printed.map((site) => (
        <DaySheet key={site.id} day={day} siteId={site.id} now={now} />
      ))}
    </div>
  )
}

function DaySheet({ day, siteId, now }: { day: OfficeDay; siteId: string; now: number }) {
  const office = useOffice()
  const { text, words } = office
  const board = boardDay(day, { siteIds: [siteId], hiddenPractitionerIds: [] }, now)
  return (
    <section className="sheet">
      <header>
        <h2>{text.sheet.title(siteName(office, siteId))}</h2>
        <p>
          <b>{words.longDate(day.date)}</b>
          <br />
          {text.sheet.printed(words.time(now))}, {text.sheet.boxes}
        </p>
      </header>
      <div className="lists">
        {board.columns.map((column) => (
          <table key={column.practitionerId} aria-label={column.name}>
            <thead>
              <tr className="of">
                <th colSpan={6} scope="colgroup">
                  <b>{column.name}</b> {column.label[office.language]}
                  <small>
                    {siteName(office, siteId)}, {words.longDate(day.date)}
                  </small>
                </th>
              </tr>
              <tr>
                {[
                  text.sheet.time,
                  text.sheet.patient,
                  text.sheet.reason,
                  text.sheet.here,
                  text.sheet.seen,
                  text.sheet.missed,
                ].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {column.cells.map(({ item }) => (
                <SheetRow key={item.id} cell={item} />
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  )
}

/** "fille ou fils du patient : 06 39 98 00 01", when the appointment has a contact of its own. */
function contactOnPaper(office: Office, appointment: OfficeAppointment): string {
  const { contact } = appointment
  const address = contact?.phone ? phoneText(contact.phone) : contact?.email
  return address ? office.text.sheet.contact(contactName(office, appointment), address) : ''
}

function SheetRow({ cell }: { cell: BoardCell }) {
  const office = useOffice()
  const { text, words, language } = office
  if (cell.type === 'absence') {
    return (
      <tr className="away">
        <td>{words.time(cell.start)}</td>
        <td colSpan={5}>{absenceName(office, cell.cause)}</td>
      </tr>
    )
  }
  const patient = cell.type === 'appointment' ? cell.appointment.patient : null
  const reason =
    cell.type === 'appointment' && patient ? office.reasons.get(cell.appointment.reasonId) : undefined
  const contact = cell.type === 'appointment' ? contactOnPaper(office, cell.appointment) : ''
  return (
    <tr className={cell.type}>
      <td>{words.time(cell.start)}</td>
      <td>
        {patient ? `${patientName(patient)}, ${patient.birthDate.slice(0, 4)}` : text.form[cell.form]}
        {contact ? <small>{contact}</small> : null}
      </td>
      <td>{reason?.shortLabel[language]}</td>
      <td className="tickbox" />
      <td className="tickbox" />
      <td className="tickbox" />
    </tr>
  )
}
