/** A place after "à", as French says it: "à Fleurance", "au Houga", "aux Cabannes", "à L’Isle-Jourdain". */
export function atPlace(name: string): string {
  if (/^Les /.test(name)) return `aux ${name.slice(4)}`
  if (/^Le /.test(name)) return `au ${name.slice(3)}`
  return `à ${name}`
}
