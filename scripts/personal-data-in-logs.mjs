import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SHORTEST_WORD = 3
const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu
/** Shapes that no line may hold, whoever they belong to. */
const SHAPES = [
  /[^\s@"']+@[^\s@"']+\.[a-z]{2,}/i,
  /(?<![\w.:-])(?:\+\d{2}|0)[1-9](?:[ .]?\d{2}){4}(?!\w)/,
  /(?<![\w.:-])[1-478]\d{4}(?:\d{2}|2[AB])\d{8}(?!\w)/,
  /(?<![\w-])[\w-]{16,}\.[\w-]{20,}(?![\w-])/,
]

/**
 * Searches every log of a folder (`*.log`) for the people whom the tests used (`*.words`, a JSON string a line: names, contacts, birth
 * dates, notes, tokens), and for what has the shape of a contact, a matricule or a signed token.
 * @returns how many lines were read and words known, and each line that names somebody.
 */
export function findPersonalData(folder) {
  const names = readdirSync(folder)
  const known = readWords(names.filter((name) => name.endsWith('.words')).map((name) => join(folder, name)))
  const found = []
  let lines = 0
  for (const name of names.filter((candidate) => candidate.endsWith('.log'))) {
    for (const [index, text] of readFileSync(join(folder, name), 'utf8').split('\n').entries()) {
      if (text === '') continue
      lines += 1
      const word = personalWordOf(text, known)
      if (word !== undefined) found.push({ file: name, line: index + 1, word, text })
    }
  }
  return { lines, words: known.words.size + known.phrases.size, found }
}

/** Names are looked up word by word; contacts, dates and tokens are looked for as they are. */
function readWords(files) {
  const known = { words: new Set(), phrases: new Set() }
  for (const file of files)
    for (const line of readFileSync(file, 'utf8').split('\n'))
      if (line !== '') addWord(JSON.parse(line), known)
  return known
}

/** Contacts, dates, matricules and tokens; what a generator of tests made up and called a name is no phrase. */
const PHRASE = /^(?:\S+@\S+\.\S+|\+\d{8,}|\d{4}-\d{2}-\d{2}|[\dAB]{15}|[\w.-]{16,})$/

function addWord(text, { words, phrases }) {
  if (PHRASE.test(text)) return void phrases.add(text)
  for (const [word] of text.matchAll(WORD))
    if (word.length >= SHORTEST_WORD && /^\p{Lu}/u.test(word)) words.add(word)
}

function personalWordOf(text, { words, phrases }) {
  for (const [word] of text.matchAll(WORD)) if (words.has(word)) return word
  for (const phrase of phrases) if (includesWhole(text, phrase)) return phrase
  for (const shape of SHAPES) {
    const [match] = shape.exec(text) ?? []
    if (match !== undefined) return match
  }
  return undefined
}

/** A birth date is not the beginning of an instant, nor digits a part of longer ones. */
function includesWhole(text, phrase) {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + phrase.length]]
    if (!/[\w+]/.test(before) && !/\w/.test(after)) return true
  }
  return false
}
