import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Actor } from './actor.ts'
import { clientAddress, type TrustedProxies } from './client-address.ts'
import { unavailable } from './database-errors.ts'
import { type Language, languageOf } from './language.ts'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import { pathOfNul } from './nul-character.ts'
import { Refusal } from './refusal.ts'
import { type FieldError, nulMessage, validationMessages } from './validation-messages.ts'

export type AppEnvironment = {
  Variables: {
    requestId: string
    language: Language
    /** Who asks, behind the trusted proxies; undefined without a socket. */
    clientAddress: string | undefined
    /** Who asks, read once a request, when somebody wants to know. */
    actor: () => Promise<Actor>
    /** Who asks now, for an answer that lasts. */
    actorNow: () => Promise<Actor>
    /** For the log: as whom it was asked, what for, and why not. Ids and kinds. */
    actedAs: string
    operation: string
    refusal: string
  }
}
export type App = OpenAPIHono<AppEnvironment>
export type AppContext = Context<AppEnvironment>

/** An application or a feature's router: bad input becomes a problem document that says what to change. */
export function createRouter(): App {
  return new OpenAPIHono<AppEnvironment>({
    defaultHook: (result, c) => {
      const language = c.get('language') ?? 'fr'
      if (!result.success) return problem(c, invalidInput(validationMessages(result.error, language)))
      const path = pathOfNul(result.data)
      return path && problem(c, invalidInput([nulMessage(path, language)]))
    },
  })
}

/** What was wrong with an input, field by field, in the language of the request. */
function invalidInput(errors: FieldError[]): Refusal {
  const first = errors[0]
  return new Refusal(
    'invalid-input',
    400,
    {
      fr: first ? `La demande n’est pas valable : ${first.message}` : 'La demande n’est pas valable.',
      en: first ? `The request is not valid: ${first.message}` : 'The request is not valid.',
    },
    { errors },
  )
}

const TITLES: Record<number, Record<Language, string>> = {
  400: { fr: 'Demande mal formée', en: 'Bad request' },
  401: { fr: 'Vérification nécessaire', en: 'Check needed' },
  403: { fr: 'Non permis', en: 'Not allowed' },
  404: { fr: 'Introuvable', en: 'Not found' },
  409: { fr: 'Refusé', en: 'Refused' },
  410: { fr: 'Dépassé', en: 'Gone' },
  413: { fr: 'Trop long', en: 'Too large' },
  415: { fr: 'Format inconnu', en: 'Unknown format' },
  422: { fr: 'Refusé', en: 'Refused' },
  429: { fr: 'Trop d’essais', en: 'Too many attempts' },
  500: { fr: 'Erreur du service', en: 'Server error' },
  503: { fr: 'Service indisponible', en: 'Service unavailable' },
}

/** RFC 9457. */
export function problem(c: AppContext, refusal: Refusal): Response {
  const language = c.get('language') ?? 'fr'
  c.set('refusal', refusal.kind)
  const document = {
    ...refusal.members,
    type: `urn:maillage:problem:${refusal.kind}`,
    title: TITLES[refusal.status]?.[language] ?? refusal.kind,
    status: refusal.status,
    code: refusal.kind,
    detail: refusal.sentence[language],
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
  }
  const { waitSeconds = refusal.status === 503 ? 5 : undefined } = refusal.members
  if (waitSeconds !== undefined) headers['retry-after'] = String(waitSeconds)
  return c.body(JSON.stringify(document), refusal.status, headers)
}

/** Errors become problems in one place: refusals as they are, a database that is away as 503, defects with a reference. */
export function handleErrors(app: App, log: Logger, metrics: Metrics): void {
  app.onError((error, c) => {
    const refusal = asRefusal(error)
    if (refusal) {
      metrics.refusals.inc({ kind: refusal.kind })
      if (refusal.status === 503) log.error({ event: 'http.unavailable', kind: refusal.kind })
      return problem(c, refusal)
    }
    const reference = randomUUID().slice(0, 8)
    log.error({ event: 'http.defect', reference, requestId: c.get('requestId'), err: error })
    const language = c.get('language') ?? 'fr'
    const detail =
      language === 'fr'
        ? `Une erreur de notre côté. Rien n’a été perdu. Essayez encore ; si cela dure, donnez la référence ${reference} au secrétariat.`
        : `An error on our side. Nothing was lost. Try again; if it lasts, give reference ${reference} to the office.`
    const document = {
      type: 'urn:maillage:problem:defect',
      title: TITLES[500]?.[language],
      status: 500,
      code: 'defect',
      detail,
      reference,
    }
    return c.body(JSON.stringify(document), 500, {
      'content-type': 'application/problem+json; charset=utf-8',
    })
  })
  app.notFound((c) =>
    problem(
      c,
      new Refusal('not-found', 404, {
        fr: 'Cette adresse n’existe pas.',
        en: 'This address does not exist.',
      }),
    ),
  )
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) return fromHttpException(error)
  return unavailable(error)
}

function fromHttpException(error: HTTPException): Refusal | undefined {
  if (error.status === 413)
    return new Refusal('too-large', 413, {
      fr: 'La demande est trop longue.',
      en: 'The request is too long.',
    })
  if (error.status === 415)
    return new Refusal('unknown-format', 415, {
      fr: 'Envoyez la demande en JSON.',
      en: 'Send the request as JSON.',
    })
  if (error.status >= 500) return undefined
  return new Refusal('malformed-json', 400, {
    fr: 'La demande n’est pas un JSON bien formé.',
    en: 'The request is not well-formed JSON.',
  })
}

/**
 * Gives each request an id, a language and the address of who asks; measures and logs it: who asked (an id), for which
 * operation, by which route pattern, with which outcome; never a value. A refusal of access is a warning.
 */
export function followRequests(app: App, log: Logger, metrics: Metrics, proxies?: TrustedProxies): void {
  app.use(async (c, next) => {
    const started = performance.now()
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.set('language', languageOf(c.req.header('accept-language')))
    c.set('clientAddress', clientAddress(peerOf(c), c.req.header('x-forwarded-for'), proxies))
    c.set('actor', async () => ({ kind: 'public' }))
    c.set('actorNow', async () => ({ kind: 'public' }))
    await next()
    c.header('x-request-id', requestId)
    const route = c.req.routePath === '/*' ? 'static' : c.req.routePath
    const seconds = (performance.now() - started) / 1000
    metrics.requests.observe({ method: c.req.method, route, status: String(c.res.status) }, seconds)
    const { status } = c.res
    if (route !== 'static' || status >= 400)
      log[CLOSED.has(status) || (status === 303 && c.get('refusal')) ? 'warn' : 'info']({
        event: 'http.request',
        requestId,
        actor: c.get('actedAs'),
        operation: c.get('operation'),
        method: c.req.method,
        route,
        status,
        refusal: c.get('refusal'),
        ms: Math.round(seconds * 1000),
      })
  })
}

/** Sign in first, not allowed, too many tries. */
const CLOSED = new Set([401, 403, 429])

function peerOf(c: AppContext): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch {
    return undefined
  }
}
