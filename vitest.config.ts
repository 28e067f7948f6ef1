import { defineConfig } from 'vitest/config'

/**
 * Two projects: `pure` needs nothing but Node and is the quick part of `npm run check`; `database` runs on a real
 * PostgreSQL, which its tests start.
 */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['packages/{core,territory,contract,web}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['packages/{server,cli}/**/*.test.ts', 'scenarios/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
