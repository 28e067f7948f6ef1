import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useState,
} from 'react'

interface Address {
  readonly path: string
  /** What the address asks of its page: a filter, a tab, where to come back to. */
  readonly search: URLSearchParams
}

const moved = 'maillage:address'

function readAddress(): Address {
  const { pathname, search } = window.location
  return { path: pathname.replace(/(.)\/+$/, '$1'), search: new URLSearchParams(search) }
}

const Context = createContext<Address>({ path: '/', search: new URLSearchParams() })

/** Follows the address of the window; the page under the eyes stays until the next one has loaded. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const [address, setAddress] = useState(readAddress)
  useEffect(() => {
    const follow = () => startTransition(() => setAddress(readAddress()))
    window.addEventListener('popstate', follow)
    window.addEventListener(moved, follow)
    return () => {
      window.removeEventListener('popstate', follow)
      window.removeEventListener(moved, follow)
    }
  }, [])
  return <Context value={address}>{children}</Context>
}

export function useAddress(): Address {
  return useContext(Context)
}

/** Whether this space has the page; the office and the home page are other documents. */
function isHere(to: string): boolean {
  return /^\/(compte|mon-espace)([/?#]|$)/.test(to)
}

/** Goes to a page of this site. `replace`: the page left is not come back to. */
export function go(to: string, options: { replace?: boolean } = {}): void {
  if (!isHere(to)) {
    if (options.replace) window.location.replace(to)
    else window.location.assign(to)
    return
  }
  if (options.replace) window.history.replaceState(null, '', to)
  else window.history.pushState(null, '', to)
  window.scrollTo(0, 0)
  window.dispatchEvent(new Event(moved))
}

/** Changes what the address asks of its page; an empty value leaves it. Each change is a step of the browser's history. */
export function changeSearch(change: Record<string, string | undefined>): void {
  const { path, search } = readAddress()
  for (const [name, value] of Object.entries(change)) {
    if (value) search.set(name, value)
    else search.delete(name)
  }
  const query = search.toString()
  window.history.pushState(null, '', query ? `${path}?${query}` : path)
  window.dispatchEvent(new Event(moved))
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** A link to a page of this space: a plain press stays in the document, any other is the browser's. */
export function PageLink({ href, onClick, ...anchor }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return
    if (!isHere(href)) return
    event.preventDefault()
    go(href)
  }
  return <a {...anchor} href={href} onClick={follow} />
}
