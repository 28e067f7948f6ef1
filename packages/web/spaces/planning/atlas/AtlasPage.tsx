import { useEffect, useMemo, useState } from 'react'
import { atlasEn } from '../../../i18n/planning-atlas.en.ts'
import { atlasFr } from '../../../i18n/planning-atlas.fr.ts'
import { changeSearch } from '../address.tsx'
import { FindBox } from '../frame/FindBox.tsx'
import { FreshLine } from '../frame/FreshLine.tsx'
import { PlanningFrame } from '../frame/PlanningFrame.tsx'
import type { MapSurface } from '../map/map-surface.ts'
import { loadMapLibrary } from '../map/use-surface.ts'
import { usePlanning, useWords } from '../planning-context.ts'
import { AtlasMap } from './AtlasMap.tsx'
import { CommuneSheet, type OpenedCommune } from './CommuneSheet.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { Answer, LeadColumn } from './LeadColumn.tsx'
import { RankTable } from './RankTable.tsx'
import { sortedCommunes } from './atlas-figures.ts'
import { siteName } from './site-words.ts'
import { useNarrow } from '../use-narrow.ts'
import { useAtlas } from './use-atlas.ts'
import { useAtlasKeys } from './use-atlas-keys.ts'
import { WholeTable } from './WholeTable.tsx'

/** Screen 1: who lives further than 15 minutes from a slot that is really open. Map, table and sheet say the same. */
export default function AtlasPage() {
  const screen = useAtlas()
  const { text: shared, language } = usePlanning()
  const text = useWords({ fr: atlasFr, en: atlasEn })
  const [surface, setSurface] = useState<MapSurface>()
  const [opened, setOpened] = useState<OpenedCommune>()
  const isNarrow = useNarrow()
  useEffect(loadMapLibrary, [])
  useAtlasKeys(screen.view)
  const { view, figures, sites, ground } = screen
  const ordered = useMemo(
    () =>
      figures
        ? sortedCommunes(figures.communes, view.sort, (column) => siteName(sites[column]), language)
        : [],
    [figures, view.sort, sites, language],
  )
  const areaName = ground?.communes.area.name ?? ''
  const select = (code: string | undefined, by?: 'pointer' | 'enter') => {
    changeSearch({ commune: code })
    if (by === 'enter' && code !== undefined) setOpened({ code })
  }
  const { computing, live } = screen
  const lead = <LeadColumn screen={screen} text={text} areaName={areaName} />
  return (
    <PlanningFrame
      page="atlas"
      title={shared.pages.atlas}
      search={<FindBox ground={ground} sites={sites} onCommune={(code) => select(code, 'enter')} />}
      state={
        <FreshLine
          at={live.slots ? screen.now : undefined}
          computedAt={computing.at}
          afterChange={live.afterChange}
          isOffline={live.isOffline}
        />
      }
      actions={<ExportMenu screen={screen} ordered={ordered} text={text} surface={surface} />}
    >
      <div className={view.isTable ? 'atlas is-table' : 'atlas'}>
        {isNarrow ? (
          <div className="lead is-top">
            <Answer screen={screen} text={text} areaName={areaName} />
          </div>
        ) : (
          lead
        )}
        <section className="atlas-middle" aria-label={view.isTable ? text.table.whole : text.map.region}>
          {view.isTable ? (
            <WholeTable screen={screen} ordered={ordered} text={text} onSelect={select} />
          ) : (
            <AtlasMap
              screen={screen}
              text={text}
              areaName={areaName}
              onSelect={select}
              onSurface={setSurface}
            />
          )}
          <div className="paper-map" />
          <CommuneSheet screen={screen} text={text} opened={opened} />
        </section>
        {isNarrow ? lead : null}
        {view.isTable ? null : <RankTable screen={screen} ordered={ordered} text={text} onSelect={select} />}
      </div>
    </PlanningFrame>
  )
}
