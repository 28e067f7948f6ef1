import { openDatabase, type OpenedDatabase } from '@maillage/server/platform/database.ts'
import { databaseOf, type Served } from './serve-process.ts'

/** A look into the database of a server that is killed and started again, wherever that database listens now. */
export function databaseWindow(served: () => Served): {
  opened(): Promise<OpenedDatabase>
  close(): Promise<void>
} {
  let current: { url: string; opened: OpenedDatabase } | undefined
  return {
    opened: async () => {
      const { url } = await databaseOf(served())
      if (current?.url !== url) {
        await current?.opened.close()
        current = { url, opened: openDatabase(url, { connections: 4 }) }
      }
      return current.opened
    },
    close: async () => current?.opened.close(),
  }
}
