import { createHash } from 'node:crypto'
import pg from 'pg'
import { BEGIN, COMMIT, type TakenAlong, TransactionQuery } from './transaction-query.ts'

/** Texts beyond this many are not prepared: a statement whose text varies without end must not fill the server. */
const MOST_STATEMENTS = 500
const names = new Map<string, string>()

const ROLLBACK = 'rollback'
/** At the end of a statement's text: it is the last one of its transaction, which is committed with it. */
export const THEN_COMMIT = '/* then commit */'
const DONE: pg.QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] }

/**
 * A client that prepares every statement with parameters at its first use on a connection, so that PostgreSQL parses and
 * plans it once; the same text has the same name on every connection. Nor does a transaction cost a message of its own:
 * it begins with its first statement, and is committed with its last one where that says so.
 */
export class PreparingClient extends pg.Client {
  /** `wanted`: asked for, and not yet told to PostgreSQL. `committed`: with its last statement; the commit is still to be asked for. */
  #transaction: 'none' | 'wanted' | 'open' | 'committed' = 'none'

  // biome-ignore lint/suspicious/noExplicitAny: the driver overloads this method in ways that its types do not let one pass on
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    const isPlain = typeof text === 'string' && Array.isArray(values) && rest.length === 0
    if (isPlain && values.length === 0) return this.#withoutParameters(text)
    const name = isPlain ? nameOf(text) : undefined
    if (!name) {
      this.#beginNow()
      return this.#send(...given)
    }
    const begins = this.#transaction === 'wanted'
    const commits = text.endsWith(THEN_COMMIT) && (begins || this.#transaction === 'open')
    if ((begins && !this.#hasPrepared(BEGIN)) || (commits && !this.#hasPrepared(COMMIT))) this.#beginNow()
    else if (begins || commits) return this.#takeAlong({ name, text, values }, { begins, commits })
    return this.#send({ name, text, values })
  }

  #withoutParameters(text: string): Promise<pg.QueryResult> {
    if (text === BEGIN && this.#transaction === 'none') {
      this.#transaction = 'wanted'
      return Promise.resolve(DONE)
    }
    const ends = text === COMMIT || text === ROLLBACK
    const isOver = this.#transaction === 'wanted' || this.#transaction === 'committed'
    if (ends && isOver) {
      this.#transaction = 'none'
      return Promise.resolve(DONE)
    }
    this.#beginNow()
    if (ends) this.#transaction = 'none'
    return text === COMMIT ? this.#send({ name: COMMIT, text }) : this.#send(text)
  }

  /** Nobody waits for it: what follows on this connection fails too when it does. */
  #beginNow(): void {
    if (this.#transaction !== 'wanted') return
    this.#transaction = 'open'
    this.#send({ name: BEGIN, text: BEGIN }).catch(() => undefined)
  }

  async #takeAlong(config: pg.QueryConfig, along: TakenAlong): Promise<pg.QueryResult> {
    this.#transaction = 'open'
    const result = await new Promise<pg.QueryResult>((resolve, reject) => {
      this.#send(
        new TransactionQuery(config, along, (error, done) =>
          error ? reject(error) : resolve(done as pg.QueryResult),
        ),
      )
    })
    if (along.commits) this.#transaction = 'committed'
    return result
  }

  #hasPrepared(name: string): boolean {
    const { connection } = this as unknown as { connection: { parsedStatements: Record<string, string> } }
    return connection.parsedStatements[name] !== undefined
  }

  // biome-ignore lint/suspicious/noExplicitAny: as `query`
  #send(...given: any[]): any {
    return (super.query as (...given: unknown[]) => unknown).apply(this, given)
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_STATEMENTS) return known
  const name = createHash('sha1').update(text).digest('hex')
  names.set(text, name)
  return name
}
