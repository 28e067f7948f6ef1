import type { Reason } from '@maillage/contract/network.ts'
import { foldName } from '@maillage/core/identity/name-key.ts'
import type { Language } from '../../../i18n/language.ts'

/** Shorter, a beginning is no answer. */
const SHORTEST = 4

/**
 * The reason that typed words name well enough to be taken without choosing it in the list: a name of the first reason
 * found is what was typed, begins with it, or is said in it as whole words. `found`: best first.
 */
export function reasonNamed<R extends Pick<Reason, 'label' | 'words'>>(
  found: readonly R[],
  typed: string,
  language: Language,
): R | undefined {
  const asked = foldName(typed)
  const first = found[0]
  if (!first || asked.length < SHORTEST) return undefined
  const names = [first.label[language], ...first.words[language]].map(foldName)
  const isNamed = (name: string) =>
    name.startsWith(asked) || (name.length >= SHORTEST && ` ${asked} `.includes(` ${name} `))
  return names.some(isNamed) ? first : undefined
}
