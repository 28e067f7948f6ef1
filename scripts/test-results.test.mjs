import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPlaywrightCounts, readVitestCounts, sumOf } from './test-results.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-counts-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function report(content) {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('the counts of a run', () => {
  it('count a test file that could not be loaded as a failure', () => {
    const path = report({
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      ],
    })
    expect(readVitestCounts(path)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('count a journey that passed only on a retry as a failure', () => {
    const path = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] })
    expect(readPlaywrightCounts(path)).toEqual({ passed: 4, failed: 2, skipped: 2 })
  })

  it('count a server that does not start as a failure of the journeys', () => {
    const path = report({
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
      errors: [{ message: 'no' }],
    })
    expect(readPlaywrightCounts(path).failed).toBe(1)
  })

  it('are zero where nothing was run, and add up', () => {
    const nothing = readVitestCounts(join(folder, 'absent.json'))
    expect(nothing).toEqual({ passed: 0, failed: 0, skipped: 0 })
    expect(
      sumOf([nothing, { passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 }]),
    ).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    })
  })
})
