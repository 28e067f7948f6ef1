import { MINUTE_CLASSES } from '@maillage/territory/access-summary.ts'
import { useMemo } from 'react'
import { mapEn } from '../../../i18n/planning-map.en.ts'
import { mapFr } from '../../../i18n/planning-map.fr.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { changeSearch } from '../address.tsx'
import type { Ground } from '../ground/use-ground.ts'
import { AreaMap } from '../map/AreaMap.tsx'
import { MINUTE_COLOURS } from '../map/minute-colours.ts'
import type { MapShapes } from '../map/map-shapes.ts'
import type { MapSurface } from '../map/map-surface.ts'
import { createSharedCamera } from '../map/use-surface.ts'
import { usePlanning, useWords } from '../planning-context.ts'
import { minutesFill } from '../siting/layout-fill.ts'
import { sitesAfter, sitesBefore } from './outcome-sites.ts'
import { sayTravel } from './say-change.ts'
import { answerIn, type WhatIfScreen } from './use-whatif-screen.ts'
import type { WhatIfAnswer } from './what-if-messages.ts'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
  onSurface(surface: MapSurface | undefined): void
}

/** Today and after, side by side, at the same place: what one map does, the other follows. */
export function WhatIfMaps(props: Props) {
  const { shapes, ground, shown, bare } = props.screen
  const answer = answerIn(shown.value) ?? answerIn(bare.value)
  if (shapes && ground && answer) return <Maps {...props} {...{ shapes, ground, answer }} />
  const isRefused = shown.value !== undefined && 'refusals' in shown.value
  return isRefused || props.screen.error ? null : (
    <div className="whatif-maps is-coming" role="status">
      <span className="vh">{props.text.maps.coming}</span>
    </div>
  )
}

interface MapsProps extends Props {
  shapes: MapShapes
  ground: Ground
  answer: WhatIfAnswer
}

function Maps({ screen, text, shapes, ground, answer, onSurface }: MapsProps) {
  const { words, language } = usePlanning()
  const mapText = useWords({ fr: mapFr, en: mapEn })
  const { view, minutes, baseline, changes, communeName } = screen
  const camera = useMemo(createSharedCamera, [])
  const codes = useMemo(() => Array.from(ground.rows, (row) => ground.index.codes[row] as string), [ground])
  const places = useMemo(() => new Map(codes.map((code, place) => [code, place])), [codes])
  const before = useMemo(
    () => minutesFill(shapes, codes, answer.minutesBefore, minutes),
    [shapes, codes, answer, minutes],
  )
  const after = useMemo(
    () => minutesFill(shapes, codes, answer.minutesAfter, minutes),
    [shapes, codes, answer, minutes],
  )
  const { siteName } = screen
  const sites = useMemo(() => {
    const saying = { text, language, siteName }
    return { before: sitesBefore(answer, saying), after: sitesAfter(answer, saying) }
  }, [answer, text, language, siteName])
  const say = (table: Float64Array) => (code: string) => {
    const place = places.get(code)
    const away = place === undefined ? Number.NaN : (table[place] as number)
    const said = Number.isFinite(away) ? text.maps.minutes(words.count(away)) : text.maps.none
    return text.maps.commune(communeName(code), said)
  }
  const shared = {
    ...{ text: mapText, shapes, camera, towns: ground.towns, selected: view.commune },
    onSelect: (code: string) => changeSearch({ commune: code }, { replace: true }),
  }
  const { comparison } = answer
  const isSame = changes.length === 0
  return (
    <>
      <div className="whatif-maps">
        <figure>
          <figcaption>
            <b>{answer.on === baseline?.date ? text.maps.today : text.maps.unchanged}</b>
            <span>
              <b className="x">{words.percent(comparison.before.share)}</b> {text.maps.near(minutes)}
            </span>
          </figcaption>
          <AreaMap
            {...shared}
            fill={before}
            sites={sites.before}
            describe={say(answer.minutesBefore)}
            label={text.maps.beforeLabel(words.percent(comparison.before.share), count(answer, 'before'))}
            isBare
          />
        </figure>
        <figure>
          <figcaption>
            <b>{isSame ? text.maps.same : text.maps.after[view.remedy]}</b>
            <span>
              <b className={comparison.after.share < comparison.before.share ? 'x bad' : 'x'}>
                {words.percent(comparison.after.share)}
              </b>{' '}
              {text.maps.nearShort(minutes)}
            </span>
          </figcaption>
          <AreaMap
            {...shared}
            fill={after}
            sites={sites.after}
            describe={say(answer.minutesAfter)}
            label={text.maps.afterLabel(words.percent(comparison.after.share), count(answer, 'after'))}
            onSurface={onSurface}
          />
        </figure>
      </div>
      <p className="whatif-legend">
        {MINUTE_CLASSES.map((upTo, place) => (
          <span key={upTo} className={upTo === 20 ? 'is-break' : undefined}>
            <i style={{ background: MINUTE_COLOURS[place] }} />
            {upTo}
          </span>
        ))}
        <span>
          <i style={{ background: MINUTE_COLOURS[MINUTE_CLASSES.length] }} />
          {text.maps.more}
        </span>
        <span>
          {text.maps.unit(
            sayTravel(baseline?.travel ?? '', text, language),
            plainDate(baseline?.date ?? answer.on, language),
          )}
        </span>
      </p>
    </>
  )
}

function count({ sites }: WhatIfAnswer, when: 'before' | 'after'): number {
  return sites.filter((site) => (when === 'before' ? site.before?.isOpen : site.isOpen)).length
}
