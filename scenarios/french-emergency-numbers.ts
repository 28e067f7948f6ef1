import type { NetworkSeed } from './scenario.ts'

/** The numbers of the whole country; the date is that of the text which made each. */
export const frenchEmergencyNumbers: NetworkSeed['emergency'] = [
  {
    number: '15',
    label: { fr: 'Danger pour la vie', en: 'Danger to life' },
    validFrom: '1986-01-06',
    source: 'Loi n° 86-11 du 6 janvier 1986 relative à l’aide médicale urgente et aux transports sanitaires',
  },
  {
    number: '116 117',
    label: { fr: 'Médecin, soir et week-end', en: 'Doctor, evenings and weekends' },
    validFrom: '2016-07-22',
    source:
      'Décret n° 2016-1012 du 22 juillet 2016, numéro d’appel national d’accès à la permanence des soins ambulatoires',
  },
  {
    number: '114',
    label: {
      fr: 'Sourd, malentendant, ou dans l’impossibilité de parler\u00a0: par SMS',
      en: 'Deaf, hard of hearing, or unable to speak: by text message',
    },
    validFrom: '2008-04-14',
    source: 'Décret n° 2008-346 du 14 avril 2008, appels d’urgence des personnes déficientes auditives',
  },
  {
    number: '112',
    label: { fr: 'Urgence, partout en Europe', en: 'Emergency, anywhere in Europe' },
    validFrom: '1991-07-29',
    source: 'Décision 91/396/CEE du Conseil du 29 juillet 1991, numéro d’appel d’urgence unique européen',
  },
]
