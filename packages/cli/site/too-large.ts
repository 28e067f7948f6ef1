import { Misuse } from '../misuse.ts'
import { numberIn } from './number-words.ts'

/** An area whose drives do not fit in memory. */
export function tooLarge(pairs: number, atMost: number): Misuse {
  return new Misuse({
    fr: `--area\u202f: ce territoire demande ${numberIn('fr', pairs)} trajets, plus que les ${numberIn('fr', atMost)} qui tiennent en mémoire. Choisissez un territoire plus petit, un département ou une région.`,
    en: `--area: this area needs ${numberIn('en', pairs)} drives, more than the ${numberIn('en', atMost)} that fit in memory. Choose a smaller area, a département or a région.`,
  })
}
