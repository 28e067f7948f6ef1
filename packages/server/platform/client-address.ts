import { BlockList, isIP } from 'node:net'

/** Addresses of the proxies in front of this server, whose word on `X-Forwarded-For` is taken. */
export type TrustedProxies = Pick<BlockList, 'check'>

/** Addresses and ranges, separated by commas or spaces: `10.0.0.0/8, ::1`. Undefined when one of them is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | undefined {
  const list = new BlockList()
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', length, ...rest] = entry.split('/')
    const family = familyOf(address)
    if (!family || rest.length > 0) return undefined
    const longest = family === 'ipv4' ? 32 : 128
    if (length !== undefined && !(/^\d{1,3}$/.test(length) && Number(length) <= longest)) return undefined
    list.addSubnet(address, length === undefined ? longest : Number(length), family)
  }
  return list
}

/**
 * Who asks: the peer of the socket; when that is a trusted proxy, the right-most address of `X-Forwarded-For` that is not
 * one. What stands further left was written by whoever asks, and is never read. An entry that is no address ends the
 * walk: the answer is then the last proxy that can be named.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies | undefined,
): string | undefined {
  let address = plainAddress(peer ?? '')
  if (!trusted) return address
  const hops = (forwardedFor ?? '').split(',').map(plainAddress)
  while (address !== undefined && isTrusted(trusted, address)) {
    const next = hops.pop()
    if (next === undefined) return address
    address = next
  }
  return address
}

/** What one subscriber holds, for rate limits: an IPv4 address, the 64 first bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length
  return `${[...groups, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':')}::/64`
}

/**
 * What the audit keeps of an address: the first 24 bits of an IPv4 one, 48 of an IPv6 one. Enough to tell the centre from elsewhere and
 * an operator from another, too little to point at a home. A keyed hash would tell an auditor nothing, and whoever holds the key
 * could try all addresses.
 */
export function originOf(address: string | undefined): string | undefined {
  const version = isIP(address ?? '')
  if (!address || version === 0) return undefined
  if (version === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  return `${networkOf(address).split(':').slice(0, 3).join(':')}::/48`
}

function isTrusted(trusted: TrustedProxies, address: string): boolean {
  const family = familyOf(address)
  return family !== undefined && trusted.check(address, family)
}

/** Without port, brackets or zone, an IPv4 address in IPv6 clothes as itself; undefined for what is no address. */
function plainAddress(text: string): string | undefined {
  const [, bracketed, withPort] = /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text.trim()) ?? []
  const bare = (bracketed ?? withPort ?? text.trim()).replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) ? bare : undefined
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address)
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined
}
