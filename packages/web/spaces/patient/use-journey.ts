import { useSyncExternalStore } from 'react'
import { type Journey, journey, subscribeToJourney } from './journey.ts'

export function useJourney(): Journey {
  return useSyncExternalStore(subscribeToJourney, journey)
}
