import type { PatientAppointment } from '@maillage/contract/booking.ts'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../api/client.ts'
import { tellAppointment } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'

type Step = 'manage' | 'cancel' | 'moved' | 'restored'

/** The end of an address that opens the link page on the question before a cancellation. */
export const CANCEL_HASH = 'annuler'

/**
 * Where one is in moving or cancelling, and what the server refused. `onLost`: the identity must be checked again.
 * `onRefused`: what is shown may no longer be so.
 */
export function useManage(appointment: PatientAppointment, onLost: () => void, onRefused: () => void) {
  const { text } = usePatient()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>(() =>
    window.location.hash === `#${CANCEL_HASH}` ? 'cancel' : 'manage',
  )
  const [problem, setProblem] = useState<string>()
  const run = async (change: Promise<PatientAppointment>, next: Step) => {
    setProblem(undefined)
    try {
      tellAppointment(await change)
      setStep(next)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'check-needed') return onLost()
      onRefused()
      void queries.invalidateQueries({ queryKey: ['choices'] })
      setProblem(error instanceof ApiProblem ? error.message : text.trouble.offline)
    }
  }
  return {
    step,
    problem,
    goTo: setStep,
    move: (slot: Slot) => void run(patientApi.move(appointment, slot), 'moved'),
    cancel: () => void run(patientApi.cancel(appointment), 'manage'),
    restore: () => void run(patientApi.restore(appointment), 'restored'),
  }
}
