import { describe, expect, it } from 'vitest'
import { isRpps, rppsFrom } from './rpps.ts'

describe('an RPPS', () => {
  it('has eleven digits and a Luhn key', () => {
    expect(isRpps('10002345677')).toBe(rppsFrom('1000234567') === '10002345677')
    expect(isRpps(rppsFrom('9990000001'))).toBe(true)
    expect(rppsFrom('7992739871')).toBe('79927398713') // the classic example of the Luhn algorithm
  })

  it.each(['', '1234567890', '123456789012', '1000234567a', ' 79927398713'])('refuses %j', (text) =>
    expect(isRpps(text)).toBe(false),
  )

  it('sees one wrong digit and two neighbours that changed places', () => {
    expect(isRpps('79927398713')).toBe(true)
    expect(isRpps('79927398714')).toBe(false)
    expect(isRpps('97927398713')).toBe(false)
  })
})
