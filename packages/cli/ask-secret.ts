import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks whoever is at the keyboard, and shows nothing of what is typed; undefined when nobody is. */
export async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const keyboard = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  keyboard.once('SIGINT', () => {
    keyboard.close()
    process.exit(130)
  })
  process.stderr.write(question)
  try {
    return await keyboard.question('')
  } finally {
    keyboard.close()
    process.stderr.write('\n')
  }
}
