const N = '\u202f'
const B = '\u00a0'

/** Choosing proofs: password, authenticator application, recovery codes, passkey; and proving again. */
export const proofsFr = {
  newPassword: 'Nouveau mot de passe',
  rules: (length: number) => `Au moins ${length}${B}caractères. Une phrase convient, avec ou sans espaces.`,
  tooShort: (length: number) => `Il faut au moins ${length}${B}caractères.`,
  scan: {
    title: 'L’application de codes',
    first: 'Ouvrez l’application de codes de votre téléphone, et ajoutez un compte avec cette image.',
    picture: 'Image à scanner avec l’application de codes',
    cannot: `Pas moyen de scanner${N}? Tapez cette clé dans l’application${B}:`,
    next: 'Puis recopiez le code qu’elle montre.',
    code: 'Code à 6 chiffres',
    codeMissing: 'Recopiez les 6 chiffres que montre l’application.',
    over: 'Cette image a expiré. En voici une autre\u00a0: scannez-la de nouveau.',
  },
  recovery: {
    title: 'Vos codes de secours',
    why: 'Ils remplacent le téléphone s’il est perdu ou cassé. Chacun sert une fois.',
    once: 'Ils ne seront plus montrés. Gardez-les maintenant, ailleurs que sur cet appareil.',
    list: 'Codes de secours',
    kept: 'Je les ai gardés',
    keptMissing: 'Dites que vous les avez gardés\u00a0: sans eux, un téléphone perdu ferme le compte.',
    done: 'Continuer',
  },
  passkey: {
    label: 'Nom de cette clé',
    labelHint: 'Pour la reconnaître plus tard\u00a0: «\u202fportable du cabinet\u202f».',
    make: 'Créer une clé d’accès',
    waiting: 'Répondez à votre appareil',
    givenUp: 'La clé n’a pas été créée\u00a0: l’appareil n’a pas répondu, ou vous avez fermé sa question.',
    unsupported: 'Ce navigateur ne connaît pas les clés d’accès.',
  },
  prove: {
    title: `Est-ce bien vous${N}?`,
    why: 'Ce que vous demandez touche à la sécurité d’un compte. Prouvez encore une fois qui vous êtes.',
    password: 'Mot de passe',
    code: 'Code de l’application, ou code de secours',
    go: 'C’est bien moi',
    passkey: 'Avec la clé d’accès',
    psc: 'Avec Pro Santé Connect',
    pscHint: 'Vous reviendrez à cette page, vidée de ce qui y est écrit.',
    missing: 'Remplissez ce champ.',
  },
}

export type ProofsText = typeof proofsFr
