import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Slot } from '@maillage/contract/slot-search.ts'
import { firstSlots } from '../office-api.ts'

type TellBoard = (slots: readonly Slot[], chosen: Slot | null) => void

/** The first slots of the team for a reason; nothing is asked before a reason is chosen. */
export function useFirstSlots(reasonId: string | undefined, from: string, wanted: boolean) {
  return useQuery({
    queryKey: ['office', 'first-slots', reasonId, from],
    queryFn: ({ signal }) => firstSlots({ reasonId: reasonId ?? '', from, limit: 8 }, signal),
    enabled: wanted && reasonId !== undefined,
    staleTime: 5_000,
    gcTime: 30_000,
  })
}

/** The board shows the same numbers as the list, and the day of the chosen slot. */
export function useTellBoard(onSlots: TellBoard, slots: readonly Slot[], chosen: Slot | null) {
  const key = slots.map((slot) => slot.start + slot.practitionerId).join(' ')
  const tell = useRef(onSlots)
  tell.current = onSlots
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  useEffect(() => tell.current(slots, chosen), [key, chosen?.start, chosen?.practitionerId])
}
