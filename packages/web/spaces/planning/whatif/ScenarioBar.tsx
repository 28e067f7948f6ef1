import type { PlanningScenario } from '@maillage/contract/atlas-scenarios.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiProblem, request } from '../../../api/client.ts'
import type { WhatIfText } from '../../../i18n/planning-whatif.fr.ts'
import { plainDate } from '../../../i18n/time-words.ts'
import { changeSearch } from '../address.tsx'
import { usePlanning } from '../planning-context.ts'
import { readScenarioFile } from './scenario-file.ts'
import {
  changeScenario,
  duplicateScenario,
  makeScenario,
  type ScenarioDraft,
  scenarioOptions,
  scenariosKey,
  scenariosOptions,
} from './scenario-api.ts'
import { StaleScenario } from './StaleScenario.tsx'
import { answerIn, type WhatIfScreen } from './use-whatif-screen.ts'
import { mostHit } from './WhatIfHead.tsx'

interface Props {
  screen: WhatIfScreen
  text: WhatIfText
}

/** The scenarios that are kept, and keeping this one: under a name, or as a copy. */
export function ScenarioBar({ screen, text }: Props) {
  const { atlas } = usePlanning()
  return (
    <div className="whatif-bar">
      <Chooser screen={screen} text={text} />
      {atlas.mayPlan ? (
        <Keeper key={screen.kept?.id ?? 'new'} screen={screen} text={text} />
      ) : (
        <p>{text.bar.readOnly}</p>
      )}
    </div>
  )
}

/** What the address asks for when another scenario comes. */
const ANEW = {
  changes: undefined,
  remedy: undefined,
  needs: undefined,
  site: undefined,
  days: undefined,
  minutes: undefined,
}

function Chooser({ screen, text }: Props) {
  const { language } = usePlanning()
  const list = useQuery(scenariosOptions)
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const scenarios = list.data?.scenarios ?? []
  const read = async (file: File | undefined) => {
    if (!file) return
    const opened = readScenarioFile(await file.text(), language)
    setSaid('problem' in opened ? `${text.bar.wrongFile} ${opened.problem}` : '')
    if (!('problem' in opened)) screen.open(opened)
  }
  return (
    <span className="whatif-choose">
      <label>
        <span className="vh">{text.bar.kept}</span>
        <select
          value={screen.kept?.id ?? ''}
          onChange={(event) => changeSearch({ ...ANEW, scenario: event.target.value || undefined })}
        >
          <option value="">{screen.opened?.name ?? text.bar.fresh}</option>
          {scenarios.map(({ id, name, baselineDate }) => (
            <option key={id} value={id}>
              {text.bar.option(name, plainDate(baselineDate, language))}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="tool" onClick={() => input.current?.click()} title={text.bar.fileHint}>
        {text.bar.file}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={text.bar.file}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <span role="alert" className="err">
        {said}
      </span>
    </span>
  )
}

function Keeper({ screen, text }: Props) {
  const queries = useQueryClient()
  const { kept, opened, baseline, changes, on, minutes } = screen
  const hit = mostHit(answerIn(screen.bare.value))
  const suggested = kept?.name ?? opened?.name ?? (hit ? text.defaultName(screen.siteName(hit)) : '')
  const [typed, setTyped] = useState<string>()
  const [said, setSaid] = useState('')
  const [isSending, setSending] = useState(false)
  const [theirs, setTheirs] = useState<PlanningScenario>()
  const name = (typed ?? suggested).trim()
  const draft: ScenarioDraft = { name, changes: [...changes], on, maxMinutes: minutes }
  const show = (scenario: PlanningScenario, sentence: string) => {
    queries.setQueryData([...scenariosKey, scenario.id], scenario)
    void queries.invalidateQueries({ queryKey: scenariosKey, exact: true })
    setSaid(sentence)
    setTheirs(undefined)
    changeSearch({ scenario: scenario.id, changes: undefined, minutes: undefined }, { replace: true })
  }
  const send = async (work: () => Promise<void>) => {
    setSending(true)
    setSaid('')
    await work().catch(async (error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'scenario-changed' && kept)
        setTheirs(await request<PlanningScenario>(`/api/planning/scenarios/${kept.id}`))
      else
        setSaid(
          error instanceof ApiProblem ? error.message : navigator.onLine ? text.bar.failed : text.bar.offline,
        )
    })
    setSending(false)
  }
  const saveNew = (as: string) => async () => {
    if (baseline) show(await makeScenario({ ...draft, name: as, baseline }), text.bar.saved)
  }
  const save = async () => {
    if (name === '') return setSaid(text.bar.nameNeeded)
    if (!kept) return saveNew(name)()
    show(await changeScenario(kept.id, { ...draft, version: kept.version }), text.bar.saved)
  }
  const duplicate = async () => {
    if (kept)
      show(await duplicateScenario(kept.id, text.bar.copyName(kept.name).slice(0, 120)), text.bar.duplicated)
  }
  return (
    <>
      <form
        className="whatif-keep"
        onSubmit={(event) => {
          event.preventDefault()
          void send(save)
        }}
      >
        <label>
          {text.bar.name}{' '}
          <input
            value={typed ?? suggested}
            maxLength={120}
            placeholder={text.newName}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button type="submit" className="tool" disabled={isSending || !baseline}>
          {text.bar.save}
        </button>
        {kept ? (
          <button type="button" className="tool" disabled={isSending} onClick={() => void send(duplicate)}>
            {text.bar.duplicate}
          </button>
        ) : null}
        <span role="status">{said}</span>
      </form>
      {theirs && kept ? (
        <StaleScenario
          {...{ screen, text, theirs }}
          version={kept.version}
          onReload={() => {
            queries.setQueryData(scenarioOptions(theirs.id).queryKey, theirs)
            setTheirs(undefined)
            changeSearch({ changes: undefined }, { replace: true })
          }}
          onKeepMine={() => void send(saveNew(text.bar.copyName(name).slice(0, 120)))}
        />
      ) : null}
    </>
  )
}
