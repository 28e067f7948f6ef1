import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SIGN_IN_LOCKS } from '../packages/core/access/lock-delay.ts'
import { ROLES } from '../packages/core/access/roles.ts'
import { sessionLimits } from '../packages/core/access/session-limits.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const document = read('docs/security.md')
const { levels } = JSON.parse(read('scripts/asvs-5.0.json')) as { levels: Record<string, number> }

interface Answer {
  id: string
  level: string
  answer: string
  how: string
  tests: { file: string; name: string }[]
}

/** The rows of the page that begin with the number of a requirement. */
const answers: Answer[] = [...document.matchAll(/^\| (\d+\.\d+\.\d+) \|(.*)\|$/gm)].map(
  ([, id = '', row = '']) => {
    const [level = '', , answer = '', how = '', proof = '', ...more] = row
      .split('|')
      .map((cell) => cell.trim())
    expect(more, `a bar too many in the row of ${id}`).toEqual([])
    const tests = [...proof.matchAll(/\[[^\]]+\]\(\.\.\/([^)]+)\) “([^”]+)”/g)]
    return {
      id,
      level,
      answer: answer.replaceAll('*', ''),
      how,
      tests: tests.map(([, file = '', name = '']) => ({ file, name })),
    }
  },
)

/** The table under a title of the page. */
function section(title: string): string {
  return new RegExp(`^## ${title}\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(document)?.[1] ?? ''
}

/** Sources of the server, without tests. */
function sources(): { path: string; text: string }[] {
  return readdirSync(join(root, 'packages/server'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|node_modules|testing\//.test(path))
    .map((path) => ({ path, text: read(join('packages/server', path)) }))
}

describe('the page of security', () => {
  it('answers each requirement of the standard once, at its level', () => {
    expect(Object.keys(levels).length).toBe(89)
    expect(answers.map(({ id, level }) => [id, level])).toEqual(
      Object.entries(levels).map(([id, level]) => [id, String(level)]),
    )
  })

  it('says yes, no or not applicable; yes with a test, the others with the reason', () => {
    for (const { id, answer, how, tests } of answers) {
      expect(['yes', 'no', 'not applicable'], id).toContain(answer)
      if (answer === 'yes') expect(tests.length, `${id} says yes without a test`).toBeGreaterThan(0)
      else expect(how.length, `${id} says ${answer} without a reason`).toBeGreaterThan(10)
    }
  })

  it('counts its answers', () => {
    const count = (wanted: string) => answers.filter(({ answer }) => answer === wanted).length
    expect(document).toContain(
      `${count('yes')} yes, ${count('no')} no, ${count('not applicable')} not applicable`,
    )
  })

  it('names tests that exist', () => {
    const missing = answers.flatMap(({ id, tests }) =>
      tests
        .filter(
          ({ file, name }) =>
            !/\.(test|spec)\./.test(file) || !existsSync(join(root, file)) || !names(file, name),
        )
        .map(({ file, name }) => `${id}: ${file} “${name}”`),
    )
    expect(missing).toEqual([])
  })

  it('names every operation that opens a session', () => {
    const opening = sources()
      .filter(({ text }) =>
        /\bawait (open|begin)Session\(|return \{ \.\.\.\(await beginSession|return beginSession\(/.test(text),
      )
      .flatMap(({ text }) =>
        [...text.matchAll(/defineAction<[\s\S]*?name: '([\w-]+)'/g)].map(([, name]) => name),
      )
    expect(opening.length).toBeGreaterThan(6)
    for (const name of opening) expect(section('Ways in'), name).toContain(`\`${name}\``)
  })

  it('says the limits that are in force', () => {
    const { account, address } = SIGN_IN_LOCKS
    const signIn = limitsIn('sign-in/sign-in-limits.ts')
    const person = limitsIn('person/person-limits.ts')
    for (const row of [
      `| failures on one account | ${account.freeFailures}, then ${account.firstSeconds} s, doubled each time up to ${account.longestSeconds / 60} min; forgotten after ${SIGN_IN_LOCKS.memoryHours} h`,
      `| failures from one address | ${address.freeFailures}, then the same up to ${address.longestSeconds / 60} min |`,
      `| tries from one address | ${signIn('triesPerAddress')} |`,
      `| tries of one second factor | ${signIn('secondFactorTries')}, within ${signIn('secondFactorMinutes')} min of the password |`,
      `| links to a new password | ${signIn('resetsPerEmail')}, for one address |`,
      `| code to a patient | ${person('codeAttempts')} tries, ${person('codeMinutes')} min, ${person('codesPerPair')} for one contact with one birth date |`,
    ])
      expect(section('Limits against guessing')).toContain(row)
  })

  it('says the limits of sessions that are in force', () => {
    for (const role of ROLES) {
      const { idleMinutes, absoluteMinutes } = sessionLimits([role])
      const row = section('Sessions')
        .split('\n')
        .find((line) => new RegExp(`^\\|[^|]*\\b(?<!-)${role}\\b(?!-)`).test(line))
      expect(row, role).toContain(`| ${idleMinutes} min | ${absoluteMinutes / 60} h |`)
    }
  })

  it('names the test of each field that is held back', () => {
    const named = [...section('Fields').matchAll(/\(`([^`]+\.test\.ts)`\)/g)].map(([, file]) => file ?? '')
    expect(named.length).toBeGreaterThan(4)
    for (const file of named)
      expect(existsSync(join(root, 'packages/server/features', file)), file).toBe(true)
  })

  it('names every event that the server logs', () => {
    const logged = sources().flatMap(({ text }) =>
      [...text.matchAll(/log\.\w+\(\{\s*event: '([\w.-]+)'/g)].map(([, event]) => event),
    )
    expect(logged.length).toBeGreaterThan(8)
    for (const event of logged) expect(section('Logs'), event).toContain(`\`${event}\``)
  })
})

/** A name may stand in the source with its quotes escaped, or as the template of several tests. */
function names(file: string, name: string): boolean {
  const text = read(file)
  return text.includes(`'${name}'`) || text.includes(`\`${name}\``) || text.includes(`"${name}"`)
}

/** What a file of limits says: a number, or `count in minutes min`. The server is no library: its source is read. */
function limitsIn(path: string): (name: string) => string {
  const text = read(`packages/server/features/${path}`)
  return (name) => {
    const [, count, minutes] =
      new RegExp(`\\b${name}: (?:\\{ count: )?(\\d+)(?:, minutes: ([\\d *]+))?`).exec(text) ?? []
    const product = minutes?.split('*').reduce((all, factor) => all * Number(factor), 1)
    return product === undefined ? String(count) : `${count} in ${product} min`
  }
}
