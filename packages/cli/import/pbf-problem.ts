/** What can be wrong with a road extract. */
export type PbfFault =
  | { readonly kind: 'not-a-pbf' }
  | { readonly kind: 'cut'; readonly atByte: number; readonly bytes: number }
  | { readonly kind: 'damaged'; readonly atByte: number }
  | { readonly kind: 'unsupported'; readonly what: string }

/** The file is not an extract that can be read. */
export class PbfProblem extends Error {
  override readonly name = 'PbfProblem'
  readonly fault: PbfFault

  constructor(fault: PbfFault) {
    super(fault.kind)
    this.fault = fault
  }
}
