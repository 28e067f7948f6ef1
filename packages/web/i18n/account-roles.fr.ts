import type { Role } from '@maillage/core/access/roles.ts'

/** A role as one says it, and in plain words what it may do. */
interface RoleWords {
  name: string
  may: string
}

export const rolesFr: Record<Role, RoleWords> = {
  patient: { name: 'Patient', may: 'Voit ses rendez-vous, ses données, et qui les a lues.' },
  relative: { name: 'Proche', may: 'Prend et déplace les rendez-vous de la personne dont il s’occupe.' },
  secretary: {
    name: 'Secrétariat',
    may: 'Tient l’agenda de ses lieux, cherche et crée les patients, prend, déplace et annule les rendez-vous.',
  },
  practitioner: {
    name: 'Professionnel de santé',
    may: 'Voit son agenda et les patients qu’il suit. Peut ouvrir un autre dossier en urgence, avec un motif qui sera relu.',
  },
  replacement: {
    name: 'Remplaçant',
    may: 'Voit l’agenda du professionnel remplacé, jusqu’à la date de fin prévue.',
  },
  'centre-manager': {
    name: 'Responsable de centre',
    may: 'Tient l’agenda de ses lieux, règle les horaires et les absences, invite leur équipe.',
  },
  coordinator: {
    name: 'Coordination',
    may: 'Voit les places libres et l’activité de tout le réseau, en nombres. Ne voit aucun nom de patient.',
  },
  planner: {
    name: 'Planification',
    may: 'Voit des nombres par commune et par lieu. Ne voit aucun nom de patient.',
  },
  regulator: {
    name: 'Régulation des soins',
    may: 'Voit les places libres de tout le réseau. Ne voit aucun nom de patient.',
  },
  auditor: {
    name: 'Auditeur',
    may: 'Lit le journal des accès, vérifie qu’il est entier, voit les demandes sur les données. Ne voit pas les agendas.',
  },
  administrator: {
    name: 'Administrateur',
    may: 'Invite les membres, donne et retire les rôles, répond aux demandes sur les données, fait les sauvegardes. Ne voit ni les agendas ni le journal.',
  },
}
