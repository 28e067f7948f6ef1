import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'

interface Address {
  readonly path: string
  /** What the address asks of its page: it is the state of the screen. */
  readonly search: URLSearchParams
}

const moved = 'maillage:planning-address'

function readAddress(): Address {
  const { pathname, search } = window.location
  return { path: pathname.replace(/(.)\/+$/, '$1'), search: new URLSearchParams(search) }
}

const Context = createContext<Address>({ path: '/territoire', search: new URLSearchParams() })

/** Follows the address of the window; the page under the eyes stays until the next one has loaded, and its state follows at once. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const [address, setAddress] = useState(readAddress)
  const shown = useRef(address.path)
  useEffect(() => {
    const follow = () => {
      const next = readAddress()
      if (next.path === shown.current) return setAddress(next)
      shown.current = next.path
      startTransition(() => setAddress(next))
    }
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

const isHere = (to: string) => /^\/territoire([/?#]|$)/.test(to)

/** Goes to a page of this space. */
export function go(to: string): void {
  window.history.pushState(null, '', to)
  window.scrollTo(0, 0)
  window.dispatchEvent(new Event(moved))
}

/**
 * Changes what the address asks of its page; an empty value leaves it. Each change is a step of the browser's history, but those
 * that `replace`.
 */
export function changeSearch(
  change: Readonly<Record<string, string | undefined>>,
  { replace = false } = {},
): void {
  const { path, search } = readAddress()
  for (const [name, value] of Object.entries(change)) {
    if (value) search.set(name, value)
    else search.delete(name)
  }
  const query = search.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%3D', '=')
  const to = query ? `${path}?${query}` : path
  if (to === window.location.pathname + window.location.search) return
  if (replace) window.history.replaceState(null, '', to)
  else window.history.pushState(null, '', to)
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
