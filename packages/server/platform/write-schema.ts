import { writeFile } from 'node:fs/promises'
import startPostgresForTests from '../testing/start-postgres.ts'
import { openTestDatabase } from './test-database.ts'
import { schemaText, schemaTypes } from './schema-snapshot.ts'

const stop = await startPostgresForTests()
const database = await openTestDatabase()
await writeFile(new URL('../migrations/schema.sql', import.meta.url), await schemaText(database.db))
await writeFile(new URL('./database.gen.ts', import.meta.url), await schemaTypes(database.db))
await database.close()
await stop?.()
process.exit(0)
