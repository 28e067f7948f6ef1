/** Time zones of the territories away from Paris, by département. Source: IANA time zone database, file zone.tab. */
const AWAY: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '984': 'Indian/Kerguelen',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
}

/** The time zone that these départements share; undefined when they do not. */
export function timeZoneOf(departements: readonly string[]): string | undefined {
  const zones = new Set(departements.map((code) => AWAY[code] ?? 'Europe/Paris'))
  const [zone] = zones
  return zones.size === 1 ? zone : undefined
}
