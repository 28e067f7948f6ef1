import { describe, expect, it } from 'vitest'
import { judgeAudit } from './judge-audit.mjs'

const answer = (severity, counts) =>
  JSON.stringify({
    vulnerabilities: { paquet: { name: 'paquet', severity } },
    metadata: { vulnerabilities: { low: 0, moderate: 0, high: 0, critical: 0, total: 1, ...counts } },
  })

describe('what the registry says of the packages', () => {
  it.each(['high', 'critical'])('fails on a %s fault, and names the package', (severity) => {
    const { passes, sentence } = judgeAudit(answer(severity, { [severity]: 1 }))
    expect(passes).toBe(false)
    expect(sentence).toContain(`paquet (${severity})`)
  })

  it('passes with lesser faults', () => {
    expect(judgeAudit(answer('moderate', { moderate: 1 }))).toEqual({
      passes: true,
      sentence: 'Failles connues : aucune grave, 1 en tout.',
    })
  })

  it.each([
    ['a registry that refuses', '{"message":"405 Method Not Allowed","statusCode":405}', '405'],
    ['no network', '{"error":{"code":"ENOTFOUND","summary":"request failed"}}', 'request failed'],
    ['no answer at all', '', 'pas de réponse'],
  ])('is no verdict with %s: it passes and says so', (_case, output, said) => {
    const { passes, sentence } = judgeAudit(output)
    expect([passes, sentence.includes(said)]).toEqual([true, true])
  })
})
