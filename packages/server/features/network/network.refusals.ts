import { Refusal } from '../../platform/refusal.ts'

/** No network of this slug, or none at all, in this database. */
export function noSuchNetwork(): Refusal {
  return new Refusal('no-such-network', 404, {
    fr: 'Ce réseau n’existe pas dans cette base. La liste : maillage network list',
    en: 'There is no such network in this database. The list: maillage network list',
  })
}

/** A network of this slug is there, and says something else of itself. */
export function networkDiffers(slug: string, options: string[]): Refusal {
  return new Refusal('network-differs', 409, {
    fr: `Le réseau ${slug} existe déjà, avec d’autres valeurs pour ${options.join(', ')} : rien n’a été changé. Ses valeurs : maillage network show --network ${slug} ; pour les changer : maillage network change`,
    en: `The network ${slug} is there already, with other values for ${options.join(', ')}: nothing was changed. Its values: maillage network show --network ${slug}; to change them: maillage network change`,
  })
}

/** The database holds a demonstration, whose accounts sign in with one press. */
export function demonstrationInPlace(slug: string): Refusal {
  return new Refusal('demonstration-in-place', 409, {
    fr: `Cette base contient la démonstration ${slug} : un réseau réel se crée dans une autre base. Nommez un dossier vide avec MAILLAGE_DATA, ou une base vide avec DATABASE_URL.`,
    en: `This database holds the demonstration ${slug}: a real network is made in another one. Name an empty folder with MAILLAGE_DATA, or an empty database with DATABASE_URL.`,
  })
}
