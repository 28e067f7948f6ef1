/** What one says of a network, by the options of the command line. */
export const FACT_OPTIONS = [
  'slug',
  'name',
  'short-name',
  'phone',
  'hours-fr',
  'hours-en',
  'departements',
  'time-zone',
  'language',
] as const
export type FactOption = (typeof FACT_OPTIONS)[number]
