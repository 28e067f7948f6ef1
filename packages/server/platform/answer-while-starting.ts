import { createHash } from 'node:crypto'
import { languageOf } from './language.ts'

const WAIT_SECONDS = 2
const SENTENCES = {
  fr: 'Maillage démarre. La page s’ouvrira d’elle-même dans quelques secondes.',
  en: 'Maillage is starting. The page will open by itself in a few seconds.',
}

/** What every request is told until the database and the routes are ready: a page that tries again, or a problem (RFC 9457). */
export function answerWhileStarting(request: Request): Response {
  const language = languageOf(request.headers.get('accept-language') ?? undefined)
  const headers = {
    'retry-after': String(WAIT_SECONDS),
    'content-language': language,
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  }
  if (request.method === 'GET' && request.headers.get('accept')?.includes('text/html')) {
    return new Response(page(language), {
      status: 503,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    })
  }
  const document = {
    type: 'urn:maillage:problem:starting',
    title: language === 'fr' ? 'Service indisponible' : 'Service unavailable',
    status: 503,
    code: 'starting',
    detail:
      language === 'fr'
        ? 'Maillage démarre. Essayez encore dans quelques secondes.'
        : 'Maillage is starting. Try again in a few seconds.',
  }
  return new Response(JSON.stringify(document), {
    status: 503,
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

const STYLE = 'body{font:1.125rem/1.5 system-ui,sans-serif;margin:20vh auto;max-width:34rem;padding:0 1rem}'
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

function page(language: 'fr' | 'en'): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta http-equiv="refresh" content="${WAIT_SECONDS}">
<meta name="viewport" content="width=device-width"><title>Maillage</title><style>${STYLE}</style>
<body><p role="status">${SENTENCES[language]}</p>`
}
