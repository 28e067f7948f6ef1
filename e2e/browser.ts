import { createReadStream, createWriteStream, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import type { LaunchOptions } from '@playwright/test'
import { extract } from 'tar-fs'

/**
 * The browser of the tests comes with the npm package `@sparticuz/chromium`: nothing is downloaded, and the few shared
 * libraries that a bare Debian lacks (nss, nspr, expat) are unpacked beside it. `CHROMIUM_PATH` replaces it.
 */

const packageFolder = findPackageFolder()
const cacheFolder = fileURLToPath(new URL('../node_modules/.cache/maillage', import.meta.url))

/** How Playwright starts the browser. `unpackBrowser` must have ended once before. */
export function browserLaunchOptions(): LaunchOptions {
  const args = ['--font-render-hinting=none']
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return { executablePath: chosen, args }
  if (!carriesBrowser()) return { channel: process.platform === 'win32' ? 'msedge' : 'chrome', args }

  const folder = browserFolder()
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      ...definedVariables(),
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacks the browser once for each version of the package; safe when two runs do it at the same time. */
export async function unpackBrowser(): Promise<void> {
  const folder = browserFolder()
  if (process.env.CHROMIUM_PATH || !carriesBrowser() || existsSync(folder)) return
  await mkdir(cacheFolder, { recursive: true })
  const unfinished = mkdtempSync(join(cacheFolder, 'unpacking-'))
  try {
    await Promise.all([
      unpackFile('chromium.br', join(unfinished, 'chromium')),
      unpackArchive('swiftshader.tar.br', unfinished),
      unpackArchive('al2023.tar.br', unfinished),
      unpackArchive('fonts.tar.br', join(unfinished, 'fonts')),
      writeFile(join(unfinished, 'fonts.conf'), fontConfiguration(folder)),
    ])
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function carriesBrowser(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

function browserFolder(): string {
  const { version } = createRequire(import.meta.url)(join(packageFolder, 'package.json')) as {
    version: string
  }
  return join(cacheFolder, `chromium-${version}`)
}

function findPackageFolder(): string {
  let folder = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
  while (!existsSync(join(folder, 'bin', 'chromium.br'))) folder = dirname(folder)
  return folder
}

async function unpackFile(name: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(join(packageFolder, 'bin', name)),
    createBrotliDecompress({ chunkSize: 2 ** 20 }),
    createWriteStream(target, { mode: 0o755 }),
  )
}

async function unpackArchive(name: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(join(packageFolder, 'bin', name)),
    createBrotliDecompress({ chunkSize: 2 ** 20 }),
    extract(target),
  )
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
