/** One letter changed, added, dropped, or two neighbours swapped; also true of the same word twice. */
export function oneErrorApart(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    neighboursSwapped(restA, restB)
  )
}

/** The first two letters are those of the other word in the other order, and the rest is the same. */
export function neighboursSwapped(a: string, b: string): boolean {
  return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
}
