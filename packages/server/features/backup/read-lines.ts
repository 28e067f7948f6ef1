import { END_OF_ROWS } from './backup-format.ts'

const NEWLINE = 10
const END_LINE = Buffer.from(`${END_OF_ROWS}\n`)
const END_AFTER_ROW = Buffer.from(`\n${END_OF_ROWS}\n`)

/** Reads a text in pieces: a line, or the rows up to the line that ends them. Holds no more than a piece and a line. */
export interface LineReader {
  /** The next line without its end; undefined when the text is over. A line that is cut counts as none. */
  line(): Promise<string | undefined>
  /** The rows up to the line `\.`, in pieces of whole lines. False in the end: the text was over before that line. */
  rows(): AsyncGenerator<Buffer, boolean>
}

export function lineReader(source: AsyncIterable<Buffer>): LineReader {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await pieces.next()
    if (next.done) return false
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
    return true
  }
  const take = (length: number): Buffer => {
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    return taken
  }
  return {
    line: async () => {
      let end = held.indexOf(NEWLINE)
      for (let from = held.length; end === -1; from = held.length) {
        if (!(await more())) return undefined
        end = held.indexOf(NEWLINE, from)
      }
      return take(end + 1).toString('utf8', 0, end)
    },
    rows: async function* () {
      while (true) {
        if (held.subarray(0, END_LINE.length).equals(END_LINE)) {
          take(END_LINE.length)
          return true
        }
        const end = held.indexOf(END_AFTER_ROW)
        const whole = (end === -1 ? held.lastIndexOf(NEWLINE) : end) + 1
        if (whole > 0) yield take(whole)
        else if (!(await more())) return false
      }
    },
  }
}
