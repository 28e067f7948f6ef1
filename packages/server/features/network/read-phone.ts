/**
 * A number that people call, written in pairs: `05 36 49 12 20`. Short numbers (`3624`, `116 117`) and those of other countries
 * (`+590 590 …`) stay as they are typed. Undefined for anything else. Source: plan national de numérotation, ARCEP 2018-0881.
 */
export function readPhone(text: string): string | undefined {
  const typed = text.trim().replace(/[\s.\u00a0\u202f-]+/g, ' ')
  const digits = typed.replaceAll(' ', '').replace(/^(?:\+33|0033)0?/, '0')
  if (/^0[1-9]\d{8}$/.test(digits)) return digits.replace(/(\d\d)(?=\d)/g, '$1 ')
  return /^(?:\+[1-9]\d{6,14}|[13]\d{3}|1\d{5})$/.test(digits) ? typed : undefined
}
