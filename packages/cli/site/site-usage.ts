import type { Lang } from '../command.ts'

const FRENCH = `maillage site --area dep:32 [--fixed 32132,32319] [--k 1] [--objective covering] [--max-minutes 15] [--travel SOURCE]
              [--json | --csv | --geojson]

  --area          le territoire : dep:32, reg:76, epci:243200417, commune:32132
  --fixed         les sites ouverts et gardés, par le code de leur commune
  --forbid        les communes où rien ne peut ouvrir
  --k             le nombre de nouveaux sites (1)
  --objective     covering     le plus d’habitants à moins de --max-minutes (15)
                  median       le moins de minutes en moyenne
                  worst-tenth  le dixième le moins bien servi d’abord
                  center       le moins de minutes pour le plus éloigné
                  set-covering le moins de sites pour que personne, ou --beyond-percent, ne reste au-delà de --max-minutes
  --parent-minutes  une antenne est à tant de minutes au plus d’un centre de --fixed (une antenne n’en est pas un)
  --capacity      les habitants qu’un site peut prendre : un nombre, ou un CSV code,capacity
  --costs, --budget  un CSV code,cost, et ce qui peut être dépensé en tout
  --alternatives  combien d’autres réponses donner (5)
  --proof-seconds le temps laissé au solveur pour la preuve (15) ; 0 s’en passe
  --seed          le germe de la recherche (1) : le même donne la même réponse
  --travel        estimate, ou estimate:detour=1.35,speed=55

Ctrl-C arrête la recherche et donne la meilleure réponse trouvée. Le guide : docs/guides/siting.md`

const ENGLISH = `maillage site --area dep:32 [--fixed 32132,32319] [--k 1] [--objective covering] [--max-minutes 15] [--travel SOURCE]
              [--json | --csv | --geojson]

  --area          the area: dep:32, reg:76, epci:243200417, commune:32132
  --fixed         the sites that are open and stay, by the code of their commune
  --forbid        communes where nothing can open
  --k             how many new sites (1)
  --objective     covering     most inhabitants within --max-minutes (15)
                  median       least minutes on average
                  worst-tenth  the worst-served tenth first
                  center       least minutes for the furthest
                  set-covering fewest sites so that nobody, or --beyond-percent, is beyond --max-minutes
  --parent-minutes  an antenne is at most so many minutes from a centre of --fixed (an antenne is none)
  --capacity      inhabitants that a site can take: a number, or a CSV code,capacity
  --costs, --budget  a CSV code,cost, and what may be spent in all
  --alternatives  how many other answers to give (5)
  --proof-seconds the time given to the solver for the proof (15); 0 goes without
  --seed          the seed of the search (1): the same gives the same answer
  --travel        estimate, or estimate:detour=1.35,speed=55

Ctrl-C stops the search and gives the best answer found. The guide: docs/guides/siting.md`

export const SITE_USAGE: Readonly<Record<Lang, string>> = { fr: FRENCH, en: ENGLISH }
