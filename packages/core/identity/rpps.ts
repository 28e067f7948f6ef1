/**
 * Whether a text is a well-formed RPPS: 11 digits, the last one being the Luhn key of the first ten.
 * Source: Annuaire Santé, "Numéro RPPS" (identifier of ASIP type 8). It says nothing about the person's existence.
 */
export function isRpps(text: string): boolean {
  return /^[0-9]{11}$/.test(text) && luhnSum(text) % 10 === 0
}

/** The RPPS made of ten digits and their Luhn key. For scenarios and tests: a real one comes from the directory. */
export function rppsFrom(tenDigits: string): string {
  if (!/^[0-9]{10}$/.test(tenDigits)) throw new RangeError('an RPPS starts with ten digits')
  const key = (10 - (luhnSum(`${tenDigits}0`) % 10)) % 10
  return `${tenDigits}${key}`
}

function luhnSum(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}
