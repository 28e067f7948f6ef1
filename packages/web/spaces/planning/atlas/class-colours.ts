import type { Layer } from './atlas-view.ts'

const MINUTES = [
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

/** The colour of each class, the last one for "none": grey, never red. */
export function classColours(_layer: Layer): readonly string[] {
  return MINUTES
}
