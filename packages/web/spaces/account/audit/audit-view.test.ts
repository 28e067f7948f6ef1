import { describe, expect, test } from 'vitest'
import { auditQuery, isNarrowed, readAuditView } from './audit-view.ts'

const id = '0b7d3c1e-1111-4222-8333-444455556666'
const view = (text: string) => readAuditView(new URLSearchParams(text))

describe('the view of the log in the address', () => {
  test('days, account, action, record and accesses outside care become the query of the API', () => {
    const asked = view(`depuis=2027-01-04&jusque=2027-01-10&par=${id}&action=book-at-office&hors-soin=oui`)
    expect(Object.fromEntries(auditQuery(asked, 'Europe/Paris'))).toEqual({
      since: '2027-01-03T23:00:00.000Z',
      until: '2027-01-10T23:00:00.000Z',
      accountId: id,
      action: 'book-at-office',
      breakGlass: 'true',
    })
  })

  test('what is not understood is left out, and narrows nothing', () => {
    const asked = view('depuis=hier&jusque=2027-02-30&par=moi&action=DROP TABLE&hors-soin=1')
    expect(isNarrowed(asked)).toBe(false)
    expect(auditQuery(asked, 'Europe/Paris').toString()).toBe('')
  })
})
