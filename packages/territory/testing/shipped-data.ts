import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { loadCommunes } from '../communes.ts'
import { decodeNationalContours } from '../national-contours.ts'

const data = new URL('../../../data/', import.meta.url)

/** A table of `data/`, as text. */
export const shippedText = (name: string): string => readFileSync(new URL(name, data), 'utf8')

/** All communes that are shipped. */
export function shippedCommunes() {
  return loadCommunes({
    communes: shippedText('communes/communes.csv'),
    departements: shippedText('communes/departements.csv'),
    regions: shippedText('communes/regions.csv'),
    epci: shippedText('communes/epci.csv'),
    bassinsDeVie: shippedText('communes/bassins-de-vie.csv'),
    formerCodes: shippedText('communes/former-codes.csv'),
  })
}

/** The file of the outlines of all communes, decompressed. */
export const shippedContourBytes = (): Uint8Array =>
  brotliDecompressSync(readFileSync(new URL('contours/communes.bin.br', data)))

export const shippedContours = () => decodeNationalContours(shippedContourBytes())
