import type { AccessibilityText, RightsText } from './patient-about.fr.ts'

/** The same pages, in English. */
export const rightsEn: RightsText = {
  title: 'Your rights',
  intro: (network) => `What ${network} keeps when you book here, why, for how long, and whom to ask.`,
  demonstration:
    'This is a demonstration: nobody is cared for here. Write nothing true. The space of the professionals and the messages are open to everyone.',
  kept: {
    title: 'What is kept for your appointment',
    terms: { why: 'Why:', until: 'How long:' },
    items: [
      {
        what: 'Birth name, first name, name used, date of birth',
        why: 'to know you from one time to the next, and not to take you for someone else.',
        until: 'the software does not erase them by itself. The team does, by the rules of care records.',
      },
      {
        what: 'Mobile or e-mail',
        why: 'to send you the code, the confirmation and what changes. Nothing else.',
        until: 'as your name.',
      },
      {
        what: 'For someone close: who you are to them, and your mobile or e-mail',
        why: 'the messages come to you, and the team knows who booked.',
        until: 'as the name of the patient.',
      },
      {
        what: 'The appointment: day, place, professional, reason, minutes by car, and your words if you chose to keep them',
        why: 'to see you and to prepare for it.',
        until: 'the software does not erase it by itself, cancelled or not.',
      },
      {
        what: 'The messages sent, without your name or the reason',
        why: 'to know what you were told, and to send it only once.',
        until: 'the software does not erase them by itself, except code e-mails, erased after an hour.',
      },
    ],
  },
  traces: {
    title: 'Technical traces',
    items: [
      {
        what: 'Codes, tries of a code, the internet address they come from, in a form that cannot be read',
        why: 'to keep someone else from guessing your code.',
        until: 'one day.',
      },
      {
        what: 'The answer to each request',
        why: 'when the network is cut, the same request is not done twice.',
        until: 'one day.',
      },
      {
        what: 'A place held for five minutes that led to nothing',
        why: 'to understand a place that disappeared.',
        until: 'one week.',
      },
      {
        what: 'The log of changes: when, by whom, which appointment, without name or reason',
        why: 'to be able to say who changed what.',
        until: 'always. Nobody can erase or correct it.',
      },
    ],
  },
  notKept: {
    title: 'What is not kept',
    items: [
      'The words you type to find a reason stay on your device, unless you choose to keep them for the office.',
      'Your searches and your commune are not kept by the server.',
      'If you ask to be located, your position is rounded to about a kilometre, serves to find the commune, and is not kept.',
      'There is no advertising and no audience measurement. The only cookies are those of signing in: without it there is none. Nothing is loaded from another site.',
      'The reason is never in a page address nor in a message.',
    ],
  },
  device: {
    title: 'On your device',
    items: [
      'What you type stays in this tab, so that nothing is lost if the network is cut. Closing the tab erases it.',
      'The language you chose is remembered.',
      'The search is remembered only if you ticked the box. “Forget on this device”, on the home page, erases it.',
    ],
  },
  seen: {
    title: 'Who sees it',
    items: [
      'The office and the professionals of the network, the reason included.',
      'You, or the person who booked, with the link in the message and the date of birth.',
      'The software sends nothing to anyone else. E-mails go through the sending service of the network.',
    ],
  },
  rights: {
    title: 'What you can ask for',
    intro:
      'This software does not yet make the copy or the erasure by itself. The team does it for you, on request.',
    items: [
      'To see what is kept about you, and to receive a copy.',
      'To correct a mistake, such as a name or a date.',
      'To erase, except what the law requires to be kept in a care record.',
      'To refuse a use, or to ask that it be suspended.',
      'To book by phone, without going through this site.',
    ],
  },
  ask: {
    title: 'Whom to ask',
    whom: (network) => `${network}, responsible for these data, by phone:`,
    delay: 'An answer is due to you within a month. You may be asked to prove who you are.',
    cnil: 'If the answer does not suit you, you can complain to the CNIL, the French data protection authority:',
  },
  dated: 'Text of 22 November 2026, after what the software does on that date.',
}

export const accessibilityEn: AccessibilityText = {
  title: 'Accessibility',
  state: [
    'This site wants to serve everyone, by the French reference RGAA 4.1.',
    'Accessibility: not compliant. No full audit has been made yet: without an audit a site declares itself not compliant, even if most points are checked.',
  ],
  done: {
    title: 'What is checked',
    items: [
      'The whole booking works with the keyboard alone, and one always sees where one is.',
      'Each screen goes through an automatic check (axe, WCAG 2.2 A and AA rules) at each change of the software.',
      'One can enlarge to 200 %, read on 320 pixels of width, light or dark, without animation.',
      'The map is said again as a list and a table. A colour always comes with a word or a shape.',
      'The five minutes to fill the form can be extended, and what is written is never lost.',
    ],
  },
  missing: {
    title: 'What is missing',
    items: [
      'Nobody who uses a screen reader every day has tried the site yet.',
      'Voice control has not been tried.',
      'The printed confirmation has not been looked at on paper.',
    ],
  },
  report: {
    title: 'Does something stop you?',
    text: 'Tell the office, who will also book for you:',
    answer: 'Say the page, what you wanted to do and with which device. It is noted so that it is mended.',
  },
  appeal: {
    title: 'Without an answer',
    text: 'If nothing changes, you can write to the Défenseur des droits:',
    post: 'By post in France, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
  },
  dated: 'Statement of 22 November 2026.',
}
