import type { Slot } from '@maillage/contract/slot-search.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem, newKey } from '../../../api/client.ts'
import { keepWanted } from '../booking/wanted-slot.ts'
import { changeJourney } from '../journey.ts'
import { patientApi } from '../patient-api.ts'
import type { SearchBasis } from './search-basis.ts'
import type { SlotChoice } from './slot-choice.ts'

/** Choosing a slot holds it and goes on to the form; when somebody was faster, to what is near. */
export function useHoldSlot({ reason, commune }: SearchBasis): SlotChoice {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<Slot>()
  const [trouble, setTrouble] = useState<unknown>()
  const hold = async (slot: Slot) => {
    setBusy(slot)
    setTrouble(undefined)
    const { practitionerId, siteId, start } = slot
    try {
      const held = await patientApi.hold(
        { reasonId: reason.id, practitionerId, siteId, start, communeCode: commune.code },
        newKey(),
      )
      changeJourney({ hold: held, alternatives: undefined, code: undefined, codeAside: undefined })
    } catch (error) {
      void queries.invalidateQueries({ queryKey: ['slots'] })
      if (!(error instanceof ApiProblem) || error.code !== 'slot-taken') return setTrouble(error)
      changeJourney({ hold: undefined, alternatives: (error.problem.alternatives as Slot[]) ?? [] })
      keepWanted(slot)
    } finally {
      setBusy(undefined)
    }
    void navigate({ to: '/rendez-vous/qui' })
  }
  return { choose: (slot) => void hold(slot), busy, trouble, forgive: () => setTrouble(undefined) }
}
