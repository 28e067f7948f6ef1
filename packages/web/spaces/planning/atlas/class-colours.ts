/** From near to far, one a class, and grey for none. */
const MINUTES: readonly string[] = [
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

const blue = (part: number) => `color-mix(in oklab, var(--info) ${part}%, var(--card))`
const CONSULTATIONS: readonly string[] = [
  'var(--warn)',
  blue(12),
  blue(30),
  blue(52),
  blue(80),
  'var(--m-none)',
]

/** The colour of each class of a layer, the last one for "none": grey, never red. */
export function classColours(layer: 'minutes' | 'third' | 'apl'): readonly string[] {
  return layer === 'apl' ? CONSULTATIONS : MINUTES
}
