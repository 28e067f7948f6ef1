import { v7 } from 'uuid'

/** A new identifier that sorts by time of creation (UUID version 7, RFC 9562). */
export type NewId = () => string

export const newId: NewId = () => v7()
