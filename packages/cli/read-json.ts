import { readFile } from 'node:fs/promises'
import { text as readStream } from 'node:stream/consumers'
import type { Lang } from './command.ts'

/** Gives the whole text of a file; `-` is the standard input. */
export type ReadText = (path: string) => Promise<string>

export type ReadJson = { readonly value: unknown } | { readonly problem: Readonly<Record<Lang, string>> }

/** The text of a file, of the standard input for `-`. */
export const readTextFile: ReadText = (path) =>
  path === '-' ? readStream(process.stdin) : readFile(path, 'utf8')

/** Reads a file as JSON, or says that it cannot be read, or at which line it is not JSON. */
export async function readJson(file: string, read: ReadText): Promise<ReadJson> {
  const text = await read(file).catch(() => undefined)
  if (text === undefined) {
    return {
      problem: {
        fr: `Le fichier « ${file} » ne peut pas être lu.`,
        en: `The file "${file}" cannot be read.`,
      },
    }
  }
  const json = text.replace(/^\uFEFF/, '')
  try {
    return { value: JSON.parse(json) }
  } catch (error) {
    const before = json.slice(0, errorPosition(String(error), json)).split('\n')
    const [line, column] = [before.length, (before.at(-1) as string).length + 1]
    return {
      problem: {
        fr: `« ${file} » n’est pas du JSON : erreur à la ligne ${line}, colonne ${column}.`,
        en: `"${file}" is not JSON: error at line ${line}, column ${column}.`,
      },
    }
  }
}

/** Where `JSON.parse` stopped: it gives either a position or the text around it, ten characters on each side. */
function errorPosition(message: string, json: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  const [, isCutBefore, around = '', isCutAfter] =
    /(\.{3})?"([\s\S]*)"(\.{3})? is not valid JSON$/.exec(message) ?? []
  if (isCutBefore !== undefined) return json.indexOf(around) + 10
  return isCutAfter === undefined ? json.length : around.length - 10
}
