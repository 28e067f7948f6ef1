import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say, stop } from './console.mjs'
import { root } from './toolchain.mjs'

/** Installs what `package-lock.json` asks for and `node_modules` lacks. Does nothing when everything is there. */
export function installIfMissing() {
  const fresh = !existsSync(join(root, 'node_modules', '.package-lock.json'))
  const missing = fresh
    ? []
    : missingPackages(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))
  if (!fresh && missing.length === 0) return

  say(
    fresh
      ? 'Première fois : installation des dépendances (une à deux minutes).'
      : `Installation de ce qui manque : ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? '…' : ''}`,
  )
  const attempts = fresh ? [['ci'], ['install', '--no-save']] : [['install', '--no-save']]
  if (!attempts.some((attempt) => npm(...attempt))) {
    stop('L’installation a échoué. Vérifiez l’accès au réseau, puis relancez ; le détail est au-dessus.')
  }
}

function npm(...words) {
  const result = spawnSync(
    'npm',
    [...words, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  return result.status === 0
}

/**
 * Names the packages of the lock that are absent from the installed tree, or there with another version.
 * Optional packages are left out: they depend on the machine.
 */
export function missingPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.peer)
    .filter(([path, entry]) => {
      const there = installed.packages[path]
      return !there || (entry.version !== undefined && there.version !== entry.version)
    })
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
}

function readLock(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
