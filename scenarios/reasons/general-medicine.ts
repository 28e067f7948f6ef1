import { said } from '../said.ts'
import type { ReasonSeed } from '../scenario.ts'
import { bring, MEDICINES } from './what-to-bring.ts'

const general = { minutes: 15, horizonDays: 90, noticeMinutes: 30 } as const

/** Why patients come to a general practitioner, in their words. Durations are those of the demonstration. */
export const generalMedicine: ReasonSeed[] = [
  {
    ...general,
    code: 'renew-prescription',
    weight: 26,
    services: ['gp', 'ipa'],
    label: { fr: 'Renouveler une ordonnance', en: 'Renew a prescription' },
    shortLabel: { fr: 'ordon.', en: 'prescr.' },
    words: {
      fr: said(`
        renouvellement, ordonnance, plus de médicaments, mes médicaments, mon traitement habituel,
        pilule, renouveler, renouveler mon traitement, médicaments finis, boîte vide, comprimés,
        ventoline, plus d’insuline`),
      en: said(`
        renewal, prescription, no more medicine, my usual medicine, pill, refill, renew, tablets, pills,
        medication, inhaler, run out of medicine`),
    },
    instructions: bring({ fr: 'l’ordonnance à renouveler', en: 'the prescription to renew' }, MEDICINES),
  },
  {
    ...general,
    code: 'change-treatment',
    weight: 6,
    services: ['gp'],
    label: { fr: 'Changer de traitement', en: 'Change a treatment' },
    shortLabel: { fr: 'traite.', en: 'treatm.' },
    words: {
      fr: said(`
        traitement, effets secondaires, médicament mal supporté, arrêter un médicament, changer de
        médicament, changer d’ordonnance, comprimés et nausées, médicament et nausées, traitement ne
        marche pas, adapter mon traitement`),
      en: said(`
        treatment, side effects, stop a medicine, change a medicine, new medicine makes me ill, treatment
        does not work`),
    },
    instructions: bring(MEDICINES),
  },
  {
    ...general,
    code: 'certificate',
    weight: 6,
    services: ['gp'],
    label: { fr: 'Avoir un certificat', en: 'Get a certificate' },
    shortLabel: { fr: 'certif.', en: 'certif.' },
    words: {
      fr: said(`
        certificat, sport, licence, crèche, école, papier, dossier mdph, apte, certificat de sport,
        certificat médical, aptitude, foot, judo, danse, plongée, attestation, passer le permis, bon de transport, cantine,
        colonie`),
      en: said(`
        certificate, sport, school, nursery, form, fit to, sports, football, dance, medical form, transport voucher, fit
        note`),
    },
    instructions: bring({
      fr: 'le formulaire à remplir, s’il y en a un',
      en: 'the form to fill in, if there is one',
    }),
  },
  {
    ...general,
    code: 'long-illness',
    weight: 14,
    minutes: 30,
    stepMinutes: 15,
    services: ['gp', 'ipa'],
    label: { fr: 'Suivre une maladie au long cours', en: 'Follow a long illness' },
    shortLabel: { fr: 'suivi', en: 'follow' },
    words: {
      fr: said(`
        suivi, diabète, tension, cœur, cholestérol, thyroïde, asthme, affection longue durée, ald,
        contrôle, hypertension, tension trop haute, suivi infarctus, suivi avc, suivi épilepsie, contrôle
        avc, suivi cancer, insuffisance cardiaque, bpco, parkinson, suivi annuel, chimio, cancer,
        hypoglycémie, hyperglycémie, insuline, prostate, mémoire, perd la mémoire, alzheimer, électrocardiogramme, ecg, holter`),
      en: said(`
        follow-up, diabetes, blood pressure, heart, cholesterol, thyroid, asthma, chronic, hypertension,
        check-up, asthma check-up, copd, cancer, insulin, prostate, memory, memory loss, ecg, electrocardiogram`),
    },
    instructions: bring(MEDICINES, { fr: 'vos derniers résultats', en: 'your latest results' }),
  },
  {
    ...general,
    code: 'results',
    weight: 9,
    services: ['gp', 'ipa'],
    label: { fr: 'Parler de résultats', en: 'Talk about results' },
    shortLabel: { fr: 'résult.', en: 'result' },
    words: {
      fr: said(`
        résultats, prise de sang, analyse, radio, scanner, irm, compte rendu, courrier du spécialiste,
        échographie, bilan sanguin, ordonnance pour une prise de sang, résultats du laboratoire`),
      en: said(`
        results, blood test, x-ray, scan, mri, letter from a specialist, lab results, ultrasound`),
    },
    instructions: bring({ fr: 'les résultats et les comptes rendus', en: 'the results and reports' }),
  },
  {
    ...general,
    code: 'lasting-pain',
    weight: 13,
    services: ['gp'],
    label: { fr: 'Une douleur qui dure', en: 'A pain that lasts' },
    shortLabel: { fr: 'douleur', en: 'pain' },
    words: {
      fr: said(`
        mal au genou, mal au dos, dos, genou, épaule, hanche, sciatique, lombalgie, lumbago, dos bloqué, arthrose, migraine, mal partout,
        mal au ventre, douleur, dos me fait mal, mal à la tête, mal de tête, tête, torticolis, cou,
        nuque, jambe, jambes, bras, poignet, main, coude, pied, talon, tendinite, contracture, ventre,
        estomac, reflux, articulations`),
      en: said(`
        knee, back pain, lumbago, shoulder, hip, sciatica, migraine, stomach ache, pain, headache, head, neck,
        stiff neck, arm, leg, elbow, wrist, foot, heel, tendonitis, tummy ache`),
    },
    instructions: bring({ fr: 'les radios déjà faites', en: 'the X-rays already taken' }),
  },
  {
    ...general,
    code: 'vaccine',
    weight: 6,
    services: ['gp', 'ipa'],
    label: { fr: 'Se faire vacciner', en: 'Get a vaccine' },
    shortLabel: { fr: 'vaccin', en: 'vaccine' },
    words: {
      fr: said(`
        vaccin, vaccination, rappel, tétanos, zona, vaccin grippe, vaccin covid, rappel tétanos, vaccin
        voyage, voyage`),
      en: said(`
        vaccine, vaccination, booster, tetanus, covid, shingles, flu vaccine, travel vaccine, flu jab,
        jab`),
    },
    instructions: bring(
      { fr: 'le vaccin, s’il a été acheté', en: 'the vaccine, if you bought it' },
      { fr: 'votre carnet de vaccination', en: 'your vaccination record' },
    ),
  },
  {
    ...general,
    code: 'sick-leave',
    weight: 5,
    services: ['gp'],
    label: { fr: 'Un arrêt de travail', en: 'Sick leave' },
    shortLabel: { fr: 'arrêt', en: 'leave' },
    words: {
      fr: said(`
        arrêt de travail, arrêt maladie, prolongation, accident du travail, reprise du travail, burn out, mi-temps thérapeutique,
        temps partiel thérapeutique,
        prolonger mon arrêt, arrêt, congé maladie`),
      en: said(`
        sick leave, sick note, work accident, back to work, burnout, off work`),
    },
    instructions: bring({ fr: 'le dernier arrêt', en: 'the last sick note' }),
  },
  {
    ...general,
    code: 'mood-sleep',
    weight: 5,
    minutes: 30,
    stepMinutes: 15,
    services: ['gp'],
    label: { fr: 'Le moral, le sommeil', en: 'Mood, sleep' },
    shortLabel: { fr: 'moral', en: 'mood' },
    words: {
      fr: said(`
        moral, sommeil, dors mal, insomnie, angoisse, anxiété, stress, déprime, dépression, fatigue,
        addiction, tabac, alcool, psy, psychologue, psychiatre, déprimé, pleure, dort mal, arrêter de
        fumer, cigarette, fatigué, épuisé, deuil, harcèlement, nerfs, drogue, crise d’angoisse, panique,
        crise de panique`),
      en: said(`
        mood, sleep, insomnia, anxiety, stress, depression, tired, smoking, alcohol, psychologist,
        therapist, therapy, cannot sleep, stop smoking, exhausted, stressed, grief, drugs, panic attack,
        panic`),
    },
    instructions: bring(),
  },
  {
    ...general,
    code: 'first-visit',
    weight: 4,
    minutes: 30,
    stepMinutes: 15,
    services: ['gp'],
    noticeMinutes: 240,
    label: {
      fr: 'Une première consultation, chercher un médecin traitant',
      en: 'A first visit, look for a family doctor',
    },
    shortLabel: { fr: '1re', en: '1st' },
    words: {
      fr: said(`
        médecin traitant, nouveau patient, première fois, plus de médecin, je viens d’arriver, mon
        médecin part en retraite, chercher un médecin, cherche médecin traitant, nouveau dans le Gers,
        déménagé, changer de médecin traitant, déclarer un médecin traitant`),
      en: said(`
        family doctor, new patient, first time, no doctor, new here, looking for a doctor, just moved,
        register`),
    },
    instructions: bring(MEDICINES, {
      fr: 'ce que vous avez de votre dossier médical',
      en: 'what you have of your medical file',
    }),
  },
  {
    ...general,
    code: 'skin',
    weight: 4,
    services: ['gp'],
    label: { fr: 'Un problème de peau', en: 'A skin problem' },
    shortLabel: { fr: 'peau', en: 'skin' },
    words: {
      fr: said(`
        peau, bouton, boutons, eczéma, plaque, démangeaison, grain de beauté, verrue, mycose, acné,
        gratte, ça gratte, plaques rouges, rougeur, urticaire, psoriasis, ongle, champignon, tache,
        dermatologue, cheveux, coup de soleil`),
      en: said(`
        skin, rash, eczema, itch, mole, wart, acne, itchy, spots, hives, psoriasis, nail, hair,
        dermatologist, sunburn`),
    },
    instructions: bring(),
  },
  {
    ...general,
    code: 'video-visit',
    weight: 3,
    services: ['tele'],
    modality: 'tele',
    noticeMinutes: 60,
    acceptsNewPatients: false,
    label: { fr: 'Parler au médecin par vidéo', en: 'Talk to the doctor by video' },
    shortLabel: { fr: 'vidéo', en: 'video' },
    words: {
      fr: said(`
        vidéo, téléconsultation, à distance, sans me déplacer, visio, par caméra`),
      en: ['video', 'remote', 'online', 'without travelling', 'video call'],
    },
    instructions: {
      fr: ['un téléphone ou un ordinateur avec caméra', 'un endroit calme'],
      en: ['a telephone or computer with a camera', 'a quiet place'],
    },
  },
]
