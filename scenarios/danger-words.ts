import { POISON_ADVICE, SUICIDE_ADVICE, VIOLENCE_ADVICE, WEAPON_ADVICE } from './alarm-advice.ts'
import { named, word } from './alarm-word.ts'
import { said } from './said.ts'
import type { NetworkSeed } from './scenario.ts'

const SUICIDE = 'Ministère de la santé, 3114, numéro national de prévention du suicide'
const VIOLENCE = 'arretonslesviolences.gouv.fr, « Besoin d’aide »'

/** Words of someone in danger from themselves, from another person or from what they took. */
export const dangerWords: NetworkSeed['alarmWords'] = [
  word(
    said(`
      envie de mourir, veux mourir, veut mourir, voudrais mourir, préfère mourir, envie de crever,
      veux plus vivre, veut plus vivre, plus envie de vivre, pas envie de vivre, me suicider, se
      suicider, suicide, suicidaire, me tuer, se tuer, en finir avec la vie, en finir, me pendre,
      sauter par la fenêtre, foutre en l’air, foutre en lair, m’ouvrir les veines, me tailler les
      veines, me jeter sous un train, mettre fin à mes jours, idées noires`),
    said(`
      want to die, wants to die, wish I was dead, kill myself, kill herself, kill himself, killing
      myself, suicide, suicidal, end my life, end it all, no reason to live, don’t want to live,
      hurt myself on purpose`),
    SUICIDE_ADVICE,
    SUICIDE,
  ),
  named(
    word(['mourir'], [], SUICIDE_ADVICE, SUICIDE),
    ['peur de mourir', 'vient de mourir', 'deuil', 'fin de vie'],
    [],
  ),
  word(
    said(`
      me frappe, m’a frappé, me tape dessus, suis battue, il me tape, mari me tape, copain me tape,
      père me tape, il me bat, elle me bat, mari me bat, copain me bat, compagnon me bat, père me
      bat, ma frappé, ma battue, m’a battue, m’a tabassé, femme battue, enfant battu, mari violent,
      conjoint violent, compagnon violent, père violent, violence conjugale, violences conjugales,
      victime de violences, viol, violée, violé, violer, agression sexuelle, agressée sexuellement,
      abus sexuel, attouchements sexuels, victime d’attouchements, subi des attouchements, inceste,
      m’a étranglé, menace de me tuer, frappe ma mère, frappe mes enfants, frappe mon fils, frappe
      ma fille`),
    said(`
      hits me, he hit me, she hit me, husband hit me, partner hit me, beats me, beat me up,
      battered, violent husband, violent partner, abusive husband, abusive partner, domestic
      violence, rape, raped, sexual assault, sexually assaulted, sexual abuse, strangled me`),
    VIOLENCE_ADVICE,
    VIOLENCE,
  ),
  word(
    said(`
      coup de couteau, coups de couteau, poignardé, coup de feu, coups de feu, blessé par balle,
      plaie par balle`),
    said(`
      stabbed, stab wound, gunshot, was shot, been shot, bullet wound`),
    WEAPON_ADVICE,
  ),
  named(word(['tiré dessus'], [], WEAPON_ADVICE), said('douleur, mal, marche, muscle, peau, cicatrice'), []),
  word(
    said(`
      avalé un produit, avaler un produit, avalé de la javel, avaler de la javel, bu de la javel,
      boire de la javel, avalé une pile, avalé des médicaments, avalé des comprimés, avalé du
      détergent, avalé lessive, produit ménager bu, bu produit, mangé des champignons, intoxication,
      intoxiqué, empoisonnement, empoisonné, pris trop de médicaments, trop de médicaments avalés,
      pris trop de comprimés, trop de doliprane, trop de paracétamol, pris trop de cachets, pris
      tous mes médicaments, pris tous mes cachets, pris toute la boîte, surdose, overdose, monoxyde,
      mordu par un serpent, morsure de vipère, morsure de serpent, avalé une pièce, avalé un jouet,
      avalé un objet, avalé un aimant`),
    said(`
      swallowed a product, swallowed bleach, drank bleach, drunk bleach, swallowed a battery,
      swallowed pills, poisoning, poisoned, overdose, overdosed, took too many pills, taken too many
      pills, too many tablets, too much paracetamol, carbon monoxide, snake bite, swallowed a coin,
      swallowed a toy, swallowed a magnet`),
    POISON_ADVICE,
  ),
  named(
    word(['trop de médicaments', 'trop de cachets'], ['too many medicines'], POISON_ADVICE),
    ['prends', 'prendre', 'ordonnance', 'traitement', 'réduire', 'arrêter', 'liste'],
    ['prescription', 'reduce', 'stop', 'review'],
  ),
]
