import type { MethodSection } from '../spaces/planning/method/method-block.ts'

/** The second half of the method in French: decisions, sources, commands, limits. */
export const methodSourcesFr: readonly MethodSection[] = [
  {
    id: 'ouvrir',
    title: 'Où ouvrir\u00a0: objectif, borne, écart, égalités',
    blocks: [
      {
        list: [
          'Le plus d’habitants à N minutes ou moins (couverture maximale).',
          'Le moins de minutes en moyenne (p-médiane).',
          'Le dixième le moins bien servi d’abord (équité).',
          'Le moins de sites pour que personne ne soit au-delà (couverture totale).',
        ],
      },
      'Chaque commune est candidate, à son bourg. Les sites ouverts restent, sauf ceux que vous retirez.',
      'Trouvé\u00a0: ce que vaut la réponse. Borne\u00a0: ce qu’aucune réponse ne peut dépasser. Écart\u00a0: la différence. Un écart de 0 prouve qu’il n’y a pas mieux, pour ces minutes et ces habitants. La preuve porte sur la question, pas sur le terrain.',
      'Deux réponses séparées par moins de 1\u00a0% du gain de la meilleure sont dites presque égales\u00a0: les minutes ne sont pas connues à ce point. Choisissez alors sur le terrain. Aucun objectif ne voit tout\u00a0: les mêmes chiffres sont donnés pour chaque réponse.',
    ],
  },
  {
    id: 'partage',
    title: 'Partager des praticiens entre sites',
    blocks: [
      'Le calcul place des jours de la semaine. Il cherche, dans cet ordre\u00a0: le plus de besoin couvert\u00a0; une salle pour chacun\u00a0; le moindre manque du site le moins bien servi\u00a0; les jours d’ouverture souhaités\u00a0; le moins de changements\u00a0; le moins de sites par personne\u00a0; les souhaits\u00a0; le moins de route. Les salles, jours fixes, jours de repos et limites de trajet sont toujours tenus.',
      'Le besoin, en jours par semaine, est saisi\u00a0: il n’est pas calculé.',
    ],
  },
  {
    id: 'et-si',
    title: 'Et si…\u00a0: ce que suppose un scénario',
    blocks: [
      {
        list: [
          'Un site compte comme ouvert dès une demi-journée de praticien par semaine\u00a0; sans aucun jour, il n’a pas de créneau.',
          'Un site complet au départ le reste tant que ses jours n’augmentent pas.',
          'La demande n’est pas simulée\u00a0: ni l’attente, ni les patients qui iraient ailleurs.',
          'Le départ et le scénario sont lus le même jour\u00a0: la différence vient des seuls changements.',
          'Une route fermée ne change que les trajets entre les communes nommées.',
          'Pour l’APL, cinq jours par semaine valent un équivalent temps plein.',
        ],
      },
    ],
  },
  {
    id: 'trajectoire',
    title: 'La trajectoire jusqu’en 2028',
    blocks: [
      'Le plan est joué des milliers de fois. Chaque année\u00a0: chacun vieillit d’un an et prend sa retraite avec la part de son âge, ou part avec une probabilité\u00a0; chaque poste offert est pourvu, ou perdu\u00a0; chaque site prévu ouvre, ou attend l’année suivante.',
      'La fourchette va du premier au dernier décile\u00a0: huit tirages sur dix y sont. La ligne du milieu est la médiane. Une probabilité donnée entre deux bornes est tirée une fois par tirage, et gardée. La même graine donne les mêmes nombres.',
      'Ce qui est supposé quand rien n’est donné\u00a0: neuf tranches d’âge calées sur deux repères de la CARMF (50,3\u00a0ans en moyenne en 2022, 24\u00a0% de moins de 40\u00a0ans au 1er\u00a0janvier\u00a02024), des retraites de 10\u00a0% à 62\u00a0ans jusqu’à tous à 75, et 2 à 8\u00a0% d’autres départs par an. Les deux derniers n’ont pas de source\u00a0: donnez les vôtres.',
      'La fourchette ne contient que le hasard décrit. Une loi, une crise ou un taux faux n’y sont pas.',
    ],
  },
  {
    id: 'sources',
    title: 'Les données, leur date et leur licence',
    blocks: [
      {
        caption: 'Sources',
        rows: [
          ['Donnée', 'Source et date', 'Licence'],
          [
            'Communes, populations, intercommunalités, codes postaux',
            'INSEE (Code officiel géographique 2026, populations légales 2023), DGCL, La Poste, par @etalab/decoupage-administratif 6.0.0',
            'Licence Ouverte 2.0\u00a0; code MIT',
          ],
          ['Bassins de vie', 'INSEE, 2022, communes de 2026', 'Licence Ouverte 2.0'],
          [
            'Centres et surfaces des communes',
            'IGN, Admin Express\u00a0; COGiter',
            'Licence Ouverte 2.0\u00a0; MIT',
          ],
          [
            'Bourgs (14\u00a0732 communes, 90\u00a0% des habitants)',
            'GeoNames, www.geonames.org',
            'CC BY 4.0',
          ],
          [
            'Contours',
            'IGN, Admin Express 2018, ramenés aux communes de 2026, à 32\u00a0m près',
            'Licence Ouverte 2.0',
          ],
          ['Contour de Saint-Martin', 'Natural Earth', 'Domaine public'],
          ['APL publiée', 'DREES, éditions 2016 et 2018', 'Licence Ouverte 2.0'],
          [
            'Hôpitaux',
            'FINESS (ministère chargé de la santé), janvier\u00a02020, par Eurostat (GISCO)',
            'Licence Ouverte 2.0',
          ],
          ['EHPAD', 'CNSA, prix des EHPAD, 2022', 'Licence Ouverte 2.0'],
          [
            'Routes, quand elles ont été importées',
            '© les contributeurs d’OpenStreetMap\u00a0; la date est celle de l’extrait',
            'ODbL',
          ],
          [
            'Sites des réseaux',
            'Saisie du réseau\u00a0; 17 centres nommés par la presse',
            'Faits, sans licence',
          ],
          ['Créneaux', 'Agenda du réseau, à l’instant affiché', 'Données du réseau'],
        ],
      },
      'Tables préparées le 22\u00a0novembre\u00a02026 par les programmes de scripts/data. Chaque dossier de data/ dit comment, et ce qui manque.',
    ],
  },
  {
    id: 'refaire',
    title: 'Refaire ces chiffres',
    blocks: [
      'Les écrans calculent avec le même code que ces commandes\u00a0: mêmes nombres, au chiffre près, sans serveur. La page «\u00a0Où ouvrir\u00a0» donne la commande de sa question.',
      {
        label: 'Commandes',
        code: `npm run maillage -- territory coverage --area dep:32 --sites 32132,32319,32462,32233 --max-minutes 15
npm run maillage -- territory export --area dep:32 --sites 32132,32319,32462,32233 --format geojson --out gers.geojson
npm run maillage -- territory accessibility --area dep:32
npm run maillage -- site --area dep:32 --fixed 32132,32319,32462,32233 --k 1 --max-minutes 15 --objective covering --travel estimate:detour=1.35,speed=55
npm run maillage -- share docs/guides/examples/sharing-gers.json
npm run maillage -- whatif docs/guides/examples/whatif.json --apl
npm run maillage -- trajectory docs/guides/examples/trajectory-region.json --seed 1 --runs 2000
npm run maillage -- import roads midi-pyrenees-latest.osm.pbf --area dep:32 --max-minutes 45`,
      },
      'Pour les créneaux ouverts, qui changent à chaque réservation, exportez le tableau de l’atlas\u00a0: le fichier porte l’instant, le motif, l’horizon et la source des minutes.',
    ],
  },
  {
    id: 'limites',
    title: 'Ce que ces chiffres ne disent pas',
    blocks: [
      {
        list: [
          'Ils ne connaissent que la voiture\u00a0: ni transports publics, ni vélo, ni qui ne conduit pas.',
          'L’estimation ne connaît ni relief, ni ponts, ni embouteillages. Ce qui engage de l’argent ou l’ouverture d’un site mérite une matrice ou des routes.',
          'Ils ne voient que les créneaux du réseau, pas ceux des cabinets libéraux.',
          'L’APL publiée date de 2018. L’APL calculée est une estimation.',
          'Un créneau près n’est pas un soin reçu\u00a0: ils ne disent rien du prix, de la langue, de l’accessibilité des locaux, ni de la confiance.',
          'Un optimum prouvé l’est pour la question posée. Les locaux, les équipes et les habitants décident du reste.',
        ],
      },
    ],
  },
]
