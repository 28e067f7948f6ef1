import { z } from 'zod'

/** What a deployment received when it was registered with a sign-in server. */
export interface OidcRegistration {
  /** The issuer, or the address of its metadata document (`…/.well-known/…`). */
  issuer: string
  clientId: string
  clientSecret: string
}

/** The sign-in servers that this deployment is registered with. */
export interface OidcConfig {
  psc?: OidcRegistration
  franceconnect?: OidcRegistration & { userinfoAlgorithm: 'ES256' | 'RS256' }
}

/** A key for signing in never travels in clear, but on one machine, for tests. */
const Issuer = z.string().regex(/^https:\/\/\S+$|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/\S*)?$/)

export const OIDC_ENVIRONMENT = {
  PSC_ISSUER: Issuer.optional(),
  PSC_CLIENT_ID: z.string().optional(),
  PSC_CLIENT_SECRET: z.string().optional(),
  FRANCECONNECT_ISSUER: Issuer.optional(),
  FRANCECONNECT_CLIENT_ID: z.string().optional(),
  FRANCECONNECT_CLIENT_SECRET: z.string().optional(),
  FRANCECONNECT_USERINFO_ALG: z.enum(['ES256', 'RS256']).default('ES256'),
}

const AN_ISSUER = {
  fr: 'une adresse https://, celle de l’émetteur ou de ses métadonnées',
  en: 'an address https://, that of the issuer or of its metadata',
}

/** What each variable takes, for the sentence that refuses another value. */
export const OIDC_EXPECTED = {
  PSC_ISSUER: AN_ISSUER,
  FRANCECONNECT_ISSUER: AN_ISSUER,
  FRANCECONNECT_USERINFO_ALG: { fr: 'ES256 ou RS256', en: 'ES256 or RS256' },
}

type OidcEnvironment = z.infer<z.ZodObject<typeof OIDC_ENVIRONMENT>>

/** The name of a variable that is wrong in production, or that is missing beside the others of its server. */
export type OidcFault = { insecure: keyof OidcEnvironment } | { missing: keyof OidcEnvironment }

/** A server needs its three variables together; without any of them it is not offered. */
export function readOidc(env: OidcEnvironment, production: boolean): OidcConfig | OidcFault {
  const psc = registration(env, 'PSC', production)
  if (psc && !('issuer' in psc)) return psc
  const franceconnect = registration(env, 'FRANCECONNECT', production)
  if (franceconnect && !('issuer' in franceconnect)) return franceconnect
  return {
    ...(psc ? { psc } : {}),
    ...(franceconnect
      ? { franceconnect: { ...franceconnect, userinfoAlgorithm: env.FRANCECONNECT_USERINFO_ALG } }
      : {}),
  }
}

function registration(
  env: OidcEnvironment,
  prefix: 'PSC' | 'FRANCECONNECT',
  production: boolean,
): OidcRegistration | OidcFault | undefined {
  const issuer = env[`${prefix}_ISSUER`]
  const clientId = env[`${prefix}_CLIENT_ID`]
  const clientSecret = env[`${prefix}_CLIENT_SECRET`]
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer) return { missing: `${prefix}_ISSUER` }
  if (!clientId) return { missing: `${prefix}_CLIENT_ID` }
  if (!clientSecret) return { missing: `${prefix}_CLIENT_SECRET` }
  if (production && issuer.startsWith('http:')) return { insecure: `${prefix}_ISSUER` }
  return { issuer, clientId, clientSecret }
}
