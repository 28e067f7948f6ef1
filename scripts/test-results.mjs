import { existsSync, readFileSync } from 'node:fs'

/** Counts of one run, read from vitest's JSON reporter. A file that could not be loaded counts as one failure. */
export function readVitestCounts(path) {
  if (!existsSync(path)) return noCounts
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Counts of one run, read from Playwright's JSON reporter. A test that passed only on a retry counts as a failure. */
export function readPlaywrightCounts(path) {
  if (!existsSync(path)) return noCounts
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const { expected, unexpected, flaky, skipped } = report.stats
  return {
    passed: expected,
    failed: unexpected + flaky + (unexpected + flaky === 0 ? report.errors.length : 0),
    skipped,
  }
}

export function sumOf(counts) {
  return counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    noCounts,
  )
}

const noCounts = { passed: 0, failed: 0, skipped: 0 }
