export type Language = 'fr' | 'en'

/** French unless the request prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = part.trim().slice(0, 2)
    if (tag === 'fr' || tag === 'en') return tag
  }
  return 'fr'
}
