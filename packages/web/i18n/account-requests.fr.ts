import { ofPerson } from './elision.ts'

const N = '\u202f'
const B = '\u00a0'

/** What people ask about their data, for those who answer. */
export const requestsFr = {
  title: 'Droits des personnes',
  intro:
    'Ce que des patients demandent sur leurs données. La loi donne un mois pour répondre (RGPD, article 12).',
  show: 'Montrer',
  states: { open: 'À traiter', fulfilled: 'Accordées', refused: 'Refusées', withdrawn: 'Retirées' },
  all: 'Toutes',
  fileName: 'demandes.csv',
  table: 'Demandes, la plus pressée d’abord',
  columns: {
    who: 'Qui',
    what: 'Demande',
    received: 'Reçue',
    due: 'Réponse due',
    state: 'État',
    actions: 'Actions',
  },
  none: 'Aucune demande ici.',
  noneOpen: 'Aucune demande en attente.',
  noneHint:
    'Une demande faite en ligne arrive ici d’elle-même. Celle d’une lettre ou du guichet s’enregistre.',
  kinds: {
    access: 'Obtenir ses données',
    rectification: 'Corriger ses données',
    erasure: 'Effacer ses données',
    objection: 'S’opposer à un usage',
  },
  channels: { online: 'en ligne', letter: 'par lettre', phone: 'par téléphone', desk: 'au guichet' },
  overdue: 'en retard',
  extended: 'prolongée',
  erasedPerson: 'Personne effacée',
  born: (date: string) => `né(e) le ${date}`,
  answerIt: 'Répondre',
  see: 'Voir',
  openOne: (verb: string, request: string) => `${verb}${B}: ${request}`,
  panel: {
    title: (kind: string, whose: string) => `${kind}, ${whose}`,
    note: 'Ce que la personne écrit',
    noNote: 'Aucune précision.',
    identity: 'Comment l’identité a été vérifiée',
    identityUnchecked: 'L’identité n’a pas été vérifiée.',
    checkMissing: 'Dites comment l’identité a été vérifiée.',
    noteCheck: 'Noter la vérification',
    export: 'Ses données',
    exportHint: 'Vérifiez à qui vous les remettez. Le téléchargement laisse une ligne au journal.',
    exportHtml: 'À lire et imprimer',
    exportJson: 'Pour un ordinateur (JSON)',
    downloading: 'Préparation',
    downloaded: 'Le document est dans vos téléchargements.',
    decision: 'Votre réponse',
    decisionMissing: 'Choisissez votre réponse.',
    decisions: { fulfil: 'Accorder', refuse: 'Refuser', extend: 'Prolonger de deux mois' },
    fulfilHint: {
      access: 'Les données ont été remises.',
      rectification: 'La correction est faite.',
      erasure: 'L’effacement se fait tout de suite, et ne se défait pas.',
      objection: 'L’usage cesse.',
    },
    refuseHint: 'La loi veut une raison, et la voie de recours (CNIL).',
    extendHint: 'Une seule fois, pour une demande complexe, avec la raison.',
    answer: 'Ce qui est dit à la personne',
    answerMissing: 'Écrivez la réponse\u00a0: elle est gardée avec la demande.',
    send: 'Répondre',
    sending: 'Envoi',
    answered: (by: string, date: string) => `Répondu par ${by}, le ${date}${B}:`,
    handled: (date: string) => `Répondu le ${date}${B}:`,
    close: 'Fermer',
    done: 'La réponse est enregistrée.',
  },
  plan: {
    title: 'Ce qui sera fait',
    modes: {
      erase: 'Rien n’oblige à garder la personne\u00a0: son identité et ses contacts partent.',
      anonymise: 'Les rendez-vous passés restent comptés, sans la personne.',
      restrict:
        'La loi oblige à garder l’identité avec les soins donnés\u202f; contacts et messages partent.',
    },
    table: 'Donnée par donnée',
    columns: { data: 'Donnée', rows: 'Lignes', fate: 'Sort', because: 'Pourquoi' },
    fates: { erased: 'effacée', anonymised: 'rendue anonyme', kept: 'gardée' },
    until: (date: string) => `jusqu’au ${date}`,
    future: (count: number) =>
      `${count}${B}rendez-vous à venir${B}: cochez pour ${count > 1 ? 'les ' : 'l’'}annuler.`,
    cancelFuture: 'Annuler aussi les rendez-vous à venir',
    cancelMissing:
      'Il y a des rendez-vous à venir\u00a0: dites qu’ils seront annulés, ou refusez la demande.',
    confirmTitle: (whose: string) => `Effacer les données ${ofPerson(whose)}${N}?`,
    confirm:
      'Cela ne se défait pas. Une sauvegarde les garde encore jusqu’à ce qu’elle soit elle-même retirée.',
    go: 'Effacer ces données',
    erased: 'Les données sont effacées.',
  },
}

export type RequestsText = typeof requestsFr
