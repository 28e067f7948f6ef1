import { Refusal } from '../../platform/refusal.ts'

/** A network of this slug is there, and says something else of itself. */
export function networkDiffers(slug: string, options: string[]): Refusal {
  return new Refusal('network-differs', 409, {
    fr: `Le réseau ${slug} existe déjà, avec d’autres valeurs pour ${options.join(', ')} : rien n’a été changé. Ses valeurs : maillage network show --network ${slug}`,
    en: `The network ${slug} is there already, with other values for ${options.join(', ')}: nothing was changed. Its values: maillage network show --network ${slug}`,
  })
}

/** The database holds a demonstration, whose accounts sign in with one press. */
export function demonstrationInPlace(slug: string): Refusal {
  return new Refusal('demonstration-in-place', 409, {
    fr: `Cette base contient la démonstration ${slug} : un réseau réel se crée dans une autre base. Nommez un dossier vide avec MAILLAGE_DATA, ou une base vide avec DATABASE_URL.`,
    en: `This database holds the demonstration ${slug}: a real network is made in another one. Name an empty folder with MAILLAGE_DATA, or an empty database with DATABASE_URL.`,
  })
}
