import { expect, it } from 'vitest'
import { objectiveOf, readSitingView } from './siting-view.ts'

const atlas = { defaultArea: 'dep:32', reasons: [] }
const read = (query: string) => readSitingView(new URLSearchParams(query), atlas)

it('reads a question from an address, and leaves out what is not understood', () => {
  expect(read('objective=median&k=3&parent=35&forbid=32013,x,32107&asked=1&choice=2')).toMatchObject({
    area: 'dep:32',
    objective: 'median',
    k: 3,
    minutes: 15,
    parent: 35,
    forbidden: ['32013', '32107'],
    isAsked: true,
    choice: 2,
  })
  expect(read('objective=best&k=0&minutes=-5&parent=many&choice=1000')).toMatchObject({
    objective: 'covering',
    k: 1,
    minutes: 15,
    parent: undefined,
    isAsked: false,
    choice: 0,
  })
})

it('asks the solver for the worst-served tenth and for nobody beyond the minutes', () => {
  expect(objectiveOf(read('objective=worst-tenth'))).toEqual({ kind: 'worst-share', share: 0.1 })
  expect(objectiveOf(read('objective=set-covering&minutes=20'))).toEqual({
    kind: 'set-covering',
    withinMinutes: 20,
    beyondShare: 0,
  })
})
