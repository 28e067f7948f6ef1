import type { LayoutLine, SiteAnswer } from './site-answer.ts'

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The best layout and the alternatives, one a line. */
export function answerAsCsv(answer: SiteAnswer): string[] {
  const header = 'rank,codes,names,value,gained,behind,covered,mean_minutes,worst_tenth_minutes,most_minutes'
  const lines = [answer as LayoutLine, ...answer.alternatives].map((line, at) =>
    [
      at + 1,
      line.sites.map(({ code }) => code).join(' '),
      quoted(line.sites.map(({ name }) => name).join(', ')),
      line.value,
      line.gained,
      line.behind,
      line.facts.covered,
      line.facts.meanMinutes,
      line.facts.worstTenthMinutes,
      line.facts.mostMinutes,
    ].join(','),
  )
  return [header, ...lines]
}

/** Points of what is open, of the best layout (rank 1) and of the alternatives (rank 2 on). */
export function answerAsGeoJson(answer: SiteAnswer): object {
  const point = (site: { lon: number; lat: number; code: string; name: string }, properties: object) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [site.lon, site.lat] },
    properties: { code: site.code, name: site.name, ...properties },
  })
  const layouts = [answer as LayoutLine, ...answer.alternatives].flatMap((line, at) =>
    line.sites.map((site) =>
      point(site, {
        kind: at === 0 ? 'new' : 'alternative',
        rank: at + 1,
        value: line.value,
        gained: line.gained,
      }),
    ),
  )
  return {
    type: 'FeatureCollection',
    features: [...answer.fixed.map((site) => point(site, { kind: 'open' })), ...layouts],
  }
}
