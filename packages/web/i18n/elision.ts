/** A person after "de", as French says it: "d’Ariane", "de Zoé", "de Yann", "d’Yves", "du Dr Maury". */
export function ofPerson(name: string): string {
  if (/^(Dr|Pr) /.test(name)) return `du ${name}`
  const isVowel = /^([aehiouâàäéèêëîïôöûüùœæ]|y(?![aeiouéè]))/i.test(name)
  return isVowel ? `d’${name}` : `de ${name}`
}
