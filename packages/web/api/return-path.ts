/**
 * The page to come back to after sign-in: a path of this site, or undefined. Anything that a browser could read as another
 * site (`//host`, a backslash, a scheme, a control character) is left out; so are the pages of sign-in themselves.
 */
export function returnPath(asked: string | null | undefined): string | undefined {
  if (!asked || asked.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return undefined
  const url = new URL(asked, 'https://here.invalid')
  // `/.//host` is a path of this site that becomes `//host` once its dots are resolved.
  if (url.origin !== 'https://here.invalid' || url.pathname.startsWith('//')) return undefined
  if (/^\/compte\/(connexion|second-facteur|mot-de-passe|invitation)/.test(url.pathname)) return undefined
  return url.pathname + url.search + url.hash
}

/** The address of the sign-in page that comes back to a page. */
export function signInAddress(from: string): string {
  const back = returnPath(from)
  return back ? `/compte/connexion?retour=${encodeURIComponent(back)}` : '/compte/connexion'
}
