import type { EndName } from './ends.ts';

/** One question of the guide. `at` is the last part of its address; the first has none. */
export interface Question {
  at: string;
  asks: string;
  answers: readonly Answer[];
}

/** One answer, and where it leads: to the next question, or to an end by its name. */
export interface Answer {
  says: string;
  hint?: string;
  leads: Question | EndName;
}

const howToTell: Question = {
  at: 'how-to-tell',
  asks: 'How would you like to tell the police?',
  answers: [
    { says: 'Fill in a form online', hint: 'In your own time, at any hour.', leads: 'report-online' },
    { says: 'Write to somebody in a web chat', hint: 'You can ask as you go.', leads: 'web-chat' },
    { says: 'Call and speak to somebody', leads: 'call-101' },
    { says: 'Tell somebody, without giving my name', leads: 'crimestoppers' },
  ],
};

const doorstep: Question = {
  at: 'somebody-at-the-door',
  asks: 'Is the caller still there, or coming back today?',
  answers: [
    { says: 'Yes', hint: 'They will not leave, or they frighten you, or they are on their way.', leads: 'call-999' },
    { says: 'No, they have gone', leads: 'doorstep-caller' },
  ],
};

const scam: Question = {
  at: 'a-scam',
  asks: 'What happened in the scam?',
  answers: [
    {
      says: 'I lost money, or I gave something away',
      hint: 'Bank details, a password, a code, or a look into your computer.',
      leads: 'report-fraud',
    },
    { says: 'I got a strange text, email or call', hint: 'But I gave nothing away.', leads: 'suspicious-message' },
    { says: 'Somebody came to my door', hint: 'To sell, to mend, or to “check” something.', leads: doorstep },
  ],
};

const nuisance: Question = {
  at: 'a-nuisance',
  asks: 'What is the nuisance?',
  answers: [
    {
      says: 'Rubbish, noise, parking, an abandoned car or a broken street light',
      hint: 'Also dog mess, graffiti and holes in the road.',
      leads: 'council',
    },
    { says: 'A vehicle that blocks a road or my drive, or stands where it is dangerous', leads: 'call-101' },
    {
      says: 'People who frighten or trouble others',
      hint: 'For example shouting, threats, drugs, or riding bikes dangerously.',
      leads: howToTell,
    },
  ],
};

const whatIsIt: Question = {
  at: 'what-is-it',
  asks: 'What is it about?',
  answers: [
    {
      says: 'A crime that is over',
      hint: 'For example a theft, a break-in, damage, an attack, a hate crime or a crash.',
      leads: howToTell,
    },
    {
      says: 'Somebody at home, or close to me, hurts or frightens me',
      hint: 'A partner, an ex, or somebody of the family. It does not have to be violence.',
      leads: 'at-home',
    },
    { says: 'A scam', hint: 'By text, by email, by phone, online or at the door.', leads: scam },
    { says: 'Somebody is missing', leads: 'somebody-is-missing' },
    { says: 'I know or saw something', hint: 'And I do not want to give my name.', leads: 'crimestoppers' },
    { says: 'A nuisance where I live', hint: 'For example noise, rubbish or parking.', leads: nuisance },
    {
      says: 'Something that goes on and on, and that the team should work on',
      hint: 'For example speeding in one street.',
      leads: 'neighbourhood-team',
    },
  ],
};

/** The guide "What has happened?": every way through it. */
export const tree: Question = {
  at: '',
  asks: 'Is anybody in danger, or is it happening now?',
  answers: [
    {
      says: 'Yes, or I am not sure',
      hint: 'Somebody is hurt or could be. A crime is going on. Whoever did it is still near.',
      leads: 'call-999',
    },
    { says: 'No', hint: 'It is over, and everybody is safe.', leads: whatIsIt },
  ],
};

/** Every question of the guide, each once, as one comes to them. */
export const questions: readonly Question[] = [...new Set(within(tree))];

function within(question: Question): Question[] {
  return [question, ...question.answers.flatMap(({ leads }) => (typeof leads === 'string' ? [] : within(leads)))];
}

/** The question with this address, or undefined. */
export const questionAt = (at: string): Question | undefined => questions.find((question) => question.at === at);

/** The first question that leads to this one or to this end; none leads to the first. */
export function questionBefore(at: string): Question | undefined {
  return questions.find(({ answers }) =>
    answers.some(({ leads }) => (typeof leads === 'string' ? leads : leads.at) === at && at !== ''),
  );
}
