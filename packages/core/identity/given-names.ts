/** Given names one by one: parted by a space or a comma, a hyphen joins. "Jean-Luc, Marie" gives two. */
export function givenNameList(givenNames: string): string[] {
  return givenNames.split(/[\s,;]+/).filter(Boolean)
}

/** The first of them; empty when there is none. */
export function firstGivenName(givenNames: string): string {
  return givenNameList(givenNames)[0] ?? ''
}
