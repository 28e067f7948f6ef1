export type Language = 'fr' | 'en'

const KEPT = 'maillage.language'

/** The language of this page: `?lang=`, else the last choice on this device, else French. */
export function readLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'fr' || asked === 'en') {
    localStorage.setItem(KEPT, asked)
    return asked
  }
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'fr'
}

/** Keeps the choice and reads the page again in that language. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  location.replace(url)
}
