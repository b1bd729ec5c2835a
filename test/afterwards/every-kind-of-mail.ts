import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../machine.ts';

// Every kind of mail that the service sends, and how each is known: by its subject, and where that is not enough by its
// words.

const source = join(import.meta.dirname, '../../api/src');

const starts = (subject: string) => (mail: Mail) => mail.subject.startsWith(subject);
/** News to those who follow: subject “<area>: <title>”. */
const news = (title: RegExp) => (mail: Mail) => isToMany(mail) && title.test(mail.subject);

/** By the names that the code has for them. */
export const kinds: Readonly<Record<string, (mail: Mail) => boolean>> = {
  codeMail: starts('Your sign-in code'),
  emailChangedMail: starts('You sign in with another address now'),

  CONFIRMED: starts('You have a place: '),
  WAITING: starts('You are on the waiting list: '),
  OFFERED: starts('A place is free for you: '),
  TAKEN_BACK: starts('The place we offered is no longer free: '),
  LAPSED: starts('We no longer hold the place for you: '),
  WITHDRAWN: starts('You have given up your place: '),
  MOVED: starts('The meeting has moved to '),
  CHANGED: starts('Details have changed: '),
  CANCELLED: starts('The meeting is cancelled: '),
  REMINDER: (mail) => /^On .+: /.test(mail.subject),
  JOINING: starts('Starting soon: '),
  THANKS: starts('Thank you: '),

  answeredMail: starts('The team has answered your question'),
  declinedMail: starts('Your question was not published'),
  correctionMail: starts('About the correction that you asked for'),
  reviewedMail: (mail) => /^The team has (read|changed its decision on) your suggestion$/.test(mail.subject),
  openedMail: starts('Your suggestion is part of a vote'),
  decidedMail: starts('What came of your suggestion'),

  updateNews: news(/: What was done: /),
  voteNews: news(/: Vote: /),
  closingNews: news(/: The vote closes on /),
  resultNews: news(/: The vote on .+ is counted$/),
  meetingNews: news(/: (Public meeting|Moved): /),
  cancelledNews: news(/: Cancelled: /),
  minutesNews: news(/: Minutes: /),
  decisionNews: news(/: What the team will work on in /),
  alertNews: news(/: Vans broken into$/),

  digestLetter: news(/^(Today|This week) in /),
  quarterLetter: news(/: What became of /),
  successionLetter: news(/ was divided: which part is yours\?$/),
};

/** What the code has a name for and no demonstration ever sends: in production officers sign in through their force. */
export const neverInADemonstration = ['forceAccountMail'];

/** These two are frames: one for each notice about a place, one for each piece of news. */
const frames = ['placeMail', 'newsLetter'];

/** The names of every kind, read from the code: what makes mails, what a place’s mails tell of, what news there is. */
export function namesInTheCode(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /mails\.tsx$/.test(name));
  const makers = files.flatMap((name) => functionsIn(join(source, name), 'Mail|Letter'));
  const notices = /export const Notice = \{(.+?)\}/s.exec(read('features/meetings/meetings.mails.tsx'))?.[1] ?? '';
  const places = [...notices.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);
  const all = [...makers, ...places, ...functionsIn(join(source, 'features/following/news-words.tsx'), 'News')];
  return all.filter((name) => !frames.includes(name));
}

const read = (name: string) => readFileSync(join(source, name), 'utf8');

function functionsIn(file: string, ending: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(
    new RegExp(`export (?:async )?function (\\w+(?:${ending}))\\(`, 'g'),
  );
  return [...found].map(([, name = '']) => name);
}

/** Whether a mail goes to all who follow something, and says so to programs that answer by themselves. */
export function isToMany({ headers }: Mail): boolean {
  return headers.Precedence === 'list';
}
