import type { rolesFr } from './account-roles.fr.ts'

export const rolesEn: typeof rolesFr = {
  patient: { name: 'Patient', may: 'Sees their appointments, their data, and who read them.' },
  relative: { name: 'Relative', may: 'Books and moves the appointments of the person they look after.' },
  secretary: {
    name: 'Front office',
    may: 'Keeps the agenda of their sites, finds and adds patients, books, moves and cancels appointments.',
  },
  practitioner: {
    name: 'Health professional',
    may: 'Sees their agenda and the patients they follow. May open another record in an emergency, with a reason that is reviewed.',
  },
  replacement: {
    name: 'Locum',
    may: 'Sees the agenda of the professional they replace, until the date agreed.',
  },
  'centre-manager': {
    name: 'Centre manager',
    may: 'Keeps the agenda of their sites, sets opening times and absences, invites their team.',
  },
  coordinator: {
    name: 'Coordination',
    may: 'Sees the free places and the activity of the whole network, in numbers. Sees no name of a patient.',
  },
  planner: { name: 'Planning', may: 'Sees counts by commune and by site. Sees no name of a patient.' },
  regulator: {
    name: 'Care regulation',
    may: 'Sees the free places of the whole network. Sees no name of a patient.',
  },
  auditor: {
    name: 'Auditor',
    may: 'Reads the access log, checks that it is whole, sees the requests about data. Does not see agendas.',
  },
  administrator: {
    name: 'Administrator',
    may: 'Invites members, gives and takes away roles, answers requests about data, makes backups. Sees neither agendas nor the log.',
  },
}
