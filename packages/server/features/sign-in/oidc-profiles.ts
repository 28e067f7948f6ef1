import type { OidcProvider } from '@maillage/contract/oidc.ts'

/** What is asked of a sign-in server, and where the person goes afterwards. */
export interface OidcProfile {
  scope: string
  /** The least level of assurance: asked for, and checked in the answer. */
  level: EidasLevel
  /** How long ago the person may have signed in there, at most; asked for, and checked where the answer says it. */
  oldestSignInSeconds?: number
  home: string
  /** The page that is told why nobody was signed in: `?refus=<code>`. */
  door: string
  /** Where the server sends the browser after a sign-out there: registered with it, to the letter. */
  afterSignOut: string
}

export const EIDAS_LEVELS = ['eidas1', 'eidas2', 'eidas3'] as const
export type EidasLevel = (typeof EIDAS_LEVELS)[number]

/**
 * Dated configuration, in force since 2026-11-22. Sources: ANS, "Pro Santé Connect, documentation technique" (scope_all, eidas1);
 * DINUM, "FranceConnect, documentation fournisseur de services", v2 (scopes of the identité pivot, eidas1).
 */
export const OIDC_PROFILES: Readonly<Record<OidcProvider, OidcProfile>> = {
  psc: {
    scope: 'openid scope_all',
    level: 'eidas1',
    // The longest session of staff here.
    oldestSignInSeconds: 12 * 3600,
    home: '/bureau',
    door: '/compte/connexion',
    afterSignOut: '/compte/connexion',
  },
  franceconnect: {
    scope: 'openid given_name family_name birthdate gender birthplace birthcountry email preferred_username',
    level: 'eidas1',
    home: '/mon-espace',
    door: '/mon-espace',
    afterSignOut: '/',
  },
}

/** Whether a level of an answer reaches the one that was asked for. An unknown level reaches nothing. */
export function reachesLevel(acr: unknown, level: EidasLevel): boolean {
  const given = (EIDAS_LEVELS as readonly unknown[]).indexOf(acr)
  return given >= EIDAS_LEVELS.indexOf(level)
}

/** A sign-in that began longer ago is begun anew. */
export const OIDC_TRANSACTION_MINUTES = 10
/** Sign-ins begun from one public network address. */
export const OIDC_STARTS_PER_ADDRESS = { count: 100, minutes: 60 } as const
