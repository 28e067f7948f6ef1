/** The colour of each class of minutes, as `MINUTE_CLASSES` orders them, then beyond the last, then none: grey, never red. */
export const MINUTE_COLOURS: readonly string[] = [
  'var(--m-5)',
  'var(--m-10)',
  'var(--m-15)',
  'var(--m-20)',
  'var(--m-30)',
  'var(--m-45)',
  'var(--m-60)',
  'var(--m-more)',
  'var(--m-none)',
]
