import { createHash } from 'node:crypto'
import pg from 'pg'

/** Texts beyond this many are not prepared: a statement whose text varies without end must not fill the server. */
const MOST_STATEMENTS = 500
const names = new Map<string, string>()

/**
 * A client that prepares every statement with parameters at its first use on a connection, so that PostgreSQL parses and
 * plans it once. The same text has the same name on every connection.
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver overloads this method in ways that its types do not let one pass on
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const query = super.query as (...given: unknown[]) => unknown
    return name ? query.call(this, { name, text, values }, ...rest) : query.apply(this, given)
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_STATEMENTS) return known
  const name = createHash('sha1').update(text).digest('hex')
  names.set(text, name)
  return name
}
