import { useEffect } from 'react'

/** The title of the window; never a name, a reason or a time of a person. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Maillage`
  }, [title])
}
