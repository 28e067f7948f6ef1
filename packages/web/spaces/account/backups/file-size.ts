interface Units {
  kb: string
  mb: string
  gb: string
}

/** A size as one says it: "640 ko", "12,4 Mo". Decimal units. */
export function fileSize(bytes: number, units: Units, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000
      ? [Math.max(1, Math.round(bytes / 1000)), units.kb]
      : bytes < 1_000_000_000
        ? [bytes / 1_000_000, units.mb]
        : [bytes / 1_000_000_000, units.gb]
  return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })}\u00a0${unit}`
}
