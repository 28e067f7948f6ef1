/** Where a way may be driven. */
export const FORWARD = 1
export const BACKWARD = 2

/** Facts of a way that change its speed or its junctions. */
export const BUILT_UP = 1
export const NOT_BUILT_UP = 2
export const MOTORROAD = 4
export const ROUNDABOUT = 8

/** A node of a way that the extract does not hold. */
export const MISSING_NODE = 0xffffffff

/** Roads as the map gives them, in columns: nodes, and ways as lists of rows of nodes. */
export interface RawRoads {
  /** Ten-millionths of a degree (WGS84). */
  readonly nodeLon: Int32Array
  readonly nodeLat: Int32Array
  /** Row in `POINT_KINDS`. */
  readonly nodePoint: Uint8Array
  /** 1 where no car passes. */
  readonly nodeBlocked: Uint8Array
  /** Offsets of each way in `wayNodes`, and the end. */
  readonly wayStart: Uint32Array
  readonly wayNodes: Uint32Array
  /** Row in `ROAD_CLASSES`. */
  readonly wayClass: Uint8Array
  readonly wayDirections: Uint8Array
  readonly wayFacts: Uint8Array
  /** Signs in km/h each way; 0 when none is recorded. */
  readonly waySignForward: Uint8Array
  readonly waySignBackward: Uint8Array
  /** Of a whole ferry crossing; 0 when it is not recorded. */
  readonly wayMinutes: Float32Array
}
