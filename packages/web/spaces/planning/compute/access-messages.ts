import type { AccessRequest, AreaAccess } from './area-access.ts'

/** The ground of an area, once; then a request each time that what is open changed. */
export type AccessOrder =
  | {
      readonly kind: 'ground'
      readonly files: {
        readonly communes: string
        readonly departements: string
        readonly roadIslands: string
      }
      /** Communes of the files that are not of the area. */
      readonly outside: readonly string[]
    }
  | { readonly kind: 'compute'; readonly id: number; readonly request: AccessRequest }
  | { readonly kind: 'cancel' }

export type AccessReport =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly id: number; readonly access: AreaAccess; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
