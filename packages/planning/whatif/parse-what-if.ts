import { JsonReader, type Fields } from './json-reader.ts'
import { parseChange } from './parse-change.ts'
import {
  type Baseline,
  type BaselinePractitioner,
  type BaselineSite,
  MAX_PRACTITIONER_DAYS,
  MAX_SITE_DAYS,
  type Scenario,
  type WhatIfFile,
} from './what-if-file.ts'
import type { WhatIfRefusal } from './what-if-refusal.ts'

/** Fields that the input carries and nobody reads: most often a misspelt name. */
export type ParsedWhatIf =
  | { readonly file: WhatIfFile; readonly ignoredFields: readonly string[] }
  | { readonly refusals: readonly WhatIfRefusal[] }

const FILE_FIELDS = ['maxMinutes', 'baseline', 'scenarios']
const BASELINE_FIELDS = ['date', 'area', 'travel', 'populationYear', 'sites', 'practitioners']
const SITE_FIELDS = ['id', 'name', 'commune', 'lon', 'lat', 'days', 'opensOn', 'isFull']
const PRACTITIONER_FIELDS = ['id', 'label', 'days']
const SCENARIO_FIELDS = ['name', 'on', 'basedOn', 'changes']
const MAX_ITEMS = 2000
const MAX_SCENARIOS = 20

/**
 * Reads the JSON form of a what-if. Every fault of form is reported, each with its place; faults of sense (a site that is
 * not there, communes) are told when the scenarios are applied.
 *
 * Required: baseline.date, .area, .sites, scenarios. Left out or null: 15 minutes, the estimate, population of 2023, no
 * named practitioner, no days.
 */
export function parseWhatIf(input: unknown): ParsedWhatIf {
  const reader = new JsonReader()
  const fields = reader.object(input, '', FILE_FIELDS)
  if (fields === undefined) return { refusals: reader.refusals }
  const file: WhatIfFile = {
    maxMinutes: reader.number(fields.maxMinutes ?? 15, 'maxMinutes', { minimum: 1, maximum: 240, step: 1 }),
    baseline: readBaseline(reader, fields.baseline),
    scenarios: reader
      .list(fields.scenarios, 'scenarios', MAX_SCENARIOS)
      .map((item, i) => readScenario(reader, item, `scenarios[${i}]`)),
  }
  if (Array.isArray(fields.scenarios) && fields.scenarios.length === 0)
    reader.refuse('scenarios', { kind: 'empty' })
  reader.unique(
    file.scenarios,
    ({ name }) => name,
    (i) => `scenarios[${i}].name`,
  )
  return reader.refusals.length > 0
    ? { refusals: reader.refusals }
    : { file, ignoredFields: reader.ignoredFields }
}

const NO_BASELINE: Baseline = {
  date: '',
  area: '',
  travel: '',
  populationYear: 0,
  sites: [],
  practitioners: [],
}

function readBaseline(reader: JsonReader, input: unknown): Baseline {
  const fields = reader.object(input, 'baseline', BASELINE_FIELDS)
  if (fields === undefined) return NO_BASELINE
  const sites = reader
    .list(fields.sites, 'baseline.sites', MAX_ITEMS)
    .map((item, i) => readSite(reader, item, `baseline.sites[${i}]`))
  const practitioners = reader
    .list(fields.practitioners ?? [], 'baseline.practitioners', MAX_ITEMS)
    .map((item, i) => readPractitioner(reader, item, `baseline.practitioners[${i}]`))
  reader.unique(
    sites,
    ({ id }) => id,
    (i) => `baseline.sites[${i}].id`,
  )
  reader.unique(
    practitioners,
    ({ id }) => id,
    (i) => `baseline.practitioners[${i}].id`,
  )
  return {
    date: reader.date(fields.date, 'baseline.date'),
    area: reader.text(fields.area, 'baseline.area'),
    travel: reader.text(fields.travel ?? 'estimate', 'baseline.travel'),
    populationYear: reader.number(fields.populationYear ?? 2023, 'baseline.populationYear', {
      minimum: 1968,
      maximum: 2100,
      step: 1,
    }),
    sites,
    practitioners,
  }
}

function readSite(reader: JsonReader, input: unknown, path: string): BaselineSite {
  const fields = reader.object(input, path, SITE_FIELDS)
  if (fields === undefined) return { id: '', name: '', commune: '', days: 0 }
  const id = reader.text(fields.id, `${path}.id`)
  return {
    id,
    name: fields.name == null ? id : reader.text(fields.name, `${path}.name`),
    commune: reader.text(fields.commune, `${path}.commune`),
    ...reader.point(fields, path),
    days: reader.days(fields.days ?? 0, `${path}.days`, MAX_SITE_DAYS),
    ...(fields.opensOn == null ? {} : { opensOn: reader.date(fields.opensOn, `${path}.opensOn`) }),
    ...(fields.isFull === true ? { isFull: true } : {}),
  }
}

function readPractitioner(reader: JsonReader, input: unknown, path: string): BaselinePractitioner {
  const fields = reader.object(input, path, PRACTITIONER_FIELDS)
  if (fields === undefined) return { id: '', label: '', days: new Map() }
  const id = reader.text(fields.id, `${path}.id`)
  return {
    id,
    label: fields.label == null ? id : reader.text(fields.label, `${path}.label`),
    days: readDays(reader, fields, path),
  }
}

function readDays(reader: JsonReader, fields: Fields, path: string): Map<string, number> {
  const bySite = reader.object(fields.days, `${path}.days`)
  return new Map(
    Object.entries(bySite ?? {}).map(([site, days]) => [
      site,
      reader.days(days, `${path}.days.${site}`, MAX_PRACTITIONER_DAYS),
    ]),
  )
}

function readScenario(reader: JsonReader, input: unknown, path: string): Scenario {
  const fields = reader.object(input, path, SCENARIO_FIELDS)
  if (fields === undefined) return { name: '', changes: [] }
  const at = (field: string) => `${path}.${field}`
  return {
    name: reader.text(fields.name, at('name')),
    ...(fields.on == null ? {} : { on: reader.date(fields.on, at('on')) }),
    ...(fields.basedOn == null ? {} : { basedOn: readBasedOn(reader, fields.basedOn, at('basedOn')) }),
    changes: reader
      .list(fields.changes, at('changes'), MAX_ITEMS)
      .flatMap((item, i) => parseChange(reader, item, at(`changes[${i}]`)) ?? []),
  }
}

function readBasedOn(reader: JsonReader, input: unknown, path: string): { date: string; area: string } {
  const fields = reader.object(input, path, ['date', 'area'])
  if (fields === undefined) return { date: '', area: '' }
  return { date: reader.date(fields.date, `${path}.date`), area: reader.text(fields.area, `${path}.area`) }
}
