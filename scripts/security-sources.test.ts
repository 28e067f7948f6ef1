import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What runs, without tests and what only tests use. */
function sourcesOf(folder: string, extension = /\.tsx?$/): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => extension.test(path) && !/\.test\.tsx?$|node_modules|testing\/|test-|\.gen\.ts$/.test(path),
    )
    .map((path) => ({ path, text: readFileSync(join(root, folder, path), 'utf8') }))
}

const server = sourcesOf('packages/server')
const web = sourcesOf('packages/web')
const source = (path: string): string =>
  [...server, ...web].find((one) => one.path === path)?.text ?? expect.fail(`no source ${path}`)
const pathsOf = (sources: typeof server, pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .toSorted()

describe('the sources of the server', () => {
  it('draws nothing that must not be guessed from Math.random', () => {
    const random = pathsOf(
      [...server, ...sourcesOf('packages/core'), ...sourcesOf('packages/cli')],
      /Math\.random/,
    )
    expect(random, 'only how long a retry waits').toEqual(['platform/action.ts'])
    expect(source('features/sign-in/session-cookie.ts')).toContain("randomBytes(32).toString('base64url')")
    expect(source('features/sign-in/recovery-codes.ts')).toContain("from 'node:crypto'")
  })

  it('makes codes of 6 digits and recovery codes of 49 bits', () => {
    expect(source('features/person/deliver-person-code.ts')).toContain(
      "String(randomInt(0, 1_000_000)).padStart(6, '0')",
    )
    const codes = source('features/sign-in/recovery-codes.ts')
    const signs = /const SIGNS = '(\w+)'/.exec(codes)?.[1] ?? ''
    const length = Number(/const LENGTH = (\d+)/.exec(codes)?.[1])
    expect(new Set(signs).size).toBe(signs.length)
    expect(Math.floor(length * Math.log2(signs.length))).toBe(49)
  })

  it('opens connections in the files that the document names, and in no other', () => {
    const opening =
      /\bnew pg\.(Client|Pool)\(|\bcreateTransport\(|(?<![.\w])fetch\(|\bdiscovery\(|from 'node:(http|https|net|tls|http2|dgram|dns)'|\bnew WebSocket\(/
    const listed = readFileSync(join(root, 'docs/security.md'), 'utf8').split('## Communications')[1] ?? ''
    const named = [...(listed.split('\n## ')[0] ?? '').matchAll(/`((?:platform|features)\/[\w./-]+\.ts)`/g)]
    // Ask who asks, or be asked: no connection of theirs.
    const asked = ['main.ts', 'platform/client-address.ts']
    expect(pathsOf(server, opening).filter((path) => !asked.includes(path))).toEqual(
      named.map(([, path]) => path).toSorted(),
    )
  })

  it('writes to no other place than the log', () => {
    expect(pathsOf(server, /\bconsole\.|process\.(stdout|stderr)\.write|syslog/)).toEqual(
      ['platform/write-schema.ts', 'write-access.ts'].filter((path) =>
        server.some((one) => one.path === path && /console\.|stdout\.write/.test(one.text)),
      ),
    )
    expect(pathsOf(server, /\bpino\(/)).toEqual(['platform/log.ts'])
  })

  it('gives a password no end', () => {
    const schema = readFileSync(join(root, 'packages/server/migrations/0004_accounts.sql'), 'utf8')
    expect(schema).toContain('password_hash')
    expect(schema).not.toMatch(/password_(expires|until|valid)/)
    expect(pathsOf(server, /passwordChangedAt.*(add|until|minutes|days)/i)).toEqual([])
  })
})

describe('the sources of the web', () => {
  it('masks every field of a password, and lets managers fill it and people paste', () => {
    expect(pathsOf(web, /onPaste|preventPaste|onDrop=/)).toEqual([])
    expect(pathsOf(web, /<input[^>]*type=\{?.{0,20}password/)).toEqual(['ui/PasswordField.tsx'])
    const field = source('ui/PasswordField.tsx')
    expect(field).toContain("type={shown ? 'text' : 'password'}")
    expect(field).toContain('useState(false)')
    expect(field).toContain('autoComplete={autoComplete}')
    expect(field, 'what is pasted is not cut in silence').not.toMatch(/maxLength/)
    expect(pathsOf(web, /<TextField[^>]*autoComplete="(current|new)-password"/)).toEqual([])
  })

  it('offers to sign out in the frame of each space', () => {
    const office = source('spaces/office/rail/AccountMenu.tsx')
    expect(office).toContain('signOut')
    for (const frame of ['spaces/office/rail/Rail.tsx', 'spaces/office/patients/PatientsFrame.tsx'])
      expect(source(frame), frame).toContain('<AccountMenu')
    expect(source('spaces/account/frame/StaffFrame.tsx')).toContain('<WhoIsIn')
    for (const frame of ['spaces/account/mine/MineSpace.tsx', 'spaces/account/mine/MinePage.tsx'])
      expect(source(frame), frame).toContain('signOutHere(')
  })
})
