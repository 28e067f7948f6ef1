import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url))

/** The map library takes 14 seconds at the best quality, and a tenth of that at this one, for 8 % more bytes. */
const LARGE_BYTES = 400_000
const QUICK_BROTLI = 9

/**
 * Writes each script and style sheet compressed beside itself: the server sends those to the browsers that can read them.
 * Reads what was written: Vite still changes the code while the bundle is generated.
 */
function compressed(): Plugin {
  return {
    name: 'maillage-compressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!dir || !/[.](m?js|css)$/.test(fileName)) continue
        const source = await readFile(join(dir, fileName))
        const quality = source.length > LARGE_BYTES ? QUICK_BROTLI : constants.BROTLI_MAX_QUALITY
        const brotli = brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
        await writeFile(join(dir, `${fileName}.br`), brotli)
        await writeFile(join(dir, `${fileName}.gz`), gzipSync(source, { level: 9 }))
      }
    },
  }
}

/** One page and one entry bundle a space: a patient never loads the office. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        patient: page('index'),
        office: page('office'),
        account: page('account'),
        planning: page('planning'),
        access: page('access'),
      },
    },
  },
  server: { proxy: { '^/api/(?!.*[.]ts)': process.env.MAILLAGE_API ?? 'http://127.0.0.1:3000' } },
})
