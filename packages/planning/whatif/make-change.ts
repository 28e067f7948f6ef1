import { locate } from './locate.ts'
import type { PractitionerDraft, SiteDraft, StateDraft, WhatIfGround } from './planned-state.ts'
import type { Change, ChangeKind } from './what-if-file.ts'
import type { WhatIfCause, WhatIfRefusal } from './what-if-refusal.ts'

type Of<Kind extends ChangeKind['kind']> = Extract<ChangeKind, { kind: Kind }>

/** Makes changes on a draft one after the other; what cannot be made is refused and leaves the draft as it was. */
export function createChanger(draft: StateDraft, ground: WhatIfGround) {
  const refusals: WhatIfRefusal[] = []
  const made = new Map<string, string>()
  /** Path of the last change of each practitioner. */
  const lastTouched = new Map<string, string>()
  return {
    refusals,
    lastTouched,
    make: (change: Change, path: string) => {
      const first = keysOf(change).flatMap((key) => made.get(key) ?? [])[0]
      if (first !== undefined) {
        refusals.push({ path, kind: 'same-change-twice', first })
        return
      }
      for (const key of keysOf(change)) made.set(key, path)
      const makeOne = MAKERS[change.kind] as (change: Change, making: Making) => void
      makeOne(change, { draft, ground, path, refusals, lastTouched })
    },
  }
}

interface Making {
  readonly draft: StateDraft
  readonly ground: WhatIfGround
  readonly path: string
  readonly refusals: WhatIfRefusal[]
  readonly lastTouched: Map<string, string>
}

/** Two changes with a key in common say the same thing twice, or contradict each other. */
function keysOf(change: Change): string[] {
  const on = change.on ?? ''
  switch (change.kind) {
    case 'open-site':
    case 'add-practitioner':
      return []
    case 'close-site':
      return [`close ${change.site}`]
    case 'retire-practitioner':
      return [`retire ${change.practitioner}`]
    case 'move-site':
      return [`move ${change.site} ${on}`]
    case 'change-opening':
      return [`opening ${change.site} ${on}`]
    case 'change-days':
      return [`days ${change.practitioner ?? ''} ${change.site} ${on}`]
    case 'close-road':
      return change.pairs.map((pair) => `road ${[...pair].sort().join(' ')}`)
  }
}

const MAKERS: { readonly [Kind in ChangeKind['kind']]: (change: Of<Kind>, making: Making) => void } = {
  'open-site': openSite,
  'close-site': (change, making) => {
    withSite(change.site, making, (site) => {
      site.isClosed = true
    })
  },
  'move-site': (change, making) => {
    withSite(change.site, making, (site) => moveSite(site, change, making))
  },
  'add-practitioner': (change, making) => {
    withSite(change.site, making, (site) => addPractitioner(site, change, making))
  },
  'retire-practitioner': (change, making) => {
    withPractitioner(change.practitioner, making, (practitioner) => {
      practitioner.hasLeft = true
    })
  },
  'change-days': (change, making) => {
    withSite(change.site, making, (site) => changeDays(site, change, making))
  },
  'close-road': closeRoad,
  'change-opening': (change, making) => {
    withSite(change.site, making, (site) => {
      site.opensOn = change.opensOn
    })
  },
}

function refuse({ refusals, path }: Making, field: string, cause: WhatIfCause): void {
  refusals.push({ path: `${path}.${field}`, ...cause })
}

function withSite(id: string, making: Making, use: (site: SiteDraft) => void): void {
  const { sites } = making.draft
  const site = sites.get(id)
  if (site === undefined) refuse(making, 'site', { kind: 'no-such-site', id, known: [...sites.keys()] })
  else if (site.isClosed) refuse(making, 'site', { kind: 'site-closed', id })
  else use(site)
}

function withPractitioner(id: string, making: Making, use: (practitioner: PractitionerDraft) => void): void {
  const { practitioners } = making.draft
  const found = practitioners.get(id)
  const known = [...practitioners.keys()]
  if (found === undefined) refuse(making, 'practitioner', { kind: 'no-such-practitioner', id, known })
  else if (found.hasLeft) refuse(making, 'practitioner', { kind: 'practitioner-retired', id })
  else use(found)
}

function openSite(change: Of<'open-site'>, making: Making): void {
  const { id, name, days } = change
  const place = locate(change, making.ground, `${making.path}.commune`)
  if (making.draft.sites.has(id)) refuse(making, 'id', { kind: 'given-twice', value: id })
  else if ('refusal' in place) making.refusals.push(place.refusal)
  else {
    const { row: commune, point } = place
    const isNew = { opensOn: undefined, isClosed: false, fullUpTo: -1 }
    making.draft.sites.set(id, { id, name, commune, point, days, ...isNew })
  }
}

function moveSite(site: SiteDraft, change: Of<'move-site'>, making: Making): void {
  const place = locate(change, making.ground, `${making.path}.commune`)
  if ('refusal' in place) making.refusals.push(place.refusal)
  else {
    site.commune = place.row
    site.point = place.point
  }
}

function addPractitioner(site: SiteDraft, change: Of<'add-practitioner'>, making: Making): void {
  const { practitioners } = making.draft
  const { id, label, days } = change
  if (practitioners.has(id)) refuse(making, 'id', { kind: 'given-twice', value: id })
  else practitioners.set(id, { id, label, days: new Map([[site.id, days]]), hasLeft: false })
}

function changeDays(site: SiteDraft, change: Of<'change-days'>, making: Making): void {
  if (change.practitioner === undefined) site.days = change.days
  else
    withPractitioner(change.practitioner, making, (practitioner) => {
      practitioner.days.set(site.id, change.days)
      making.lastTouched.set(practitioner.id, making.path)
    })
}

function closeRoad({ pairs, extraMinutes }: Of<'close-road'>, making: Making): void {
  for (const [i, pair] of pairs.entries()) {
    const rows = pair.map((code) => making.ground.index.rowOf(code))
    const unknown = rows.indexOf(undefined)
    if (unknown >= 0) {
      const code = pair[unknown] as string
      refuse(making, `pairs[${i}][${unknown}]`, { kind: 'no-such-commune', code })
    } else making.draft.roads.push({ between: rows as [number, number], extraMinutes })
  }
}
