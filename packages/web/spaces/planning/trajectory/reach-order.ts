/** Reads "Montégut : 33 828" line by line, or parted by semicolons: the sites in the order of their opening, and whom each adds. */
export function readOrder(text: string): { label: string; gained: number | string | undefined }[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^(.*?)[\s\u00a0\u202f]*:?[\s\u00a0\u202f]+(\d[\d\s\u00a0\u202f]*)$/.exec(line)
      if (!found) return { label: line, gained: undefined }
      return { label: found[1] ?? '', gained: Number((found[2] ?? '').replaceAll(/\D/g, '')) }
    })
}
