import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes beside the file, then takes its place: who reads it finds the old one or the new one, never half of one. */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.${process.pid}.part`
  try {
    await writeFile(partial, bytes, { flush: true })
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
