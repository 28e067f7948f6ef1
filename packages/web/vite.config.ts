import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url))

/** One page and one entry bundle a space: a patient never loads the office. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: { input: { patient: page('index'), office: page('office') } },
  },
  server: { proxy: { '^/api/(?!.*[.]ts)': process.env.MAILLAGE_API ?? 'http://127.0.0.1:3000' } },
})
