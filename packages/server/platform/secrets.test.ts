import { describe, expect, it } from 'vitest'
import { secretsFrom } from './secrets.ts'

const secrets = secretsFrom('a secret for tests, long enough')

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
