const N = '\u202f'
const B = '\u00a0'

/** My proofs and my sessions. */
export const securityFr = {
  title: 'Ma sécurité',
  intro: 'Comment vous vous connectez, et où vous êtes connecté en ce moment.',
  demo: 'Compte de démonstration\u00a0: une pression l’ouvre. Les preuves ne se règlent pas ici.',
  lastCode: (count: number) =>
    count === 0
      ? 'Il ne vous reste aucun code de secours.'
      : `Il ne vous reste que ${count}${B}code${count > 1 ? 's' : ''} de secours.`,
  password: {
    title: 'Mot de passe',
    since: (date: string) => `Changé le ${date}.`,
    none: 'Aucun\u00a0: vous vous connectez sans mot de passe.',
    change: 'Changer le mot de passe',
    current: 'Mot de passe actuel',
    save: 'Enregistrer',
    saving: 'Enregistrement',
    done: 'Le mot de passe est changé. Vos autres sessions sont fermées.',
  },
  totp: {
    title: 'Application de codes',
    since: (date: string) => `En service depuis le ${date}.`,
    none: 'Aucune.',
    replace: 'Changer de téléphone ou d’application',
    add: 'Ajouter un mot de passe et une application de codes',
    confirm: 'Mettre en service',
    done: 'La nouvelle application est en service.',
  },
  recovery: {
    title: 'Codes de secours',
    left: (count: number) => (count === 0 ? 'Il n’en reste aucun.' : `Il en reste ${count}${B}sur 10.`),
    renew: 'Faire dix nouveaux codes',
    renewWhy: 'Les anciens ne vaudront plus rien.',
  },
  passkeys: {
    title: 'Clés d’accès',
    none: 'Aucune clé. Avec une clé, ni mot de passe ni code\u00a0: l’empreinte, le visage ou le code de l’appareil.',
    unnamed: 'Clé sans nom',
    made: (date: string) => `Créée le ${date}`,
    used: (moment: string) => `dernier usage ${moment}`,
    neverUsed: 'jamais servie',
    synced: 'suit votre trousseau d’un appareil à l’autre',
    add: 'Ajouter une clé d’accès',
    remove: 'Retirer',
    removeOne: (name: string) => `Retirer la clé ${name}`,
    removeTitle: (name: string) => `Retirer «\u202f${name}\u202f»${N}?`,
    removeWhy: 'L’appareil qui la garde ne pourra plus ouvrir votre compte.',
    removeGo: 'Retirer cette clé',
    removed: 'La clé est retirée.',
    added: 'La clé est ajoutée.',
  },
  sessions: {
    title: 'Sessions ouvertes',
    thisDevice: 'cet appareil',
    devices: 'Appareils connectés',
    table: 'Vos sessions ouvertes',
    device: 'Appareil',
    here: 'celle-ci',
    unknown: 'Appareil inconnu',
    opened: 'Ouverte',
    seen: 'Dernière visite',
    how: 'Connecté par',
    ends: 'Finit au plus tard',
    revoke: 'Fermer',
    revokeOne: (device: string, opened: string) => `Fermer la session de ${device}, ouverte ${opened}`,
    revokeOthers: 'Fermer toutes les autres',
    revoked: 'La session est fermée.',
    othersRevoked: 'Seule cette session reste ouverte.',
    unknownHint: 'Une session que vous ne reconnaissez pas\u00a0: fermez-la, puis changez le mot de passe.',
  },
  factors: {
    password: 'mot de passe',
    totp: 'code',
    'recovery-code': 'code de secours',
    passkey: 'clé d’accès',
    psc: 'Pro Santé Connect',
    franceconnect: 'FranceConnect',
    'contact-code': 'code par message',
    'birth-date': 'date de naissance',
    demo: 'démonstration',
  },
}

export type SecurityText = typeof securityFr
