import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const faults: readonly (readonly [string, RegExp])[] = [
  ['a space that may break before : ; ? ! »', / [:;?!»](?!\S*\/\/)/],
  ['a space that may break after «', /« /],
  ['an hour that may break', /\d h\b|\bh \d/],
  ['a date that may break', new RegExp(`\\d(er)? (${MONTHS})\\b|\\b(${MONTHS}) \\d{4}`)],
  ['a number that may leave its unit', /\d (ans?|mois|jours?|minutes?|heures?)\b|^ (ans?|mois)\b/],
]

/** The pieces of text of a source: what stands between quotes, and between the holes of a template. */
function textsOf(source: string): string[] {
  const token = /\/\*[\s\S]*?\*\/|\/\/.*|'((?:[^'\\\n]|\\.)*)'|[`{}]/g
  const texts: string[] = []
  const holes: number[] = []
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [sign, quoted] = found
    const endsHole = sign === '}' && holes.at(-1) === 0
    if (quoted !== undefined) texts.push(quoted)
    else if (sign === '`' || endsHole) {
      if (endsHole) holes.pop()
      const piece = /^(?:[^`$\\]|\\.|\$(?!\{))*/.exec(source.slice(token.lastIndex))?.[0] ?? ''
      texts.push(piece)
      token.lastIndex += piece.length + 1
      if (source[token.lastIndex - 1] === '$') {
        holes.push(0)
        token.lastIndex += 1
      }
    } else if (holes.length > 0) holes.push((holes.pop() ?? 0) + (sign === '{' ? 1 : sign === '}' ? -1 : 0))
  }
  return texts.filter((text) => text !== '')
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.fr.ts'))

describe('the French words', () => {
  it('are searched where they are', () => {
    expect(files.length).toBeGreaterThan(15)
    expect(textsOf("x = 'un : deux'")).toEqual(['un : deux'])
    expect(textsOf("x = `#{a ? `#{b} ans` : { c: '' }} : #{d}`".replaceAll('#', '$'))).toEqual([
      ' ans',
      ' : ',
    ])
  })

  it.each(files)('%s keeps its signs, hours and dates together', (name) => {
    const texts = textsOf(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
    const found = texts.flatMap((text) =>
      faults.filter(([, fault]) => fault.test(text)).map(([what]) => `${what}: ${text}`),
    )
    expect(found).toEqual([])
  })
})
