import { useEffect, useRef, useState } from 'react'
import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { saveFile } from '../../../ui/csv.ts'
import { resolveColours } from '../map/map-colours.ts'
import type { MapSurface } from '../map/map-surface.ts'
import type { AtlasFigures } from './atlas-figures.ts'
import type { CommuneFigures } from './commune-figures.ts'
import { classColours } from './class-colours.ts'
import type { Layer } from './layers.ts'
import { communesCsv, communesGeoJson } from './export-table.ts'
import { mapPicture, pngOf } from './export-picture.ts'
import type { AtlasScreen } from './use-atlas.ts'
import { useExportFacts } from './use-export-facts.ts'
import { fileStem } from './WholeTable.tsx'

interface Props {
  screen: AtlasScreen
  ordered: readonly CommuneFigures[]
  text: AtlasText
  surface: MapSurface | undefined
}

/** What one sees, as a file: each says its date and its sources. */
export function ExportMenu({ screen, ordered, text, surface }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const summary = useRef<HTMLElement>(null)
  const facts = useExportFacts(screen, text)
  const { figures, shapes, sites, view } = screen
  const stem = fileStem(view.area)
  const close = () => {
    setOpen(false)
    summary.current?.focus()
  }
  const run = (work: () => void | Promise<void>) => () => {
    close()
    Promise.resolve(work()).then(
      () => setSaid(''),
      () => setSaid(text.export.failed),
    )
  }
  const csv = () => saveFile(communesCsv(ordered, sites, text, facts), `${stem}.csv`)
  const geoJson = () => {
    if (!shapes) return
    const content = communesGeoJson(ordered, sites, shapes, facts)
    saveFile(new Blob([content], { type: 'application/geo+json' }), `${stem}.geojson`)
  }
  const draw = () => (figures && surface ? drawPicture(surface, figures, facts, text, view.layer) : undefined)
  const picture = async () => {
    const drawn = await draw()
    if (drawn) saveFile(await pngOf(drawn), `${stem}.png`)
  }
  const paper = async () => {
    try {
      const drawn = await draw()
      if (drawn) await putOnPaper(drawn)
    } finally {
      window.print()
    }
  }
  usePrintKey(run(paper))
  return (
    <details
      className="planning-menu"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <summary className="tool" ref={summary}>
        <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
          <path d="M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10" />
        </svg>
        {text.export.label}
      </summary>
      <div>
        <button type="button" disabled={!figures} onClick={run(csv)}>
          {text.export.csv}
        </button>
        <button type="button" disabled={!figures || !shapes} onClick={run(geoJson)}>
          {text.export.geojson}
        </button>
        <button type="button" disabled={!figures || !surface} onClick={run(picture)}>
          {text.export.png}
        </button>
        <button type="button" disabled={!figures} onClick={run(paper)}>
          {text.export.pdf}
        </button>
      </div>
      <span role="status">{said}</span>
    </details>
  )
}

/** The keys of the browser's own print command put the picture of the map on the paper first. */
function usePrintKey(print: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      print()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

async function drawPicture(
  surface: MapSurface,
  figures: AtlasFigures,
  facts: ReturnType<typeof useExportFacts>,
  text: AtlasText,
  layer: Layer,
): Promise<HTMLCanvasElement> {
  const frame = document.querySelector<HTMLElement>('.atlas .map-view')
  if (!frame) throw new Error('no map')
  const colours = resolveColours(frame, classColours(layer))
  const classes = figures.classes.map(({ from, upTo }, place) => ({
    label: text.lead.className[layer](from, upTo, place === figures.classes.length - 1),
    colour: colours[place] ?? '',
  }))
  return mapPicture(surface, frame, {
    title: `${text.map.title[layer]}, ${facts.area}`,
    subtitle: facts.when,
    unit: text.lead.heads[layer],
    classes,
    sources: facts.sources,
  })
}

/** Paper shows no WebGL: the map is printed as its picture. */
async function putOnPaper(picture: HTMLCanvasElement): Promise<void> {
  const image = new Image()
  image.alt = ''
  image.src = picture.toDataURL('image/png')
  await image.decode()
  document.querySelector('.atlas .paper-map')?.replaceChildren(image)
}
