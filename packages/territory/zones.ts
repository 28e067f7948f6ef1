import { readTable, TableError } from './csv-table.ts'

/** A région, an EPCI, a bassin de vie. */
export interface Zone {
  readonly code: string
  readonly name: string
}

/** Contents of the tables of `data/communes/` that put communes together; a table that is not given is empty. */
export interface ZoneFiles {
  readonly regions?: Uint8Array | string
  readonly epci?: Uint8Array | string
  readonly bassinsDeVie?: Uint8Array | string
}

export interface Zones {
  readonly regions: readonly Zone[]
  readonly epcis: readonly Zone[]
  readonly bassinsDeVie: readonly Zone[]
  /** Row in `bassinsDeVie` of the bassin de vie of each commune; -1 when it has none. */
  readonly bassinDeVieOf: Int16Array
}

/**
 * Reads régions, EPCI and bassins de vie; `rowOf` gives the row of a commune. Communes that are not loaded are passed over.
 * @throws TableError when a line is malformed, or a commune is of two bassins de vie.
 */
export function readZones(
  files: ZoneFiles,
  size: number,
  rowOf: (code: string) => number | undefined,
): Zones {
  const bassinDeVieOf = new Int16Array(size).fill(-1)
  const bassins = tableOf(files.bassinsDeVie, ['code', 'nom', 'communes'])
  for (const [bassin, { line, cells }] of bassins.entries()) {
    for (const code of cells.communes.split(' ')) {
      if (!/^\d[\dAB]\d{3}$/.test(code)) throw new TableError(line, `"${code}" is not the code of a commune`)
      const row = rowOf(code)
      if (row === undefined) continue
      if (bassinDeVieOf[row] !== -1) throw new TableError(line, `${code} is of two bassins de vie`)
      bassinDeVieOf[row] = bassin
    }
  }
  return {
    regions: tableOf(files.regions, ['code', 'nom']).map(zoneOf),
    epcis: tableOf(files.epci, ['code', 'nom']).map(zoneOf),
    bassinsDeVie: bassins.map(zoneOf),
    bassinDeVieOf,
  }
}

function tableOf<Column extends string>(file: Uint8Array | string | undefined, columns: readonly Column[]) {
  if (file === undefined) return []
  return readTable(typeof file === 'string' ? file : new TextDecoder().decode(file), columns)
}

const zoneOf = ({ cells }: { cells: { code: string; nom: string } }): Zone => ({
  code: cells.code,
  name: cells.nom,
})
