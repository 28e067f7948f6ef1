const several = (count: number, one: string, many: string) => `${count}\u00a0${count > 1 ? many : one}`

function ago(seconds: number): string {
  if (seconds < 60) return `il y a ${seconds}\u00a0s`
  if (seconds < 3600) return `il y a ${Math.floor(seconds / 60)}\u00a0min`
  return `il y a ${several(Math.floor(seconds / 3600), 'heure', 'heures')}`
}

/** The words that every planning screen shares, in French: the reference that the other languages must match key by key. */
export const planningFr = {
  title: 'Territoire',
  brand: (network: string) => `Maillage, ${network}, accueil`,
  skip: 'Aller au contenu',
  demonstration: 'Démonstration\u00a0: personnes et rendez-vous inventés, communes et distances réelles.',
  loading: 'La carte arrive.',
  failed: 'Le territoire n’a pas pu être lu.',
  failedHint: 'Le serveur n’a pas répondu. Réessayez dans un instant.',
  offline: 'Pas de connexion',
  broken: 'Cette page s’est arrêtée.',
  retry: 'Réessayer',
  notFound: 'Cette page n’existe pas.',
  notFoundHint: 'Son adresse a pu changer.',
  toAtlas: { href: '/territoire', label: 'Ouvrir l’atlas' },
  forbidden: 'Votre rôle n’ouvre pas le territoire',
  forbiddenWhy:
    'L’atlas est ouvert à la planification, à la coordination et aux responsables de centre. Si vous en avez besoin, demandez-le à un administrateur du réseau.',
  toAccount: { href: '/compte/securite', label: 'Mon compte' },
  account: 'Mon compte',
  signOut: 'Se déconnecter',
  otherLanguage: 'English',
  letterKeys: (on: boolean): string => (on ? 'Couper la touche T' : 'Remettre la touche T'),
  spacesLabel: 'Espaces',
  spaces: { agenda: 'Agenda', territory: 'Territoire' },
  pagesLabel: 'Pages du territoire',
  pages: {
    atlas: 'Atlas',
    siting: 'Où ouvrir',
    whatif: 'Et si…',
    trajectory: 'Trajectoire 2028',
    public: 'Page publique',
    method: 'Méthode',
  },
  find: {
    label: 'Commune, site, EPCI',
    key: 'Ctrl\u00a0K',
    count: (count: number) => several(count, 'proposition', 'propositions'),
    none: 'Rien de ce nom dans ce territoire.',
    commune: (population: string) => `commune, ${population}\u00a0habitants`,
    site: 'site',
    epci: 'intercommunalité\u00a0: ouvrir son atlas',
  },
  copyLink: 'Copier le lien',
  copied: 'Lien copié.',
  copyFailed: 'Copiez l’adresse de la page.',
  fresh: {
    cut: (at: string) => `Le direct est coupé\u00a0: chiffres de ${at}.`,
    offline: 'Pas de connexion\u00a0: voici le dernier état reçu.',
    computed: (seconds: number, afterChange: boolean) =>
      afterChange ? `Recalculé ${ago(seconds)}, après la dernière réservation.` : `Calculé ${ago(seconds)}.`,
  },
}

export type PlanningText = typeof planningFr
