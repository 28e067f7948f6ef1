import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { PbfProblem } from './pbf-problem.ts'

/** Limits of the format: https://wiki.openstreetmap.org/wiki/PBF_Format */
const MOST_HEADER_BYTES = 64 * 1024
const MOST_BLOB_BYTES = 32 * 1024 * 1024

/** A part of a `.osm.pbf`, decompressed only when asked for. */
export interface PbfBlob {
  readonly type: string
  readonly atByte: number
  /** How far into the file it begins, 0 to 1. */
  readonly share: number
  /** @throws PbfProblem when the bytes cannot be decompressed, or are compressed otherwise than with zlib. */
  content(): Uint8Array
}

/**
 * Reads an extract blob by blob, one in memory at a time.
 * @throws PbfProblem when the file is no extract, or ends in the middle of a blob.
 */
export function* readBlobs(path: string): Generator<PbfBlob> {
  const file = openSync(path, 'r')
  try {
    const bytes = fstatSync(file).size
    let at = 0
    while (at < bytes) {
      const blob = blobAt(file, at, bytes)
      yield blob
      at = blob.next
    }
    if (bytes === 0) throw new PbfProblem({ kind: 'not-a-pbf' })
  } finally {
    closeSync(file)
  }
}

function blobAt(file: number, at: number, bytes: number): PbfBlob & { readonly next: number } {
  const cut = () =>
    at === 0 ? new PbfProblem({ kind: 'not-a-pbf' }) : new PbfProblem({ kind: 'cut', atByte: at, bytes })
  const damaged = () => new PbfProblem(at === 0 ? { kind: 'not-a-pbf' } : { kind: 'damaged', atByte: at })
  if (at + 4 > bytes) throw cut()
  const headerBytes = readAt(file, at, 4).readUInt32BE(0)
  if (headerBytes === 0 || headerBytes > MOST_HEADER_BYTES) throw damaged()
  if (at + 4 + headerBytes > bytes) throw cut()
  const header = readBlobHeader(readAt(file, at + 4, headerBytes))
  if (!/^\w+$/.test(header.type) || !(header.size >= 0 && header.size <= MOST_BLOB_BYTES)) throw damaged()
  if (at === 0 && header.type !== 'OSMHeader') throw damaged()
  const start = at + 4 + headerBytes
  if (start + header.size > bytes) throw new PbfProblem({ kind: 'cut', atByte: at, bytes })
  return {
    type: header.type,
    atByte: at,
    share: at / bytes,
    content: () => inflateBlob(readAt(file, start, header.size), at),
    next: start + header.size,
  }
}

function readAt(file: number, at: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length)
  const read = readSync(file, buffer, 0, length, at)
  if (read !== length) throw new PbfProblem({ kind: 'cut', atByte: at, bytes: at + read })
  return buffer
}

function readBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  const header = { type: '', size: -1 }
  const reader = new PbfReader(bytes)
  try {
    reader.readFields((field) => {
      if (field === 1) header.type = reader.readString()
      else if (field === 3) header.size = reader.readVarint()
    }, undefined)
  } catch {
    return { type: '', size: -1 }
  }
  return header
}

const OTHER_COMPRESSIONS: Readonly<Record<number, string>> = {
  4: 'LZMA',
  5: 'bzip2',
  6: 'LZ4',
  7: 'Zstandard',
}

function inflateBlob(bytes: Uint8Array, atByte: number): Uint8Array {
  const reader = new PbfReader(bytes)
  let [raw, size, zipped]: [Uint8Array | undefined, number, Uint8Array | undefined] = [
    undefined,
    -1,
    undefined,
  ]
  let other: string | undefined
  reader.readFields((field) => {
    if (field === 1) raw = reader.readBytes()
    else if (field === 2) size = reader.readVarint()
    else if (field === 3) zipped = reader.readBytes()
    else other = OTHER_COMPRESSIONS[field] ?? other
  }, undefined)
  if (raw !== undefined) return raw
  if (zipped === undefined && other !== undefined) throw new PbfProblem({ kind: 'unsupported', what: other })
  const content = zipped === undefined ? undefined : inflated(zipped)
  if (content === undefined || (size >= 0 && content.length !== size))
    throw new PbfProblem({ kind: 'damaged', atByte })
  return content
}

function inflated(zipped: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(zipped, { maxOutputLength: MOST_BLOB_BYTES })
  } catch {
    return undefined
  }
}
