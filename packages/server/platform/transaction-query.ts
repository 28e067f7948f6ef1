import pg from 'pg'

/** Names under which a connection has these two prepared, before a query takes them along. */
export const BEGIN = 'begin'
export const COMMIT = 'commit'

/** What of its transaction a query takes along. */
export interface TakenAlong {
  begins: boolean
  commits: boolean
}

type Callback = (error: Error | null, result?: pg.QueryResult) => void

/** The driver's query, and what it writes with: messages of PostgreSQL's extended protocol. */
interface DriverQuery extends pg.Submittable {
  prepare(connection: Connection): void
  handleCommandComplete(message: { text: string }, connection: Connection): void
}
interface Connection {
  bind(message: { statement: string; values: [] }): void
  execute(message: object): void
  sync(): void
}
const DriverQuery = pg.Query as unknown as new (
  config: pg.QueryConfig & { callback: Callback },
) => DriverQuery

/**
 * A prepared statement that takes the beginning of its transaction along, or its end, or both: one message to the server
 * and one back. When one of them fails, what follows it is not done.
 */
export class TransactionQuery extends DriverQuery {
  readonly #along: TakenAlong

  constructor(config: pg.QueryConfig, along: TakenAlong, callback: Callback) {
    super({ ...config, callback })
    this.#along = along
  }

  override prepare(connection: Connection): void {
    if (this.#along.begins) run(connection, BEGIN)
    super.prepare(connection)
  }

  /** The driver's last step of a statement: it is executed, and the server is asked to answer. */
  _getRows(connection: Connection): void {
    connection.execute({})
    if (this.#along.commits) run(connection, COMMIT)
    connection.sync()
  }

  override handleCommandComplete(message: { text: string }, connection: Connection): void {
    if (message.text !== 'BEGIN' && message.text !== 'COMMIT')
      super.handleCommandComplete(message, connection)
  }
}

function run(connection: Connection, statement: string): void {
  connection.bind({ statement, values: [] })
  connection.execute({})
}
