import type { Fields, JsonReader } from './json-reader.ts'
import { type Change, type ChangeKind, MAX_PRACTITIONER_DAYS, MAX_SITE_DAYS } from './what-if-file.ts'

type Kind = ChangeKind['kind']
type ReadKind = (reader: JsonReader, fields: Fields, path: string) => ChangeKind

const MAX_PAIRS = 1000
const MAX_EXTRA_MINUTES = 600

const readText = (reader: JsonReader, fields: Fields, path: string, field: string) =>
  reader.text(fields[field], `${path}.${field}`)

const KINDS: Readonly<Record<Kind, { fields: readonly string[]; read: ReadKind }>> = {
  'open-site': { fields: ['id', 'name', 'commune', 'lon', 'lat', 'days'], read: readOpenSite },
  'close-site': {
    fields: ['site'],
    read: (reader, fields, path) => ({ kind: 'close-site', site: readText(reader, fields, path, 'site') }),
  },
  'move-site': {
    fields: ['site', 'commune', 'lon', 'lat'],
    read: (reader, fields, path) => ({
      kind: 'move-site',
      site: readText(reader, fields, path, 'site'),
      commune: readText(reader, fields, path, 'commune'),
      ...reader.point(fields, path),
    }),
  },
  'add-practitioner': { fields: ['id', 'label', 'site', 'days'], read: readAddPractitioner },
  'retire-practitioner': {
    fields: ['practitioner'],
    read: (reader, fields, path) => ({
      kind: 'retire-practitioner',
      practitioner: readText(reader, fields, path, 'practitioner'),
    }),
  },
  'change-days': { fields: ['practitioner', 'site', 'days'], read: readChangeDays },
  'close-road': { fields: ['pairs', 'extraMinutes'], read: readCloseRoad },
  'change-opening': {
    fields: ['site', 'opensOn'],
    read: (reader, fields, path) => ({
      kind: 'change-opening',
      site: readText(reader, fields, path, 'site'),
      opensOn: reader.date(fields.opensOn, `${path}.opensOn`),
    }),
  },
}

/** Reads one change; undefined when its kind is not known. */
export function parseChange(reader: JsonReader, input: unknown, path: string): Change | undefined {
  const all = reader.object(input, path)
  if (all === undefined) return undefined
  const kind = reader.text(all.kind, `${path}.kind`)
  if (kind === '') return undefined
  if (!Object.hasOwn(KINDS, kind)) {
    reader.refuse(`${path}.kind`, {
      kind: 'unknown-kind',
      value: kind,
      known: Object.keys(KINDS) as Kind[],
    })
    return undefined
  }
  const { fields: known, read } = KINDS[kind as Kind]
  const fields = reader.object(input, path, ['kind', 'on', ...known]) as Fields
  const on = fields.on == null ? {} : { on: reader.date(fields.on, `${path}.on`) }
  return { ...read(reader, fields, path), ...on }
}

function readOpenSite(reader: JsonReader, fields: Fields, path: string): ChangeKind {
  const id = readText(reader, fields, path, 'id')
  return {
    kind: 'open-site',
    id,
    name: fields.name == null ? id : readText(reader, fields, path, 'name'),
    commune: readText(reader, fields, path, 'commune'),
    ...reader.point(fields, path),
    days: reader.days(fields.days ?? 0, `${path}.days`, MAX_SITE_DAYS),
  }
}

function readAddPractitioner(reader: JsonReader, fields: Fields, path: string): ChangeKind {
  const id = fields.id == null ? path : readText(reader, fields, path, 'id')
  return {
    kind: 'add-practitioner',
    id,
    label: fields.label == null ? id : readText(reader, fields, path, 'label'),
    site: readText(reader, fields, path, 'site'),
    days: reader.days(fields.days, `${path}.days`, MAX_PRACTITIONER_DAYS),
  }
}

function readChangeDays(reader: JsonReader, fields: Fields, path: string): ChangeKind {
  const isNamed = fields.practitioner != null
  return {
    kind: 'change-days',
    ...(isNamed ? { practitioner: readText(reader, fields, path, 'practitioner') } : {}),
    site: readText(reader, fields, path, 'site'),
    days: reader.days(fields.days, `${path}.days`, isNamed ? MAX_PRACTITIONER_DAYS : MAX_SITE_DAYS),
  }
}

function readCloseRoad(reader: JsonReader, fields: Fields, path: string): ChangeKind {
  const pairs = reader.list(fields.pairs, `${path}.pairs`, MAX_PAIRS).map((item, i): [string, string] => {
    const place = `${path}.pairs[${i}]`
    if (Array.isArray(item) && item.length === 2)
      return [reader.text(item[0], `${place}[0]`), reader.text(item[1], `${place}[1]`)]
    reader.wrongType(item, place, 'pair')
    return ['', '']
  })
  if (Array.isArray(fields.pairs) && pairs.length === 0) reader.refuse(`${path}.pairs`, { kind: 'empty' })
  const range = { minimum: 1, maximum: MAX_EXTRA_MINUTES, step: 1 }
  return {
    kind: 'close-road',
    pairs,
    extraMinutes:
      fields.extraMinutes == null
        ? Number.POSITIVE_INFINITY
        : reader.number(fields.extraMinutes, `${path}.extraMinutes`, range),
  }
}
