import type { PersonExport } from '@maillage/contract/rights.ts'
import { Temporal } from 'temporal-polyfill'

const WORDS = {
  fr: {
    title: 'Vos données',
    made: (at: string) => `Fait le ${at}`,
    born: (day: string) => `né(e) le ${day}`,
    about: (network: string, phone: string) =>
      `Ce document contient tout ce que ${network} tient sur vous dans Maillage. Pour rectifier ou demander l’effacement\u202f: « Mon espace », ou ${phone}. Vous pouvez aussi vous adresser à la CNIL (cnil.fr).`,
    none: 'Rien.',
    yes: 'oui',
    no: 'non',
  },
  en: {
    title: 'Your data',
    made: (at: string) => `Made on ${at}`,
    born: (day: string) => `born on ${day}`,
    about: (network: string, phone: string) =>
      `This document holds all that ${network} keeps about you in Maillage. To rectify, or to ask for erasure: “My space”, or ${phone}. You may also turn to CNIL (cnil.fr).`,
    none: 'Nothing.',
    yes: 'yes',
    no: 'no',
  },
} as const

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1 { margin-bottom: 0 } h2 { margin-top: 2.5rem }
  dl { display: grid; grid-template-columns: minmax(10rem, max-content) 1fr; gap: .25rem 1rem; margin: 0 0 1rem; padding: .75rem 0; border-top: 1px solid }
  dt { font-weight: 600 } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  @media (max-width: 30rem) { dl { grid-template-columns: 1fr } dd { margin-bottom: .5rem } }
  @media print { body { margin: 0; max-width: none } dl { break-inside: avoid } }`

/** All data of a person on one page to read and print, without anything from elsewhere. Empty values are left out. */
export function writeExportPage(data: PersonExport): string {
  const words = WORDS[data.language]
  const sections = data.sections.map((section) => {
    const rows = section.rows.map((row) => `<dl>${describeRow(section.columns, row, data)}</dl>`)
    return `<section><h2>${escaped(section.label)}</h2>${rows.join('') || `<p>${words.none}</p>`}</section>`
  })
  const name = escaped(data.person.displayName)
  return `<!doctype html>
<html lang="${data.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${words.title} – ${name}</title><style>${STYLE}</style></head>
<body><main>
<h1>${words.title}</h1>
<p>${name}, ${words.born(dayOf(data.person.birthDate, data))}. ${words.made(instantOf(data.madeAt, data))}.</p>
<p>${escaped(words.about(data.network.name, data.network.phone))}</p>
${sections.join('\n')}
</main></body></html>
`
}

function describeRow(
  columns: PersonExport['sections'][number]['columns'],
  row: Record<string, unknown>,
  data: PersonExport,
): string {
  return columns
    .map(({ code, label }) => ({ label, value: shownAs(row[code], data) }))
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`)
    .join('')
}

function shownAs(value: unknown, data: PersonExport): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return WORDS[data.language][value ? 'yes' : 'no']
  if (Array.isArray(value)) return value.map((item) => shownAs(item, data)).join(', ')
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return instantOf(text, data)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(text, data) : text
}

function instantOf(text: string, { language, network }: PersonExport): string {
  return Temporal.Instant.from(text).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: network.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
}

function dayOf(text: string, { language }: PersonExport): string {
  return Temporal.PlainDate.from(text).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
  })
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
