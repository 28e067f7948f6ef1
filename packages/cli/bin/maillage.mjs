#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Runs `main.ts` with the Node that npm installed with the project; any Node may run this launcher. */
const child = spawn(
  findNode(),
  [fileURLToPath(new URL('../main.ts', import.meta.url)), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))

function findNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const installed = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(installed) ? installed : process.execPath
  } catch {
    return process.execPath
  }
}
