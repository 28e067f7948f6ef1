import type { Slot } from '@maillage/contract/booking.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ApiProblem, newKey } from '../../../api/client.ts'
import { usePageTitle } from '../../../ui/use-page-title.ts'
import { Frame } from '../Frame.tsx'
import { changeJourney } from '../journey.ts'
import { usePatient } from '../patient-context.ts'
import { patientApi } from '../patient-api.ts'
import { Trouble } from '../trouble/Trouble.tsx'
import { useJourney } from '../use-journey.ts'
import { Answer } from './Answer.tsx'
import { AskReason } from './AskReason.tsx'
import { Filters } from './Filters.tsx'
import { FurtherSlots } from './FurtherSlots.tsx'
import { leadsNowhere, WIDEST_MINUTES, withFurther } from './further-slots.ts'
import { OtherWays } from './OtherWays.tsx'
import { activeFilters, type ResultsView } from './results-view.ts'
import { Searching } from './Searching.tsx'
import { SitesTable } from './SitesTable.tsx'
import { SlotList } from './SlotList.tsx'
import { Tools } from './Tools.tsx'

const ResultsMap = lazy(() =>
  import('../map/ResultsMap.tsx').then((module) => ({ default: module.ResultsMap })),
)

/** The slots around a commune: a sentence that answers, a list and a map that say the same. */
export function ResultsPage() {
  const { text, language, reasonOf } = usePatient()
  usePageTitle(text.home.title)
  const view = useSearch({ from: '/rendez-vous' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const told = useJourney()
  const [choosing, setChoosing] = useState<Slot>()
  const [trouble, setTrouble] = useState<unknown>()
  const reason = told.reasonId ? reasonOf(told.reasonId) : undefined
  const commune = view.commune ?? told.commune?.code
  const minutes = view.minutes ?? told.minutes
  const search = useQuery({
    queryKey: [
      'slots',
      told.reasonId,
      commune,
      minutes,
      view.debut,
      view.parts,
      view.lieux,
      view.avec,
      view.fauteuil,
    ],
    queryFn: ({ signal }) => patientApi.search(searchOf(), signal),
    enabled: reason !== undefined && commune !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchOnMount: 'always',
  })
  const nowhere = search.data !== undefined && !search.isPlaceholderData && leadsNowhere(search.data)
  const wider = useQuery({
    queryKey: ['slots', told.reasonId, commune, 'wider'],
    queryFn: ({ signal }) => patientApi.search({ ...searchOf(), maximumMinutes: WIDEST_MINUTES }, signal),
    enabled: nowhere && minutes < WIDEST_MINUTES,
  })
  if (!reason) return <AskReason commune={commune} minutes={minutes} />
  if (!commune) return <Navigate to="/" replace />

  function searchOf() {
    return {
      reasonId: told.reasonId ?? '',
      ...(commune ? { communeCode: commune } : {}),
      maximumMinutes: minutes,
      ...(view.debut ? { from: view.debut } : {}),
      ...(view.parts
        ? { partsOfDay: view.parts.split(',') as ('morning' | 'afternoon' | 'saturday')[] }
        : {}),
      ...(view.lieux ? { siteIds: view.lieux.split(',') } : {}),
      ...(view.avec ? { gender: view.avec === 'femme' ? ('female' as const) : ('male' as const) } : {}),
      ...(view.fauteuil ? { wheelchairAccess: true } : {}),
    }
  }
  const show = (change: { [K in keyof ResultsView]?: ResultsView[K] | undefined }) =>
    void navigate({
      to: '/rendez-vous',
      search: (now: ResultsView) => withoutEmpty({ ...now, ...change }),
      resetScroll: false,
    })
  const choose = async (slot: Slot) => {
    setChoosing(slot)
    setTrouble(undefined)
    const { practitionerId, siteId, start } = slot
    try {
      const hold = await patientApi.hold(
        { reasonId: reason.id, practitionerId, siteId, start, communeCode: commune },
        newKey(),
      )
      changeJourney({ hold, alternatives: undefined })
    } catch (error) {
      const taken = error instanceof ApiProblem && error.code === 'slot-taken'
      void queries.invalidateQueries({ queryKey: ['slots'] })
      if (!taken) return setTrouble(error)
      changeJourney({
        hold: undefined,
        alternatives: (error.problem.alternatives as Slot[] | undefined) ?? [],
      })
      sessionStorage.setItem('maillage.wanted', JSON.stringify(slot))
    } finally {
      setChoosing(undefined)
    }
    void navigate({ to: '/rendez-vous/qui' })
  }

  const answer = search.data && (nowhere ? withFurther(search.data, wider.data) : search.data)
  return (
    <Frame wide>
      <div className="recap">
        <p>
          <b>{told.note ?? reason.label[language]}</b>
          {text.results.recap(told.commune?.name ?? '', minutes, told.relative)}
        </p>
        <Link to="/">{text.results.modify}</Link>
      </div>
      {trouble ? <Trouble error={trouble} onRetry={() => setTrouble(undefined)} /> : null}
      {search.isPending ? (
        <Searching
          commune={told.commune?.name ?? ''}
          minutes={minutes}
          onStop={() => void navigate({ to: '/' })}
        />
      ) : null}
      {search.isError && !answer ? (
        <Trouble error={search.error} onRetry={() => void search.refetch()} />
      ) : null}
      {answer ? (
        <div
          className={view.vue === 'carte' ? 'cols on-map' : 'cols'}
          aria-busy={search.isFetching || undefined}
        >
          <div className="col-list">
            {view.vue === 'filtres' ? (
              <Filters view={view} answer={answer} onChange={show} onDone={() => show({ vue: undefined })} />
            ) : (
              <>
                <Answer answer={answer} minutes={minutes} />
                <Tools view={view} filters={activeFilters(view)} onShow={show} />
                {answer.further.length > 0 ? (
                  <FurtherSlots answer={answer} minutes={minutes} onChoose={choose} />
                ) : null}
                <div className="when-list">
                  <SlotList answer={answer} slots={answer.slots} onChoose={choose} choosing={choosing} />
                </div>
                <OtherWays answer={answer} minutes={minutes} onShow={show} />
              </>
            )}
          </div>
          <div className="col-map">
            <Suspense fallback={<div className="map empty" />}>
              <ResultsMap answer={answer} commune={commune} chosen={view.lieux} />
            </Suspense>
            <SitesTable
              answer={answer}
              chosen={view.lieux}
              onSite={(siteId) => show({ lieux: view.lieux === siteId ? undefined : siteId })}
            />
          </div>
        </div>
      ) : null}
    </Frame>
  )
}

function withoutEmpty(view: { [K in keyof ResultsView]?: ResultsView[K] | undefined }): ResultsView {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined && value !== ''),
  ) as ResultsView
}
