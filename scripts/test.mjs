import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { say, seconds } from './console.mjs'
import { installIfMissing } from './install.mjs'
import { qualitySteps } from './quality-steps.mjs'
import { runSteps } from './steps.mjs'
import { readPlaywrightCounts, readVitestCounts, sumOf } from './test-results.mjs'
import { requireNode } from './toolchain.mjs'
import { webBuildArguments } from './web-build.mjs'

const timeZones = ['Europe/Paris', 'UTC', 'America/New_York']
const lanes = 2
/** Tests of a database, and of servers that are killed, wait more than they compute: two at a time also on two cores. */
const workers = Math.max(2, availableParallelism() - 1)

requireNode()
installIfMissing()
process.exitCode = await testEverything()

/**
 * Runs everything. The whole suite runs in one time zone, `TZ` or Europe/Paris; the pure packages run in the others too.
 * @returns the exit code.
 */
async function testEverything() {
  const startedAt = performance.now()
  const reports = mkdtempSync(join(tmpdir(), 'maillage-test-'))
  try {
    const zone = process.env.TZ || timeZones[0]
    const suite = vitestStep(`tests (${zone})`, reports, zone, ['--project', 'pure', '--project', 'database'])
    const pure = timeZones
      .filter((other) => other !== zone)
      .map((other) =>
        vitestStep(`core, territory, planning (${other})`, reports, other, [
          'packages/core',
          'packages/territory',
          'packages/planning',
        ]),
      )
    const build = { name: 'web', arguments: webBuildArguments, environment: { NODE_ENV: 'production' } }
    const browser = browserStep(reports)
    const logs = {
      name: 'journaux sans données personnelles',
      arguments: ['scripts/check-logs.mjs', logFolder(reports)],
      after: [suite.name, browser.name],
    }

    const results = await runSteps([...qualitySteps, build, ...pure, suite, browser, logs], lanes)
    const counts = sumOf([
      ...[suite, ...pure].map((step) => readVitestCounts(step.report)),
      readPlaywrightCounts(browser.report),
    ])
    return conclude(results, counts, performance.now() - startedAt)
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

function conclude(results, counts, elapsed) {
  const unfinished = results.filter((result) => result.status !== 'passed').map((result) => result.name)
  say(
    unfinished.length === 0
      ? `Tout est vert en ${seconds(elapsed)}.`
      : `En échec : ${unfinished.join(', ')}.`,
  )
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  say(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
  return unfinished.length === 0 && counts.failed === 0 ? 0 : 1
}

/** Where every server of the tests writes its log, and every test database its people: the last step searches one for the other. */
function logFolder(reports) {
  return join(reports, 'logs')
}

function vitestStep(name, reports, zone, selection) {
  const report = join(reports, `${zone.replaceAll('/', '-')}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const alone = selection.includes('database')
  return {
    name,
    report,
    alone,
    arguments: [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...(alone ? [`--maxWorkers=${workers}`] : []),
      ...reporters,
      ...selection,
    ],
    environment: { TZ: zone, MAILLAGE_LOG_FOLDER: logFolder(reports) },
  }
}

function browserStep(reports) {
  const report = join(reports, 'browser.json')
  return {
    name: 'navigateur',
    report,
    after: ['web'],
    alone: true,
    arguments: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e', '--reporter=line,json'],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, MAILLAGE_LOG_FOLDER: logFolder(reports) },
  }
}
