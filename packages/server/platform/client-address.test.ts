import { describe, expect, it } from 'vitest'
import { clientAddress, networkOf, originOf, parseTrustedProxies } from './client-address.ts'

const proxies = parseTrustedProxies('10.0.0.0/8, 192.0.2.1 2001:db8:f::/48')

describe('who asks', () => {
  it.each([
    ['no proxy', '203.0.113.7', undefined, '203.0.113.7'],
    ['a header from whoever is no trusted proxy is not read', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['one proxy', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    [
      'what the person wrote stands left of what the proxy saw',
      '10.0.0.1',
      '1.1.1.1, 203.0.113.7',
      '203.0.113.7',
    ],
    ['two proxies', '192.0.2.1', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['a proxy that asks for itself', '10.0.0.1', undefined, '10.0.0.1'],
    ['proxies alone', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['IPv6', '2001:db8:f::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
    ['IPv4 in the clothes of IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the same from whoever is not trusted', '::ffff:203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a port', '10.0.0.1', '203.0.113.7:5012', '203.0.113.7'],
    ['brackets and a port', '10.0.0.1', '[2001:db8::7]:5012', '2001:db8::7'],
    ['a zone', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['words', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['an empty header', '10.0.0.1', '', '10.0.0.1'],
    ['commas', '10.0.0.1', ',,', '10.0.0.1'],
    ['words on the left of an address', '10.0.0.1', '<script>, 203.0.113.7', '203.0.113.7'],
    ['words on the left of a proxy', '10.0.0.1', 'unknown, 10.0.0.2', '10.0.0.2'],
    ['an impossible address', '10.0.0.1', '203.0.113.777', '10.0.0.1'],
    ['no socket', undefined, '203.0.113.7', undefined],
  ])('%s', (_what, peer, header, expected) => {
    expect(clientAddress(peer, header, proxies)).toBe(expected)
  })

  it('without a trusted proxy nobody’s header is read, not even that of this machine', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.7', undefined)).toBe('127.0.0.1')
  })
})

describe('the list of proxies', () => {
  it.each(['', '127.0.0.1', '::1', '10.0.0.0/8,::/0', '10.0.0.0/0'])('%j is one', (text) => {
    expect(parseTrustedProxies(text)).toBeDefined()
  })

  it.each([
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::1/129',
    '10.0.0/8',
    '*',
    '10.0.0.0/-1',
  ])('%j is none', (text) => {
    expect(parseTrustedProxies(text)).toBeUndefined()
  })
})

describe('what one subscriber holds', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1:2:3::', '1:2:3:0::/64'],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('what the audit keeps of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['192.168.1.20', '192.168.1.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::9', '2001:db8:0::/48'],
    ['nowhere', undefined],
    [undefined, undefined],
  ])('%s: %s', (address, origin) => {
    expect(originOf(address)).toBe(origin)
  })
})
