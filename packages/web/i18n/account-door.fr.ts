import { countdown } from './time-words.ts'

const N = '\u202f'
const B = '\u00a0'

/** Sign-in of the staff: the first proof, the second, the forgotten password. */
export const doorFr = {
  title: 'Espace professionnel',
  intro: 'Pour le secrétariat, les soignants et ceux qui font tourner le réseau.',
  introBack: 'Connectez-vous, et vous reviendrez où vous étiez.',
  already: (name: string) => `Vous êtes déjà connecté${B}: ${name}.`,
  goOn: 'Continuer',
  patient: `Vous venez pour votre rendez-vous${N}?`,
  patientLink: 'Mon espace de patient',
  email: 'E-mail professionnel',
  password: 'Mot de passe',
  show: 'Montrer',
  hide: 'Cacher',
  showPassword: 'Montrer le mot de passe',
  emailMissing: 'Écrivez l’adresse e-mail de votre invitation.',
  passwordMissing: 'Écrivez votre mot de passe.',
  next: 'Continuer',
  checking: 'Vérification',
  forgotten: `Mot de passe oublié${N}?`,
  or: 'ou',
  passkey: 'Clé d’accès',
  passkeyHint: 'empreinte, visage ou code de cet appareil',
  passkeyWaiting: 'Répondez à votre appareil',
  passkeyGivenUp: 'La clé d’accès n’a pas répondu. Essayez encore, ou connectez-vous avec le mot de passe.',
  psc: 'Pro Santé Connect',
  pscHint: 'avec e-CPS ou carte CPS',
  locked: 'La connexion est fermée un moment',
  lockedWhy: 'Trop d’essais de suite. C’est pour protéger le compte, même si c’était bien vous.',
  lockedFor: (seconds: number) => `Vous pourrez essayer encore dans ${countdown(seconds)}.`,
  lockedOver: 'Vous pouvez essayer encore.',
  demo: {
    title: 'Comptes de démonstration',
    hint: 'Personnes inventées. Une pression suffit, sans mot de passe.',
    opening: 'Ouverture',
    none: 'Cette démonstration n’a pas de compte tout prêt.',
  },
  second: {
    title: 'Votre code',
    intro: 'Ouvrez l’application de codes de votre téléphone et recopiez les 6 chiffres.',
    introRecovery: 'Recopiez un des codes de secours que vous avez gardés. Chacun sert une seule fois.',
    code: 'Code à 6 chiffres',
    recovery: 'Code de secours',
    useRecovery: 'Je n’ai pas mon téléphone',
    useTotp: 'J’ai mon téléphone',
    goOn: 'Continuer',
    checking: 'Vérification',
    confirm: 'Se connecter',
    missing: 'Recopiez le code.',
    noneLeft: 'Ce code n’est pas le bon, et c’était le dernier essai.',
    startAgain: 'Recommencer depuis le début',
    codesLeft: (count: number) =>
      count === 0
        ? 'C’était votre dernier code de secours. Faites-en d’autres maintenant.'
        : `Il vous reste ${count}${B}code${count > 1 ? 's' : ''} de secours.`,
    codeSpent: `Celui-ci ne servira plus. Un téléphone perdu se remplace dans «${N}Ma sécurité${N}», où se font aussi dix nouveaux codes.`,
    toSecurity: 'Voir ma sécurité',
  },
  reset: {
    title: 'Mot de passe oublié',
    intro: 'Nous vous écrivons à l’adresse de votre compte, avec un lien pour en choisir un autre.',
    send: 'Recevoir le lien',
    sending: 'Envoi',
    sentTitle: 'Regardez vos messages',
    sent: (minutes: number) =>
      `Si un compte a cette adresse, un lien est parti. Il marche ${minutes}${B}minutes, une seule fois.`,
    nothing:
      'Rien reçu au bout de cinq minutes\u00a0: regardez les courriers indésirables, puis demandez à un administrateur.',
    chooseTitle: 'Choisir un mot de passe',
    chooseIntro: 'Il faut aussi le code de votre application, ou un code de secours.',
    code: 'Code de l’application, ou code de secours',
    change: 'Changer le mot de passe',
    changedTitle: 'Le mot de passe est changé',
    changed: 'Vos autres sessions sont fermées. Connectez-vous avec le nouveau.',
    signIn: 'Se connecter',
    back: 'Revenir à la connexion',
  },
}

export type DoorText = typeof doorFr
