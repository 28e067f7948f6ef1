/** A text in both languages. */
interface Bilingual {
  fr: string
  en: string
}

/** One kind of data about a person: where it is, what of it the person is given. */
export interface PersonData {
  table: string
  label: Bilingual
  /** Which rows (alias `t`) are the person's: `$patients` their record and those merged into it, `$accounts` their accounts. */
  rows: string
  order: string
  /** Column by column what is given, under which words; `as`: an expression that says more than an id. */
  columns: Record<string, { label: Bilingual; as?: string }>
  /** Columns that are not given, and why. */
  omitted: Record<string, string>
}
