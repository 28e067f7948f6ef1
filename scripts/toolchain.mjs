import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stop } from './console.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

const oldestNode = 20
const runtimeMajor = readRuntimeMajor()

/** Ends the script with one sentence when the Node that runs it is too old. */
export function requireNode() {
  if (majorOf(process.versions.node) >= oldestNode) return
  stop(
    `Maillage demande Node ${oldestNode} ou plus récent ; cette machine a Node ${process.versions.node}. ` +
      'Installez une version récente depuis https://nodejs.org, puis relancez la commande.',
  )
}

/**
 * The Node that runs the project: the one that npm installed with the dependencies, else the current one when it is
 * recent enough to run TypeScript as it is.
 */
export function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const installed = join(root, 'node_modules', 'node', 'bin', name)
  if (existsSync(installed)) return installed
  if (majorOf(process.versions.node) >= runtimeMajor) return process.execPath
  return stop(
    `Node ${runtimeMajor} n’a pas été installé par npm (les scripts d’installation sont peut-être désactivés). ` +
      'Lancez : npm rebuild node',
  )
}

/** The environment of every child: the project's own tools and Node come first. */
export function projectEnvironment(additions = {}) {
  const bin = join(root, 'node_modules', '.bin')
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [pathName]: `${bin}${delimiter}${process.env[pathName] ?? ''}`, ...additions }
}

function majorOf(version) {
  return Number.parseInt(version, 10)
}

function readRuntimeMajor() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return majorOf(manifest.devDependencies.node.replace(/^\D+/, ''))
}
