/** Plain sentences: nothing here is Markdown, HTML, or in need of a second person. */
export const AGENDA = ['What was done since we last met', 'Your questions', 'What the team should work on next'];

export const MINUTES = `Thank you to everybody who came. The team said what it had done on each priority, and what it had not.

You asked for more patrols in the evening and for quicker answers. The team will report on both here.`;

/** What residents of a made-up place ask its team, and what they hear. */
export const ASKED = [
  {
    text: 'When will there be another speed check in PLACE?',
    answer: 'Within a month, on a weekday morning. We say here what we counted.',
  },
  {
    text: 'Whom do I tell about cars on the pavement in PLACE?',
    answer: 'Tell us where nobody can get past, and the council where there are yellow lines.',
  },
  {
    text: 'Are there patrols around the shops in PLACE in the evening?',
    answer: 'Twice a week, at the hours that residents named. Tell us if it is worse at others.',
  },
  {
    text: 'Could an officer come to the market in PLACE once a month?',
    answer: 'Yes, on its first day in each month.\n\nLook for the table beside the entrance.',
  },
  {
    text: 'What came of the reports about noise behind the hall in PLACE?',
    answer: 'We spoke with the club and with the neighbours. It has been quieter since.',
  },
] as const;
