/**
 * Where the character U+0000 stands in an input, as a path of member names: the database keeps it in no text.
 * @returns undefined when it is nowhere.
 */
export function pathOfNul(value: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    const found = name.includes('\u0000') ? path : pathOfNul(member, [...path, name])
    if (found) return found
  }
  return undefined
}
