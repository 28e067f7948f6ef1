import { expect, test } from 'vitest'
import { actionOfKey, keyOfAction, officeKeys } from './key-table.ts'

const press = (key: string, over = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...over })

test('no key asks for two things', () => {
  const keys = officeKeys.flatMap((binding) => binding.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('no action stands twice', () => {
  const actions = officeKeys.map((binding) => binding.action)
  expect(new Set(actions).size).toBe(actions.length)
})

test('every key of the table gives its action', () => {
  for (const binding of officeKeys)
    for (const key of binding.keys) expect(actionOfKey(press(key)), key).toBe(binding.action)
})

test('a capital, as with the capitals lock, counts as the small letter', () => {
  expect(actionOfKey(press('N'))).toBe('newAppointment')
})

test('a key with Ctrl, Alt or Command is left to the browser', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
    expect(actionOfKey(press('t', { [modifier]: true }))).toBeNull()
})

test('arrows, Enter, Escape and Tab are never taken: they belong to the grid and to the page', () => {
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape', 'Tab', ' '])
    expect(actionOfKey(press(key)), key).toBeNull()
})

test('the digits are printed as a range', () => {
  expect(keyOfAction('practitioner')).toBe('1-9')
  expect(keyOfAction('newAppointment')).toBe('n')
})
