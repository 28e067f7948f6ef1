import { writeFile } from 'node:fs/promises'
import { openTestDatabase } from './test-database.ts'
import { schemaText, schemaTypes } from './schema-snapshot.ts'

const database = await openTestDatabase()
await writeFile(new URL('../migrations/schema.sql', import.meta.url), await schemaText(database.db))
await writeFile(new URL('./database.gen.ts', import.meta.url), await schemaTypes(database.db))
await database.close()
process.exit(0)
