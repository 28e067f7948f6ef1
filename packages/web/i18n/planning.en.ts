import type { PlanningText } from './planning.fr.ts'

function ago(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}\u00a0min ago`
  return `${Math.floor(seconds / 3600)}\u00a0h ago`
}

export const planningEn: PlanningText = {
  title: 'Territory',
  brand: (network) => `Maillage, ${network}, home`,
  skip: 'Skip to the content',
  demonstration: 'Demonstration: invented people and appointments, real communes and distances.',
  loading: 'The map is coming.',
  failed: 'The territory could not be read.',
  failedHint: 'The server did not answer. Try again in a moment.',
  offline: 'No connection',
  broken: 'This page stopped.',
  retry: 'Try again',
  notFound: 'This page does not exist.',
  notFoundHint: 'Its address may have changed.',
  toAtlas: { href: '/territoire', label: 'Open the atlas' },
  forbidden: 'Your role does not open the territory',
  forbiddenWhy:
    'The atlas is open to planning, coordination and centre managers. If you need it, ask an administrator of the network.',
  toAccount: { href: '/compte/securite', label: 'My account' },
  account: 'My account',
  signOut: 'Sign out',
  otherLanguage: 'Français',
  letterKeys: (on) => (on ? 'Turn the T key off' : 'Turn the T key on'),
  spacesLabel: 'Spaces',
  spaces: { agenda: 'Agenda', territory: 'Territory' },
  pagesLabel: 'Pages of the territory',
  pages: {
    atlas: 'Atlas',
    siting: 'Where to open',
    whatif: 'What if…',
    trajectory: 'Path to 2028',
    public: 'Public page',
    method: 'Method',
  },
  find: {
    label: 'Commune, site, EPCI',
    key: 'Ctrl\u00a0K',
    count: (count) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
    none: 'Nothing of this name in this area.',
    commune: (population) => `commune, ${population} inhabitants`,
    site: 'site',
    epci: 'group of communes: open its atlas',
  },
  copyLink: 'Copy the link',
  copied: 'Link copied.',
  copyFailed: 'Copy the address of the page.',
  fresh: {
    cut: (at) => `The live line is cut: figures of ${at}.`,
    offline: 'No connection: this is the last state received.',
    computed: (seconds, afterChange) =>
      afterChange ? `Computed again ${ago(seconds)}, after the last booking.` : `Computed ${ago(seconds)}.`,
  },
}
