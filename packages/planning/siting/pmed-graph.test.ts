import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadProgramSolver } from '../solver/solve-program.ts'
import { PmedFormatError, readPmed } from './pmed-graph.ts'
import { runSiting } from './run-siting.ts'
import type { SitingResult } from './siting-problem.ts'

const read = (name: string) =>
  readPmed(readFileSync(new URL(`./testing/${name}.txt`, import.meta.url), 'utf8'))

it.each([
  ['pmed1', 5819],
  ['pmed2', 4093],
])('finds and proves the optimum of the OR-Library instance %s', async (name, optimum) => {
  const { nodes, p, distances } = read(name)
  const result = (await runSiting(
    {
      people: new Float64Array(nodes).fill(1),
      sites: nodes,
      minutes: distances,
      fixed: [],
      candidates: [...Array(nodes).keys()],
      k: p,
      objective: { kind: 'median' },
    },
    { loadSolver: () => loadProgramSolver(), proofSeconds: 60 },
  )) as SitingResult
  expect(Math.round(result.value * nodes)).toBe(optimum)
  expect(result.proved).toBe(true)
  expect(result.gap).toBe(0)
})

it('counts the last of two lengths of an edge, and goes round by shorter paths', () => {
  const { distances } = readPmed('3 4 1\n1 2 5\n2 3 1\n1 3 9\n1 2 3\n')
  expect([...distances]).toEqual([0, 3, 4, 3, 0, 1, 4, 1, 0])
})

it.each(['', '3 2 1\n1 2 5\n', '3 1 1\n1 4 5\n', '3 1 1\n1 2 -5\n', 'a b c'])('refuses %j', (text) => {
  expect(() => readPmed(text)).toThrow(PmedFormatError)
})
