import { defineConfig } from 'vitest/config'

/** All commands but these open a database. */
const databaseTestsOfTheCommandLine = [
  'packages/cli/commands/!(slots|territory|site|share|whatif|import).test.ts',
]

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
          include: [
            'packages/{core,territory,planning,contract,web,cli}/**/*.test.{ts,tsx}',
            'scripts/**/*.test.{ts,mjs}',
            'scenarios/words/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', ...databaseTestsOfTheCommandLine],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'packages/server/**/*.test.ts',
            'scenarios/**/*.test.ts',
            'bench/**/*.test.ts',
            ...databaseTestsOfTheCommandLine,
          ],
          exclude: ['**/node_modules/**', '**/dist/**', 'scenarios/words/**'],
          globalSetup: './packages/server/testing/start-postgres.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
