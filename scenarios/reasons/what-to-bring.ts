interface Thing {
  fr: string
  en: string
}

const CARD = { fr: 'votre carte Vitale', en: 'your carte Vitale' }
export const MEDICINES = {
  fr: 'la liste ou les boîtes de vos médicaments',
  en: 'the list or the boxes of your medicines',
}
export const RECORD = { fr: 'le carnet de santé', en: 'the child’s health record book' }

/** What a patient brings: the card first, then these. */
export function bring(...things: Thing[]): { fr: string[]; en: string[] } {
  const all = [CARD, ...things]
  return { fr: all.map((thing) => thing.fr), en: all.map((thing) => thing.en) }
}
