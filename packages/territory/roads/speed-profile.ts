/** Classes of roads, from the one that has priority to the one that gives way; the row of a class is its number. */
export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'motorway_link',
  'trunk_link',
  'primary_link',
  'secondary_link',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
  'ferry',
] as const
export type RoadClass = (typeof ROAD_CLASSES)[number]

export const FERRY = ROAD_CLASSES.indexOf('ferry')

const WITHOUT_DOORS = new Set<RoadClass>(['motorway', 'motorway_link', 'trunk_link', 'ferry'])

/** Whether somebody can live or work along a road of the class. */
export const hasDoors = (roadClass: number) => !WITHOUT_DOORS.has(ROAD_CLASSES[roadClass] as RoadClass)

/** How fast a car goes, and what it loses at junctions. Seconds and km/h. */
export interface SpeedProfile {
  readonly name: string
  /** Legal limits where no sign is recorded. */
  readonly limits: {
    readonly motorway: number
    readonly motorroad: number
    readonly open: number
    readonly builtUp: number
    readonly livingStreet: number
  }
  /** Share of the limit that a car drives on average when nothing else slows it. */
  readonly shareOfLimit: number
  /** What the shape of such a road allows, whatever the sign says. */
  readonly ceilings: Readonly<Record<RoadClass, number>>
  /** Where a road meets one that has priority: to turn in, and to turn off. */
  readonly minorArmSeconds: number
  /** Where three roads of one class or more meet: to come, and again to leave. */
  readonly crossingArmSeconds: number
  /** Added to the minutes of a crossing, half when boarding, half when landing. */
  readonly ferryBoardingSeconds: number
  /** From a place to the road, as the crow flies. */
  readonly accessKmPerHour: number
  /** To pass a point, by what stands there. */
  readonly pointSeconds: Readonly<Record<PointKind, number>>
}

export const POINT_KINDS = ['none', 'signals', 'level-crossing', 'gate', 'toll'] as const
export type PointKind = (typeof POINT_KINDS)[number]

/** Sources and judgement of each figure: docs/guides/roads.md. */
export const FRENCH_CAR: SpeedProfile = {
  name: 'france-2026',
  limits: { motorway: 130, motorroad: 110, open: 80, builtUp: 50, livingStreet: 20 },
  shareOfLimit: 0.9,
  ceilings: {
    motorway: 117,
    trunk: 100,
    primary: 81,
    secondary: 76,
    tertiary: 66,
    motorway_link: 60,
    trunk_link: 55,
    primary_link: 45,
    secondary_link: 45,
    tertiary_link: 40,
    unclassified: 52,
    residential: 32,
    living_street: 18,
    service: 18,
    track: 14,
    ferry: 15,
  },
  minorArmSeconds: 3,
  crossingArmSeconds: 1,
  ferryBoardingSeconds: 600,
  accessKmPerHour: 20,
  pointSeconds: { none: 0, signals: 6, 'level-crossing': 4, gate: 10, toll: 20 },
}

/** Where a road lies, as far as its limit depends on it. */
export interface Setting {
  readonly roadClass: number
  /** Sign in km/h; 0 when none is recorded. */
  readonly sign: number
  readonly isBuiltUp: boolean
  /** Reserved to motor vehicles, without being a motorway. */
  readonly isMotorroad: boolean
}

/** Kilometres per hour on a road, junctions not counted. */
export function speedOn(profile: SpeedProfile, { roadClass, sign, isBuiltUp, isMotorroad }: Setting): number {
  const name = ROAD_CLASSES[roadClass] as RoadClass
  const ceiling = profile.ceilings[name]
  if (name === 'ferry') return ceiling
  const limit = sign > 0 ? sign : legalLimit(profile, name, isBuiltUp, isMotorroad)
  return Math.min(ceiling, limit * profile.shareOfLimit)
}

function legalLimit({ limits }: SpeedProfile, name: RoadClass, isBuiltUp: boolean, isMotorroad: boolean) {
  if (name === 'motorway' || name === 'motorway_link') return limits.motorway
  if (name === 'living_street') return limits.livingStreet
  if (isMotorroad) return limits.motorroad
  return isBuiltUp ? limits.builtUp : limits.open
}
