import { say, seconds } from './console.mjs'
import { installIfMissing } from './install.mjs'
import { qualitySteps } from './quality-steps.mjs'
import { runSteps } from './steps.mjs'
import { requireNode } from './toolchain.mjs'

requireNode()
installIfMissing()

const startedAt = performance.now()
const unit = {
  name: 'tests purs',
  arguments: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'pure', '--reporter=dot'],
}
const results = await runSteps([...qualitySteps, unit], 2)
const failed = results.filter((result) => result.status !== 'passed').map((result) => result.name)
say(
  failed.length === 0
    ? `Vérifié en ${seconds(performance.now() - startedAt)}.`
    : `En échec : ${failed.join(', ')}. Le détail est au-dessus.`,
)
process.exitCode = failed.length === 0 ? 0 : 1
