import type { OfficeDay } from '@maillage/contract/office.ts'
import { localDay } from '@maillage/core/agenda/visible-window.ts'
import { useOffice } from '../office-context.ts'
import type { OfficePageState } from '../use-office-page.ts'
import { AppointmentPanel } from './AppointmentPanel.tsx'
import { BookingPanel } from './BookingPanel.tsx'
import { CancelPanel } from './CancelPanel.tsx'
import { KeysPanel } from './KeysPanel.tsx'
import { PanelFrame } from './PanelFrame.tsx'
import { TroubleView } from './TroubleView.tsx'

interface PanelProps {
  page: OfficePageState
  day: OfficeDay | undefined
  date: string
  now: number
  readOnly: boolean
  keys: readonly [boolean, (on: boolean) => void]
}

/** The panel that is open, if any. */
export function OfficePanel(props: PanelProps) {
  const { page, day, now, readOnly } = props
  const { text } = useOffice()
  const { panel } = page
  if (!panel) return null
  if (panel.kind === 'keys') {
    return <KeysPanel enabled={props.keys[0]} onEnabled={props.keys[1]} onClose={page.backToBoard} />
  }
  if (panel.kind === 'trouble') {
    return (
      <PanelFrame title={text.refusal.panel} takesFocus={false} onClose={page.backToBoard}>
        <TroubleView trouble={panel.trouble} now={now} onSend={page.send} onClose={page.backToBoard} />
      </PanelFrame>
    )
  }
  if (panel.kind === 'cancel') {
    const { appointment } = panel
    return (
      <CancelPanel
        appointment={appointment}
        busy={page.busy}
        onCancel={(by, tellPatient) => page.send({ kind: 'cancel', appointment, by, tellPatient })}
        onClose={page.backToBoard}
      />
    )
  }
  if (panel.kind === 'book') return <Booking {...props} panel={panel} />
  const appointment = day?.columns
    .flatMap((column) => column.appointments)
    .find((candidate) => candidate.id === panel.id)
  if (!appointment) return null
  return (
    <AppointmentPanel
      key={appointment.id}
      appointment={appointment}
      readOnly={readOnly}
      now={now}
      onStatus={(status) => page.send({ kind: 'status', appointment, status })}
      onMove={() => page.lift(appointment)}
      onCancel={() => page.setPanel({ kind: 'cancel', appointment })}
      onClose={page.backToBoard}
    />
  )
}

type BookPanel = Extract<OfficePageState['panel'], { kind: 'book' }>

function Booking({ page, panel, date, now, readOnly }: PanelProps & { panel: BookPanel }) {
  const { network } = useOffice()
  const startOfDay = localDay(panel.fromDate, network.timeZone).start
  return (
    <BookingPanel
      key={panel.serial}
      boardSlot={panel.boardSlot}
      slotFirst={panel.slotFirst}
      from={new Date(Math.max(startOfDay, panel.openedAt)).toISOString()}
      now={now}
      busy={page.busy}
      readOnly={readOnly}
      trouble={page.bookingTrouble}
      onSlots={page.tellSlots}
      onForgetBoardSlot={() => page.setPanel({ ...panel, boardSlot: null, fromDate: date })}
      onSend={page.send}
      onCloseTrouble={() => page.setBookingTrouble(null)}
      onClose={page.backToBoard}
    />
  )
}
