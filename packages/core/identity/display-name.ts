/** How a professional is named on a screen: title, given name, initial of the family name; "Dr Mathilde R.". */
export function displayName(person: { title: string; givenName: string; familyName: string }): string {
  const initial = [...person.familyName.trim()][0]?.toLocaleUpperCase('fr') ?? ''
  return [person.title, person.givenName, initial && `${initial}.`].filter(Boolean).join(' ')
}
