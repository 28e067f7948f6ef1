import { MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'
import { useState } from 'react'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { saveFile } from '../../../ui/csv.ts'
import { mapPicture, pngOf } from '../atlas/export-picture.ts'
import { resolveColours } from '../map/map-colours.ts'
import type { MapSurface } from '../map/map-surface.ts'
import { MINUTE_COLOURS } from '../map/minute-colours.ts'
import { usePlanning } from '../planning-context.ts'
import { changedRows, lossCsv, lossGeoJson } from './loss-rows.ts'
import { scenarioFile } from './scenario-file.ts'
import { answerIn, type WhatIfScreen } from './use-whatif-screen.ts'
import { subjectOf } from './WhatIfHead.tsx'
import { sourcesOf } from './WhatIfSources.tsx'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
  /** Of the map after the changes. */
  surface: MapSurface | undefined
}

/** What one sees, as a file: each says its baseline and its sources. */
export function WhatIfExport({ screen, text, surface }: Props) {
  const { language, words } = usePlanning()
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const { shown, ground, shapes, baseline, minutes, changes, remedyChanges, on } = screen
  const answer = answerIn(shown.value)
  const name = screen.kept?.name ?? screen.opened?.name ?? text.newName
  const scenario = { name, on, changes: [...changes, ...remedyChanges] }
  const isReady = answer !== undefined && ground !== undefined && baseline !== undefined
  const run = (work: () => void | Promise<void>) => () => {
    setOpen(false)
    Promise.resolve()
      .then(work)
      .then(
        () => setSaid(''),
        () => setSaid(text.export.failed),
      )
  }
  const csv = () => {
    if (isReady) saveFile(lossCsv(screen, changedRows(screen, answer, ground), text), 'et-si.csv')
  }
  const geoJson = () => {
    if (!isReady || !shapes) return
    const facts = { scenario, baseline: baseline.date, area: baseline.area, maxMinutes: minutes }
    const sources = sourcesOf(screen, text, language)
    const content = lossGeoJson(answer, ground, shapes, { ...facts, travel: baseline.travel, sources })
    saveFile(new Blob([content], { type: 'application/geo+json' }), 'et-si.geojson')
  }
  const json = () => {
    if (!baseline) return
    const content = scenarioFile(baseline, scenario, minutes)
    saveFile(new Blob([content], { type: 'application/json' }), 'et-si.json')
  }
  const picture = async () => {
    const frame = document.querySelector<HTMLElement>('.whatif-maps figure:last-of-type .map-view')
    if (!answer || !surface || !frame) return
    const colours = resolveColours(frame, MINUTE_COLOURS)
    const { before, after } = answer.comparison
    const shares = `${words.percent(before.share)} → ${words.percent(after.share)} ${text.maps.near(minutes)}`
    const canvas = await mapPicture(surface, frame, {
      title: name === text.newName ? subjectOf(screen, text) : name,
      subtitle: shares,
      unit: text.maps.shortUnit,
      classes: MINUTE_CLASSES.map((upTo, place) => ({ label: String(upTo), colour: colours[place] ?? '' })),
      sources: `${sourcesOf(screen, text, language)} maillage whatif.`,
    })
    saveFile(await pngOf(canvas), 'et-si.png')
  }
  return (
    <details
      className="planning-menu"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <summary className="tool">
        <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
          <path d="M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10" />
        </svg>
        {text.export.label}
      </summary>
      <div>
        <button type="button" disabled={!isReady} onClick={run(csv)}>
          {text.export.csv}
        </button>
        <button type="button" disabled={!isReady || !shapes} onClick={run(geoJson)}>
          {text.export.geojson}
        </button>
        <button type="button" disabled={!answer || !surface} onClick={run(picture)}>
          {text.export.png}
        </button>
        <button type="button" disabled={!baseline} onClick={run(json)}>
          {text.export.json}
        </button>
        <button type="button" disabled={!answer} onClick={run(() => window.print())}>
          {text.export.pdf}
        </button>
      </div>
      <span role="status">{said}</span>
    </details>
  )
}
