const N = '\u202f'
const B = '\u00a0'

/** One thing that is kept: what, what for, how long. */
interface Kept {
  what: string
  why: string
  until: string
}

export interface RightsText {
  title: string
  intro: (network: string) => string
  demonstration: string
  kept: { title: string; items: Kept[]; terms: { why: string; until: string } }
  traces: { title: string; items: Kept[] }
  notKept: { title: string; items: string[] }
  device: { title: string; items: string[] }
  seen: { title: string; items: string[] }
  rights: { title: string; intro: string; items: string[] }
  ask: { title: string; whom: (network: string) => string; delay: string; cnil: string }
  dated: string
}

export interface AccessibilityText {
  title: string
  state: string[]
  done: { title: string; items: string[] }
  missing: { title: string; items: string[] }
  report: { title: string; text: string; answer: string }
  appeal: { title: string; text: string; post: string }
  dated: string
}

/** The pages that say what the software does with people's data, and how far it can be used by everyone. */
export const rightsFr: RightsText = {
  title: 'Vos droits',
  intro: (network) =>
    `Ce qui est gardé quand vous prenez rendez-vous ici (${network}), pourquoi, combien de temps, et à qui demander.`,
  demonstration: `Ceci est une démonstration${B}: personne n’est soigné ici. N’écrivez rien de vrai. L’espace des professionnels et les messages y sont ouverts à tous.`,
  kept: {
    title: 'Ce qui est gardé pour votre rendez-\u2060vous',
    terms: { why: `Pourquoi${B}:`, until: `Combien de temps${B}:` },
    items: [
      {
        what: 'Nom de naissance, prénom, nom utilisé, date de naissance',
        why: 'vous reconnaître d’une fois sur l’autre, sans vous prendre pour une autre personne.',
        until:
          'le logiciel ne les efface pas de lui-même. L’équipe le fait, selon les règles du dossier de soins.',
      },
      {
        what: 'Mobile ou e-mail',
        why: 'vous envoyer le code, la confirmation et ce qui change. Rien d’autre.',
        until: 'comme votre nom.',
      },
      {
        what: `Pour un proche${B}: qui vous êtes pour lui, et votre mobile ou e-mail`,
        why: 'les messages arrivent chez vous, et l’équipe sait qui a pris le rendez-vous.',
        until: 'comme le nom du patient.',
      },
      {
        what: `Le rendez-vous${B}: jour, lieu, professionnel, motif, minutes de route, et vos mots si vous avez choisi de les garder`,
        why: 'vous recevoir et préparer votre venue.',
        until: 'le logiciel ne l’efface pas de lui-même, annulé ou non.',
      },
      {
        what: 'Les messages envoyés, sans votre nom ni le motif',
        why: 'savoir ce qui vous a été dit, et l’envoyer une seule fois.',
        until:
          'le logiciel ne les efface pas de lui-même, sauf les e-mails de code, effacés après une heure.',
      },
    ],
  },
  traces: {
    title: 'Les traces techniques',
    items: [
      {
        what: 'Les codes, les essais de code, l’adresse internet d’où ils viennent, sous une forme illisible',
        why: 'empêcher que quelqu’un d’autre devine votre code.',
        until: 'un jour.',
      },
      {
        what: 'La réponse à chaque demande',
        why: `quand le réseau coupe, la même demande n’est pas faite deux fois.`,
        until: 'un jour.',
      },
      {
        what: 'Une place gardée cinq minutes sans suite',
        why: 'comprendre une place qui a disparu.',
        until: 'une semaine.',
      },
      {
        what: `Le journal des changements${B}: quand, par qui, quel rendez-vous, sans nom ni motif`,
        why: 'pouvoir dire qui a changé quoi.',
        until: 'toujours. Personne ne peut l’effacer ni le corriger.',
      },
    ],
  },
  notKept: {
    title: 'Ce qui n’est pas gardé',
    items: [
      'Les mots que vous tapez pour trouver un motif restent sur votre appareil, sauf si vous choisissez de les garder pour le secrétariat.',
      'Vos recherches et votre commune ne sont pas gardées par le serveur.',
      'Si vous vous situez, votre position est arrondie à un kilomètre environ, sert à trouver la commune, et n’est pas gardée.',
      'Il n’y a ni publicité, ni mesure d’audience. Les seuls cookies sont ceux de la connexion, et il n’y en a aucun sans elle. Rien n’est chargé depuis un autre site.',
      'Le motif n’est jamais dans une adresse de page ni dans un message.',
    ],
  },
  device: {
    title: 'Sur votre appareil',
    items: [
      'Ce que vous tapez reste dans cet onglet, pour ne rien perdre si le réseau coupe. Fermer l’onglet l’efface.',
      'La langue choisie est retenue.',
      `La recherche n’est retenue que si vous l’avez coché. «${N}Oublier sur cet appareil${N}», à l’accueil, l’efface.`,
    ],
  },
  seen: {
    title: 'Qui le voit',
    items: [
      'Le secrétariat et les professionnels du réseau, motif compris.',
      'Vous, ou la personne qui a pris le rendez-vous, avec le lien du message et la date de naissance.',
      'Le logiciel n’envoie rien à personne d’autre. Les e-mails passent par le service d’envoi du réseau.',
    ],
  },
  rights: {
    title: 'Ce que vous pouvez demander',
    intro:
      'Ce logiciel ne fait pas encore la copie ni l’effacement tout seul. L’équipe le fait pour vous, sur demande.',
    items: [
      'Voir ce qui est gardé sur vous, et en recevoir une copie.',
      'Corriger une erreur, comme un nom ou une date.',
      'Effacer, sauf ce que la loi oblige à garder dans un dossier de soins.',
      'Refuser un usage, ou demander qu’il soit suspendu.',
      'Prendre rendez-vous par téléphone, sans passer par ce site.',
    ],
  },
  ask: {
    title: 'À qui demander',
    whom: (network) => `${network}, responsable de ces données, par téléphone${B}:`,
    delay: 'Une réponse vous est due dans le mois. On peut vous demander de prouver qui vous êtes.',
    cnil: `Si la réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL${B}:`,
  },
  dated: 'Texte du 22\u00a0novembre\u00a02026, d’après ce que fait le logiciel à cette date.',
}

export const accessibilityFr: AccessibilityText = {
  title: 'Accessibilité',
  state: [
    'Ce site veut pouvoir servir à tout le monde, selon le référentiel français RGAA 4.1.',
    `Accessibilité${B}: non conforme. Aucun audit complet n’a encore été fait${B}: sans audit, un site se déclare non conforme, même si la plupart des points sont vérifiés.`,
  ],
  done: {
    title: 'Ce qui est vérifié',
    items: [
      'Toute la prise de rendez-vous se fait au clavier seul, et l’endroit où l’on est se voit toujours.',
      'Chaque écran passe un contrôle automatique (axe, règles WCAG 2.2 A et AA) à chaque changement du logiciel.',
      'On peut agrandir à 200 %, lire sur 320 pixels de large, en clair ou en sombre, sans animation.',
      'La carte est redite en liste et en tableau. Une couleur vient toujours avec un mot ou une forme.',
      'Les cinq minutes pour remplir le formulaire se prolongent, et ce qui est écrit n’est jamais perdu.',
    ],
  },
  missing: {
    title: 'Ce qui manque',
    items: [
      'Personne qui utilise chaque jour un lecteur d’écran n’a encore essayé le site.',
      'La commande à la voix n’a pas été essayée.',
      'La confirmation imprimée n’a pas été regardée sur papier.',
    ],
  },
  report: {
    title: `Quelque chose vous bloque${N}?`,
    text: `Dites-le au secrétariat, qui prend aussi le rendez-vous pour vous${B}:`,
    answer: 'Dites la page, ce que vous vouliez faire et avec quel appareil. C’est noté pour être corrigé.',
  },
  appeal: {
    title: 'Sans réponse',
    text: `Si rien ne change, vous pouvez écrire au Défenseur des droits${B}:`,
    post: `Par courrier, sans timbre${B}: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.`,
  },
  dated: 'Déclaration du 22\u00a0novembre\u00a02026.',
}
