/** One piece of a section of the method. */
export type Block =
  | string
  | { readonly list: readonly string[] }
  | { readonly code: string; readonly label: string }
  | { readonly caption: string; readonly rows: readonly (readonly string[])[] }

/** Where a figure of another page points to. */
export type MethodAnchor =
  | 'creneau'
  | 'minutes'
  | 'quinze'
  | 'population'
  | 'acces-reel'
  | 'apl'
  | 'troisieme'
  | 'ouvrir'
  | 'partage'
  | 'et-si'
  | 'trajectoire'
  | 'sources'
  | 'refaire'
  | 'limites'

export interface MethodSection {
  readonly id: MethodAnchor
  readonly title: string
  readonly blocks: readonly Block[]
}
