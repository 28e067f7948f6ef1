import { spawn } from 'node:child_process'
import { say, seconds } from './console.mjs'
import { projectEnvironment, projectNode, root } from './toolchain.mjs'

/**
 * A step is `{ name, arguments, environment?, after? }`: what Node is given, and the names of the steps that must have
 * ended before it. `alone: true` keeps every other step away while it runs.
 */

/**
 * Runs the steps in the order given, at most `lanes` at a time, and prints one line for each; the output of a step is
 * printed only when it fails. Every step is run, even after a failure, except those whose `after` has failed.
 * @returns the results, `{ name, status: 'passed' | 'failed' | 'skipped' }`, in the order in which they ended.
 */
export async function runSteps(steps, lanes) {
  const waiting = [...steps]
  const running = new Map()
  const results = []

  while (waiting.length > 0 || running.size > 0) {
    for (const step of startable(waiting, running, results, lanes)) {
      waiting.splice(waiting.indexOf(step), 1)
      if (dependsOnFailure(step, results)) {
        say(`  –  ${step.name} : pas lancé, une étape dont il dépend a échoué`)
        results.push({ name: step.name, status: 'skipped' })
        continue
      }
      running.set(step.name, { step, done: runStep(step) })
    }
    if (running.size === 0) continue
    const ended = await Promise.race([...running.values()].map((entry) => entry.done))
    running.delete(ended.name)
    results.push(ended)
  }
  return results
}

function startable(waiting, running, results, lanes) {
  const chosen = []
  const ended = new Set(results.map((result) => result.name))
  let alone = [...running.values()].some((entry) => entry.step.alone)
  for (const step of waiting) {
    const count = running.size + chosen.length
    if (alone || count >= lanes) break
    if ((step.after ?? []).some((name) => !ended.has(name))) continue
    if (step.alone && count > 0) continue
    if (step.alone) alone = true
    chosen.push(step)
  }
  return chosen
}

function dependsOnFailure(step, results) {
  return (step.after ?? []).some(
    (name) => results.find((result) => result.name === name)?.status !== 'passed',
  )
}

async function runStep(step) {
  const startedAt = performance.now()
  const { code, output } = await runNode(step.arguments, step.environment)
  const passed = code === 0
  say(`  ${passed ? '✓' : '✗'}  ${step.name} (${seconds(performance.now() - startedAt)})`)
  if (!passed) say(output.trimEnd())
  return { name: step.name, status: passed ? 'passed' : 'failed' }
}

function runNode(nodeArguments, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(projectNode(), nodeArguments, {
      cwd: root,
      env: projectEnvironment({ NO_COLOR: '1', ...environment }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
