/**
 * Tables in an order in which each comes after those that it refers to, so that rows can be written with their foreign keys
 * in force; by name where nothing else decides. A table may refer to itself.
 * @throws {Error} when tables refer to each other in a circle.
 */
export function orderByReferences(
  tables: readonly string[],
  references: readonly { readonly from: string; readonly to: string }[],
): string[] {
  const waitsFor = new Map(tables.map((table) => [table, new Set<string>()]))
  for (const { from, to } of references) if (from !== to && waitsFor.has(to)) waitsFor.get(from)?.add(to)
  const ordered: string[] = []
  while (waitsFor.size > 0) {
    const ready = [...waitsFor].filter(([, awaited]) => awaited.size === 0).map(([table]) => table)
    if (ready.length === 0) throw new Error(`tables refer to each other: ${[...waitsFor.keys()].join(', ')}`)
    for (const table of ready.sort()) {
      ordered.push(table)
      waitsFor.delete(table)
    }
    for (const awaited of waitsFor.values()) for (const table of ready) awaited.delete(table)
  }
  return ordered
}
