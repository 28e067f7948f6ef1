/** A place after "de", as French says it: "de Fleurance", "d’Auch", "du Houga", "des Cabannes", "de L’Isle-Jourdain". */
export function ofPlace(name: string): string {
  if (/^Les /.test(name)) return `des ${name.slice(4)}`
  if (/^Le /.test(name)) return `du ${name.slice(3)}`
  return /^[aeiouyhâéèêëîïôûœ]/i.test(name) ? `d’${name}` : `de ${name}`
}
