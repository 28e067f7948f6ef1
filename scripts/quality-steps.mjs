import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './toolchain.mjs'

const folders = ['packages', 'scenarios', 'e2e', 'bench', 'scripts'].filter((folder) =>
  existsSync(join(root, folder)),
)

/** What reads the code without running it. */
export const qualitySteps = [
  { name: 'types', arguments: ['node_modules/@typescript/native/bin/tsc', '--noEmit', '-p', '.'] },
  {
    name: 'biome',
    arguments: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  },
  {
    name: 'dependency-cruiser',
    arguments: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--output-type',
      'err',
      ...folders,
    ],
  },
  { name: 'knip', arguments: ['node_modules/knip/bin/knip.js', '--no-progress'] },
]
