const io = {
  dependencyTypes: ['core'],
}

/** Files of a feature that belong to it alone: only its actions (`verb-noun.ts`) are exported to other features. */
const privateToAFeature = '[.](queries|routes|access|test)[.]ts$|/[^/-]+[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two modules that import each other cannot be read, tested or moved apart. A screen loaded later is no such import.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'everything-resolves',
      comment:
        'An import that leads nowhere fails at run time. `?url` is the address of a file, which the bundler knows.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?]url$' },
    },
    {
      name: 'pure-packages-do-no-io',
      comment: 'core, territory and planning are given time and ids; they import nothing of Node.',
      severity: 'error',
      from: { path: '^packages/(core|territory|planning)/', pathNot: '[.]test[.]ts$|/testing/' },
      to: io,
    },
    {
      name: 'pure-packages-import-pure-packages',
      comment:
        'core, territory and planning import each other, the Temporal polyfill and the solver, nothing else.',
      severity: 'error',
      from: { path: '^packages/(core|territory|planning)/', pathNot: '[.]test[.]ts$|/testing/' },
      to: {
        pathNot: '^packages/(core|territory|planning)/|(^|/)node_modules/(temporal-polyfill|highs)/',
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'contract-is-shared',
      comment:
        'The contract is read by the server and by the browser: it knows core, territory, planning and Zod only.',
      severity: 'error',
      from: { path: '^packages/contract/', pathNot: '[.]test[.]ts$' },
      to: {
        pathNot:
          '^packages/(contract|core|territory|planning)/|(^|/)node_modules/(zod|@hono/zod-openapi|temporal-polyfill)/',
      },
    },
    {
      name: 'features-meet-through-actions',
      comment: 'A feature imports another one only through the actions that it exports (verb-noun.ts).',
      severity: 'error',
      from: { path: '^packages/server/features/([^/]+)/' },
      to: {
        path: `^packages/server/features/[^/]+/.*(${privateToAFeature})`,
        pathNot: '^packages/server/features/$1/',
      },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'platform is what the features stand on.',
      severity: 'error',
      from: { path: '^packages/server/platform/', pathNot: '[.]test[.]ts$' },
      to: { path: '^packages/server/(features|fhir)/|^packages/server/(app|main)[.]ts$' },
    },
    {
      name: 'server-is-not-a-library',
      comment: 'Only the command line, the scenarios, the tests and the measures may import the server.',
      severity: 'error',
      from: { pathNot: '^(packages/(server|cli)|scenarios|e2e|bench)/' },
      to: { path: '^packages/(server|cli)/' },
    },
    {
      name: 'web-imports-the-contract',
      comment: 'The browser receives contract, core, territory and planning; never the server, nor Node.',
      severity: 'error',
      from: { path: '^packages/web/', pathNot: '[.]test[.]tsx?$|vite[.]config[.]ts$' },
      to: {
        path: '^(packages/(?!web/|contract/|core/|territory/|planning/)|e2e/|bench/|scenarios/|scripts/)',
      },
    },
    {
      name: 'web-runs-in-a-browser',
      comment: 'No module of Node reaches the browser.',
      severity: 'error',
      from: { path: '^packages/web/', pathNot: '[.]test[.]tsx?$|vite[.]config[.]ts$' },
      to: io,
    },
    {
      name: 'fhir-is-mapping-only',
      comment: 'The FHIR facade maps: it reaches rules through the actions of a feature, and no database.',
      severity: 'error',
      from: { path: '^packages/server/fhir/', pathNot: '[.]test[.]ts$' },
      to: {
        path: `^packages/server/features/.*(${privateToAFeature})|^packages/server/migrations/|(^|/)node_modules/(pg|kysely)/`,
      },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that is used is declared by the workspace that uses it.',
      severity: 'error',
      from: { pathNot: '(^|/)(vitest|vite|playwright)[.]config[.]ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-at-run-time',
      comment: 'What runs in production does not import a development dependency.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '[.]test[.]tsx?$|/testing/|vite[.]config[.]ts$|[.]d[.]ts$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
