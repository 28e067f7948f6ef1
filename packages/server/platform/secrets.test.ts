import { describe, expect, it } from 'vitest'
import { secretsFrom } from './secrets.ts'

const secrets = secretsFrom('a secret for tests, long enough')

describe('a signed token', () => {
  const token = secrets.sign('session', '0198f000|1')

  it('gives its payload to the same server, for the same purpose only', () => {
    expect(secrets.verify('session', token)).toBe('0198f000|1')
    expect(secrets.verify('hold', token)).toBeUndefined()
    expect(secretsFrom('another secret for tests, long').verify('session', token)).toBeUndefined()
  })

  it('has one spelling: every other one of the same bytes is refused', () => {
    const [payload = '', signature = ''] = token.split('.')
    const next = (text: string) =>
      `${text.slice(0, -1)}${String.fromCharCode(text.charCodeAt(text.length - 1) + 1)}`
    expect(Buffer.from(next(signature), 'base64url')).toEqual(Buffer.from(signature, 'base64url'))
    expect(Buffer.from(next(payload), 'base64url')).toEqual(Buffer.from(payload, 'base64url'))
    const others = [`${token}=`, `${token}==`, `${payload}==.${signature}`, `${payload}.${next(signature)}`]
    for (const other of [
      ...others,
      `${next(payload)}.${signature}`,
      ` ${token}`,
      `${token}.`,
      payload,
      '.',
      '',
    ])
      expect(secrets.verify('session', other), other).toBeUndefined()
  })
})

describe('a sealed text', () => {
  it('is read again by the same server, for the same purpose only', () => {
    const sealed = secrets.seal('id-token', 'Jeanne Exemple')
    expect(secrets.unseal('id-token', sealed)).toBe('Jeanne Exemple')
    expect(secrets.unseal('contact', sealed)).toBeUndefined()
    expect(secretsFrom('another secret for tests, long').unseal('id-token', sealed)).toBeUndefined()
  })

  it('shows nothing of the text, and is never twice the same', () => {
    const [one, two] = [secrets.seal('contact', 'jeanne'), secrets.seal('contact', 'jeanne')]
    expect(one).not.toBe(two)
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('jeanne')
  })

  it('is refused when one bit of it changed, or when it was cut', () => {
    const bytes = Buffer.from(secrets.seal('contact', 'jeanne'), 'base64url')
    for (const place of bytes.keys()) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
      expect(secrets.unseal('contact', changed.toString('base64url'))).toBeUndefined()
    }
    expect(secrets.unseal('contact', bytes.subarray(0, 27).toString('base64url'))).toBeUndefined()
    expect(secrets.unseal('contact', '')).toBeUndefined()
  })
})
