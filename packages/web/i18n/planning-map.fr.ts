/** The words of the map, in French: the reference that the other languages must match key by key. */
export const mapFr = {
  map: 'carte',
  keys: 'Flèches\u00a0: de commune en commune voisine. Entrée\u00a0: ouvrir sa fiche. Majuscule et flèches\u00a0: déplacer la vue. Plus et moins\u00a0: agrandir, réduire. Zéro\u00a0: tout le territoire.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  whole: 'Tout le territoire',
  km: (km: number) => `${String(km).replace('.', ',')}\u00a0km`,
  compare: 'Partage entre avant et après',
  compareAt: (part: number) => `avant sur ${part}\u00a0% de la carte`,
}

export type MapText = typeof mapFr
