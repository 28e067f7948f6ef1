import { createPrivateKey, type JsonWebKey, sign } from 'node:crypto'

export type Claims = Record<string, unknown>

/** A private key as a JSON Web Key, for ES256 or RS256. */
export type SigningKey = JsonWebKey & { kid: string; alg: 'ES256' | 'RS256' }

/** The claims of a signed token, unchecked. */
export function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims
}

/** A token with other claims, signed by this key. */
export function forge(claims: Claims, key: SigningKey): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${encode({ alg: key.alg, kid: key.kid, typ: 'JWT' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(text), {
    key: createPrivateKey({ key, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  })
  return `${text}.${signature.toString('base64url')}`
}
