import type {
  PlanningScenario,
  PlanningScenarios,
  WhatIfBaseline,
} from '@maillage/contract/atlas-scenarios.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../api/client.ts'

const ALL = '/api/planning/scenarios'
export const scenariosKey = ['planning-scenarios'] as const

export const scenariosOptions = queryOptions({
  queryKey: scenariosKey,
  queryFn: ({ signal }) => request<PlanningScenarios>(ALL, { signal }),
  staleTime: 30_000,
})

export const scenarioOptions = (id: string) =>
  queryOptions({
    queryKey: [...scenariosKey, id],
    queryFn: ({ signal }) => request<PlanningScenario>(`${ALL}/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Today's baseline: read once, so that figures stand still while one works on them. */
export const baselineOptions = (reason: string, area: string) =>
  queryOptions({
    queryKey: ['planning-baseline', reason, area],
    queryFn: async ({ signal }) => {
      const query = `reason=${reason}&area=${encodeURIComponent(area)}`
      return request<WhatIfBaseline>(`/api/planning/baseline?${query}`, { signal })
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

export type ScenarioDraft = Pick<PlanningScenario, 'name' | 'changes' | 'on' | 'maxMinutes'>

export const makeScenario = (draft: ScenarioDraft & { baseline: WhatIfBaseline }) =>
  request<PlanningScenario>(ALL, { body: draft })

export const changeScenario = (id: string, draft: ScenarioDraft & { version: number }) =>
  request<PlanningScenario>(`${ALL}/${id}/change`, { body: draft })

export const duplicateScenario = (id: string, name: string) =>
  request<PlanningScenario>(`${ALL}/${id}/duplicate`, { body: { name } })
