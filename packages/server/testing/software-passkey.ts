import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** What a browser is given to make or to use a passkey. */
type Options = Record<string, unknown>

/** What a browser would send back; a test changes a part to see it refused. */
export interface Made {
  id: string
  rawId: string
  type: string
  response: Record<string, unknown>
  clientExtensionResults: object
}

export interface Behaviour {
  origin?: string
  rpId?: string
  /** Whether the holder gave a PIN or a finger. */
  verified?: boolean
  challenge?: string
  counter?: number
  userHandle?: string
}

/** An authenticator in software (ES256, attestation `none`), as a telephone or a security key would answer. */
export function softwarePasskey(site: { rpId: string; origin: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let userHandle = ''
  let counter = 0

  const authData = (how: Behaviour, attested?: Buffer): Buffer => {
    const flags = 0x01 | (how.verified === false ? 0 : 0x04) | (attested ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(how.counter ?? ++counter)
    const rpIdHash = sha256(Buffer.from(how.rpId ?? site.rpId))
    return Buffer.concat([rpIdHash, Buffer.from([flags]), count, attested ?? Buffer.alloc(0)])
  }
  const clientData = (type: string, options: Options, how: Behaviour): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: how.challenge ?? options.challenge,
        origin: how.origin ?? site.origin,
        crossOrigin: false,
      }),
    )
  const made = (response: Record<string, unknown>): Made => ({
    id: base64url(credentialId),
    rawId: base64url(credentialId),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  })

  return {
    /** Answers `startRegistration`. */
    make(options: Options, how: Behaviour = {}): Made {
      userHandle = (options.user as { id: string }).id
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, key])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData(how, attested)],
      ])
      return made({
        clientDataJSON: base64url(clientData('webauthn.create', options, how)),
        attestationObject: base64url(cbor(attestation)),
        transports: ['internal'],
      })
    },
    /** Answers `startAuthentication`. */
    use(options: Options, how: Behaviour = {}): Made {
      const data = authData(how)
      const client = clientData('webauthn.get', options, how)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return made({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        userHandle: how.userHandle ?? userHandle,
      })
    },
  }
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Buffer): string => bytes.toString('base64url')

/** As much of CBOR (RFC 8949) as an authenticator writes: small integers, bytes, text, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, member]) => [cbor(key), cbor(member)]),
  ])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  return length < 256
    ? Buffer.from([(major << 5) | 24, length])
    : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}
