import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './toolchain.mjs'

const sources = [
  'packages/web',
  'packages/contract',
  'packages/core',
  'packages/territory',
  'packages/planning',
  'package-lock.json',
]
const stamp = join(root, 'packages', 'web', 'dist', 'index.html')

export const webBuildArguments = [
  'node_modules/vite/bin/vite.js',
  'build',
  'packages/web',
  '--logLevel',
  'warn',
]

/** True when a source of the web application is newer than its last build, or when there is none. */
export function webBuildIsStale() {
  if (!existsSync(stamp)) return true
  const builtAt = statSync(stamp).mtimeMs
  return sources.some((path) => newestChange(join(root, path)) > builtAt)
}

function newestChange(path) {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  let newest = found.mtimeMs
  for (const name of readdirSync(path)) {
    if (name === 'dist' || name === 'node_modules' || name.includes('.test.')) continue
    newest = Math.max(newest, newestChange(join(path, name)))
  }
  return newest
}
