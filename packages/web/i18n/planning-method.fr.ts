import { methodSourcesFr } from './planning-method-sources.fr.ts'
import type { MethodSection } from '../spaces/planning/method/method-block.ts'

const sections: readonly MethodSection[] = [
  {
    id: 'creneau',
    title: 'Un créneau ouvert',
    blocks: [
      'Un créneau compte s’il peut être réservé maintenant, par tout le monde, par la même recherche que la prise de rendez-vous. Il n’est donc ni réservé, ni retenu par quelqu’un d’autre, ni gardé pour les soins non programmés, et ses délais de réservation sont respectés.',
      'Il compte pour un motif de soin (par défaut la médecine générale) et pour un horizon, de maintenant à 48\u00a0heures, 7\u00a0jours ou 30\u00a0jours. Un jour vaut 24\u00a0heures.',
      'Un centre ouvert mais complet ne compte pas. C’est l’écart entre «\u00a0sur le papier\u00a0» et «\u00a0ouvert\u00a0» dans l’atlas. Après une réservation, l’écran se recalcule de lui-même\u00a0; une mesure par jour est gardée pour l’historique.',
    ],
  },
  {
    id: 'minutes',
    title: 'Les minutes en voiture',
    blocks: [
      'Le trajet part du bourg de la commune quand il est connu, sinon de son centre géométrique, et va jusqu’au lieu de soins. Les minutes sont entières, arrondies au-dessus. Quand aucune route ne mène à un site, la commune est comptée à part, jamais comme «\u00a0loin\u00a0».',
      'Il y a quatre façons de les faire. L’écran dit toujours laquelle a servi.',
      {
        list: [
          'Estimation Maillage (par défaut). Elle tient compte de la distance et de la densité des deux communes\u00a0; la formule est ci-dessous.',
          'Estimation simple, que l’on peut refaire à la main\u00a0: distance à vol d’oiseau × 1,35, à 55\u00a0km/h.',
          'Routes d’OpenStreetMap, par «\u00a0maillage import roads\u00a0»\u00a0: vitesses par type de route et en agglomération, sens uniques, carrefours, bacs. Chaque sens a sa durée.',
          'Matrice officielle ou mesurée entre communes, en CSV. Un trajet qui n’y est pas est estimé, et c’est dit.',
        ],
      },
      'L’estimation Maillage, pour une distance d à vol d’oiseau, en kilomètres\u00a0:',
      {
        label: 'Formule de l’estimation',
        code: `route   = d × (1,22 + 0,20 × exp(−d / 9))
local   = au plus 5 km à chaque bout, au plus la moitié de la route
minutes = 1 + local / v(départ) + local / v(arrivée)
            + les 40 km suivants à 75 km/h + le reste à 95 km/h

v = 60 km/h jusqu’à 60 habitants/km², 48 à 300, 36 à 1\u00a0000,
    28 à 3\u00a0000, 20 à partir de 10\u00a0000`,
      },
      'Dans une même commune, la distance est celle d’un habitant moyen au centre\u00a0: un site dans la commune n’est pas à 0\u00a0minute (Fleurance\u00a0: 5, Auch\u00a0: 7).',
      'Son erreur. Sur 33 trajets dont la durée est communément donnée, l’écart moyen est de 10\u00a0%, et 28 sont à moins de 15\u00a0% ou 3\u00a0minutes. Ces trajets ont servi à choisir les vitesses\u00a0: c’est un contrôle, pas une validation. Attendez-vous à 15 à 20\u00a0% en campagne, jusqu’à 40\u00a0% en montagne, près d’une rivière à peu de ponts, ou en ville aux heures de pointe.',
      'Les routes. Le graphe et la recherche ont été comparés au logiciel Routino sur 200 trajets d’Andorre\u00a0: 1,5\u00a0% d’écart médian à vitesses égales. Les vitesses elles-mêmes (0,9 fois la limite, plafonds par type de route) sont notre jugement\u00a0; personne n’a chronométré nos trajets dans le Gers.',
    ],
  },
  {
    id: 'quinze',
    title: 'Quinze minutes, les classes et la fourchette',
    blocks: [
      'Quinze minutes comprises, c’est «\u00a0près\u00a0». C’est la promesse que l’atlas mesure, et le seul trait fort de la carte. Les classes sont\u00a0: 5, 10, 15, 20, 30, 45 et 60\u00a0minutes au plus, puis davantage.',
      'Avec l’estimation, lisez «\u00a0environ 15\u00a0minutes\u00a0». Les deux pourcentages donnés à côté d’une part sont la même part si les routes tournent plus, et moins\u00a0: de 15\u00a0% avec l’estimation Maillage, d’un dixième avec les autres. Ce n’est pas un intervalle statistique.',
      'Le pire dixième est le dixième des habitants qui sont le plus loin, parmi ceux qu’une route relie à un site.',
    ],
  },
  {
    id: 'population',
    title: 'Les habitants',
    blocks: [
      'Population légale 2023 de l’INSEE, communes au 1er\u00a0janvier\u00a02026. Une commune est un point\u00a0: tous ses habitants ont les mêmes minutes. Rien n’est su des différences à l’intérieur d’une commune, ni de qui n’a pas de voiture.',
    ],
  },
  {
    id: 'acces-reel',
    title: 'Accès réel et indicateur officiel',
    blocks: [
      'L’accès réel répond à\u00a0: à combien de minutes est le créneau que l’on peut réserver cette semaine. Il compte les sites du réseau, dont les créneaux sont connus.',
      'L’APL répond à\u00a0: combien de consultations par an les médecins installés peuvent-ils offrir à chaque habitant. Elle compte tous les médecins, complets ou non. Une commune peut être bien placée pour l’une et mal pour l’autre. Aucune ne remplace l’autre.',
    ],
  },
  {
    id: 'apl',
    title: 'L’accessibilité potentielle localisée (APL)',
    blocks: [
      'L’APL publiée est celle de la DREES (généralistes 2018 et 2016\u00a0; infirmiers, kinésithérapeutes, sages-femmes 2016). Unité\u00a0: consultations par an et par habitant standardisé selon l’âge. Sous 2,5, une commune est dite sous-dense. Paris, Lyon, Marseille, l’outre-mer et 14 petites communes n’ont pas de valeur publiée.',
      'L’APL calculée est une estimation. Elle suit la même méthode en deux temps, mais le nombre de médecins par commune n’est pas publié\u00a0: il est retrouvé à partir des valeurs publiées.',
      {
        label: 'Formule de l’APL',
        code: `ratio(site)    = offre du site
                 / somme sur les communes (poids(minutes) × besoin)
accès(commune) = somme sur les sites (poids(minutes) × ratio(site))`,
      },
      'Ce qui est supposé et non publié\u00a0:',
      {
        list: [
          'les poids de la distance\u00a0: 1 jusqu’à 10\u00a0minutes, 2/3 jusqu’à 15, 1/3 jusqu’à 20, puis 0. Les bornes suivent la méthode de la DREES, les poids sont les nôtres\u00a0;',
          '5\u00a0000 consultations par an pour un généraliste à temps plein, quand un fichier compte des personnes\u00a0;',
          'les mêmes bornes pour les infirmiers, kinésithérapeutes, sages-femmes et dentistes.',
        ],
      },
      {
        caption: 'Écart entre l’APL calculée et la publiée, France',
        rows: [
          ['Valeur', 'Moyenne', 'Écart pour la moitié des habitants', 'Écart pour 95\u00a0% d’entre eux'],
          ['Généralistes 2018', '3,880', '0,26', '1,34'],
          ['Généralistes 2018, 65\u00a0ans au plus', '3,505', '0,24', '1,24'],
          ['Infirmiers 2016', '131,5', '7,8', '48,7'],
          ['Kinésithérapeutes 2016', '94,6', '6,2', '34,5'],
          ['Sages-femmes 2016', '14,7', '1,1', '5,3'],
        ],
      },
      'Cet écart est celui du calage, sur les valeurs mêmes qui ont servi à le faire. Servez-vous de l’APL calculée pour des différences\u00a0: valeur publiée + (après − avant).',
    ],
  },
  {
    id: 'troisieme',
    title: 'Le troisième rendez-vous disponible',
    blocks: [
      'Jours jusqu’au troisième créneau libre, parmi tous les sites à 15, 20 ou 30\u00a0minutes au plus. Le premier et le deuxième tiennent souvent à une annulation\u00a0; le troisième dit où commence vraiment le temps libre. La mesure vient de l’Institute for Healthcare Improvement (IHI), qui la compte pour un soignant\u00a0; ici elle est comptée pour un habitant, qui peut aller à tout site assez proche.',
      'Quand il y a moins de trois créneaux dans l’horizon regardé, c’est «\u00a0au-delà\u00a0», et l’écran le dit.',
    ],
  },
  ...methodSourcesFr,
]

/** The method of the planning figures, in French: the reference that the other languages must match key by key. */
export const methodFr = {
  title: 'Comment ces chiffres sont faits',
  contents: 'Sommaire',
  print: 'Imprimer',
  lead: [
    'Cette page dit ce que compte chaque chiffre du territoire, d’où il vient, ce qui est supposé et de combien il peut se tromper.',
  ],
  sections,
}

export type MethodText = typeof methodFr
