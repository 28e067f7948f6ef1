import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { journey, tellAppointment } from '../journey.ts'
import { MoveConfirmation } from '../MoveConfirmation.tsx'
import { patientApi } from '../patient-api.ts'
import type { SlotChoice } from './slot-choice.ts'

/** Refusals that are not about the slot: the appointment itself ended, changed, or must be opened again. */
const ITS_OWN_PAGE = new Set([
  'changed-meanwhile',
  'check-needed',
  'no-such-appointment',
  'not-changeable',
  'too-late-to-change',
])

/** Choosing a slot asks, under it, to move the appointment there; its former place is kept until then. */
export function useMoveSlot(moving: PatientAppointment): SlotChoice {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Slot>()
  const [busy, setBusy] = useState<Slot>()
  const [trouble, setTrouble] = useState<unknown>()
  const move = async (slot: Slot) => {
    setBusy(slot)
    setTrouble(undefined)
    try {
      tellAppointment(await patientApi.move(moving, slot, journey().commune?.code))
      void navigate({ to: '/rendez-vous/note' })
    } catch (error) {
      if (error instanceof ApiProblem && ITS_OWN_PAGE.has(error.code)) return seeItself()
      setChosen(undefined)
      setTrouble(error)
      void queries.invalidateQueries({ queryKey: ['slots'] })
    } finally {
      setBusy(undefined)
    }
  }
  const seeItself = () => void navigate({ to: '/r/$token', params: { token: moving.manageToken } })
  const confirmation = (to: Slot) => (
    <MoveConfirmation
      to={to}
      from={moving.slot}
      busy={busy !== undefined}
      onMove={() => void move(to)}
      onKeep={() => setChosen(undefined)}
    />
  )
  const forgive = () => setTrouble(undefined)
  return { choose: setChosen, busy, chosen, confirmation, trouble, forgive }
}
