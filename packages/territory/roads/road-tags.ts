import { BACKWARD, BUILT_UP, FORWARD, MOTORROAD, NOT_BUILT_UP, ROUNDABOUT } from './raw-roads.ts'
import { FERRY, POINT_KINDS, type PointKind, ROAD_CLASSES } from './speed-profile.ts'

/** Tags of OpenStreetMap. */
export type Tags = ReadonlyMap<string, string>

/** A way that a car may take. */
export interface RoadUse {
  readonly roadClass: number
  readonly directions: number
  readonly facts: number
  readonly signForward: number
  readonly signBackward: number
  /** Of a ferry crossing; 0 when it is not recorded. */
  readonly minutes: number
}

const CLASS_ROWS: ReadonlyMap<string, number> = new Map([
  ...ROAD_CLASSES.map((name, row) => [name as string, row] as const),
  ['road', ROAD_CLASSES.indexOf('unclassified')],
])
const CLOSED = new Set(['no', 'private', 'agricultural', 'forestry', 'delivery', 'emergency', 'military'])
const OPEN = new Set(['yes', 'designated', 'permissive', 'destination', 'customers', 'official', 'public'])
/** The most particular key says. */
const ACCESS_KEYS = ['motorcar', 'motor_vehicle', 'vehicle', 'access']
const USELESS_SERVICES = new Set(['parking_aisle', 'drive-through', 'emergency_access', 'driveway'])

/** What a car may do on a way, or `undefined`: no road, closed to cars, or of no use between places. */
export function roadUseOf(tags: Tags): RoadUse | undefined {
  const roadClass = classOf(tags)
  if (roadClass === undefined) return undefined
  const directions = directionsOf(tags)
  if (directions === 0) return undefined
  const sign = signOf(tags.get('maxspeed'))
  return {
    roadClass,
    directions,
    facts: factsOf(tags),
    signForward: signOf(tags.get('maxspeed:forward')) || sign,
    signBackward: signOf(tags.get('maxspeed:backward')) || sign,
    minutes: roadClass === FERRY ? durationOf(tags.get('duration')) : 0,
  }
}

function classOf(tags: Tags): number | undefined {
  const access = accessOf(tags)
  if (tags.get('route') === 'ferry' && !tags.has('highway')) return access === 'open' ? FERRY : undefined
  const name = tags.get('highway')
  const roadClass = name === undefined ? undefined : CLASS_ROWS.get(name)
  if (roadClass === undefined || roadClass === FERRY) return undefined
  if (access === 'closed' || tags.get('area') === 'yes') return undefined
  if (name === 'service' && USELESS_SERVICES.has(tags.get('service') ?? '')) return undefined
  if (name === 'track' && access !== 'open' && tags.get('tracktype') !== 'grade1') return undefined
  return roadClass
}

function accessOf(tags: Tags): 'open' | 'closed' | undefined {
  for (const key of ACCESS_KEYS) {
    const value = tags.get(key)
    if (value === undefined) continue
    if (CLOSED.has(value)) return 'closed'
    if (OPEN.has(value)) return 'open'
  }
  return undefined
}

function directionsOf(tags: Tags): number {
  const oneway = tags.get('oneway:motor_vehicle') ?? tags.get('oneway')
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return FORWARD
  if (oneway === '-1' || oneway === 'reverse') return BACKWARD
  if (oneway === 'reversible') return 0
  if (oneway === 'no' || oneway === 'false' || oneway === '0') return FORWARD | BACKWARD
  return isRoundabout(tags) || tags.get('highway') === 'motorway' ? FORWARD : FORWARD | BACKWARD
}

function isRoundabout(tags: Tags): boolean {
  const junction = tags.get('junction')
  return junction === 'roundabout' || junction === 'circular'
}

function factsOf(tags: Tags): number {
  const zone = ['maxspeed', 'maxspeed:type', 'source:maxspeed', 'zone:traffic', 'zone:maxspeed']
    .map((key) => tags.get(key) ?? '')
    .join(' ')
  const builtUp = /\b[A-Z]{2}:(urban|(zone:?)?[23]0)\b/.test(zone) ? BUILT_UP : 0
  const open = /\b[A-Z]{2}:(rural|nonurban|trunk|motorway)\b/.test(zone) ? NOT_BUILT_UP : 0
  return (
    builtUp | open | (tags.get('motorroad') === 'yes' ? MOTORROAD : 0) | (isRoundabout(tags) ? ROUNDABOUT : 0)
  )
}

/** Whole km/h of a sign: `50`, `30 mph`, `FR:zone30`, `walk`; 0 for what says no figure. At most 255. */
function signOf(value: string | undefined): number {
  if (value === undefined) return 0
  if (value === 'walk') return 7
  const [, number, unit] = /^(?:[A-Z]{2}:(?:zone:?)?)?(\d{1,3})(?:\s*(mph|km\/h|kmh|kph))?$/.exec(value) ?? []
  return number === undefined
    ? 0
    : Math.min(255, Math.round(Number(number) * (unit === 'mph' ? 1.609344 : 1)))
}

/** Minutes of `01:30`, `00:05:00`, `PT1H30M` or `45`; 0 for anything else. */
function durationOf(value: string | undefined): number {
  if (value === undefined) return 0
  const [, hours, minutes, seconds = '0'] = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(value) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
  const [iso, h = '0', m = '0', s = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value) ?? []
  if (iso !== undefined) return Number(h) * 60 + Number(m) + Number(s) / 60
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0
}

/** What stands on a node of a road. */
export interface PointUse {
  /** Row in `POINT_KINDS`. */
  readonly point: number
  readonly isBlocked: boolean
}

/** Barriers that a car passes unless they are said to be closed. */
const PASSABLE: Readonly<Record<string, PointKind>> = {
  gate: 'gate',
  lift_gate: 'gate',
  swing_gate: 'gate',
  sliding_gate: 'gate',
  toll_booth: 'toll',
  cattle_grid: 'none',
  border_control: 'none',
  entrance: 'none',
  height_restrictor: 'none',
  kerb: 'none',
  rising_bollard: 'none',
  sally_port: 'none',
  arch: 'none',
  no: 'none',
}

/** What a car meets at a node: what it costs, or that it does not pass. */
export function pointUseOf(tags: Tags): PointUse {
  const barrier = tags.get('barrier')
  if (barrier !== undefined) {
    const access = accessOf(tags)
    const kind = PASSABLE[barrier]
    const isBlocked = access === 'closed' || (kind === undefined && access !== 'open')
    return { point: POINT_KINDS.indexOf(kind ?? 'none'), isBlocked }
  }
  const kind = kindOf(tags)
  return { point: POINT_KINDS.indexOf(kind), isBlocked: false }
}

function kindOf(tags: Tags): PointKind {
  if (tags.get('highway') === 'traffic_signals') return 'signals'
  if (tags.get('railway') === 'level_crossing') return 'level-crossing'
  return 'none'
}

const BUILT_UP_LANDUSE = new Set(['residential', 'retail', 'commercial'])

/** The area of a way is built up: houses, shops, offices. */
export const isBuiltUpArea = (tags: Tags) => BUILT_UP_LANDUSE.has(tags.get('landuse') ?? '')
