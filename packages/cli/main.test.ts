import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
/** As an error of the database that nobody awaited, while the command waits for its input. */
const fault = `setTimeout(() => { throw Object.assign(new Error('Jeanne'), { code: '23505', detail: 'Key (name)=(Exemple)' }) }, 1500)`

it('a crash ends with code 1, says where it was and quotes neither the message nor the row', async () => {
  const child = spawn(process.execPath, [
    '--import',
    `data:text/javascript;base64,${Buffer.from(fault).toString('base64')}`,
    main,
    'slots',
    '--file',
    '-',
  ])
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect(code).toBe(1)
  expect(JSON.parse(output)).toMatchObject({ event: 'crash', err: { type: 'Error', code: '23505' } })
  expect(output).not.toMatch(/Jeanne|Exemple/)
})
