/** One thing we hold about a person. */
export interface DataHeld {
  datum: string;
  purpose: string;
  /** The basis in UK GDPR, article 6, in plain words. */
  basis: string;
  seenBy: string;
  deleted: string;
}

/** Everything that is held of people, as the privacy page shows it (trust §4: one table, here and nowhere else). */
export const dataHeld: readonly DataHeld[] = [
  {
    datum: 'The email address you sign in with',
    purpose: 'To know that it is you, and to send you codes',
    basis: 'Public task: letting residents take part in policing where they live',
    seenBy: 'You. No officer sees it',
    deleted: 'When you ask us to erase it',
  },
  {
    datum: 'Your home area',
    purpose: 'To show you your area first, and to know where your voice counts',
    basis: 'Public task',
    seenBy: 'You',
    deleted: 'When you change it, or with your email address',
  },
  {
    datum: 'Codes to sign in, as a fingerprint that cannot be turned back into the code',
    purpose: 'To check the code that you type',
    basis: 'Public task',
    seenBy: 'Nobody',
    deleted: 'When used or replaced, and ten minutes after it was sent it no longer works',
  },
  {
    datum: 'That you are signed in, with the time, your network address and your browser’s name',
    purpose: 'To keep you signed in, and to let you sign out everywhere',
    basis: 'Public task',
    seenBy: 'You',
    deleted: 'When you sign out, or when it runs out',
  },
  {
    datum: 'Traces of signing in: when codes were asked for and mistyped',
    purpose: 'To stop others from guessing your code',
    basis: 'Legitimate interests: keeping the service safe',
    seenBy: 'Those who run the service, when something goes wrong',
    deleted: 'After 30 days',
  },
  {
    datum: 'An officer’s title, role, areas, hours and cover, work email address and, unless withheld, name',
    purpose: 'To tell residents who polices their area, and to let the officer sign in and post',
    basis: 'Public task',
    seenBy: 'Everybody, but the address: that only the officer and the force’s administrators',
    deleted: 'The page of the area drops it when the officer leaves the post; updates keep their author',
  },
  {
    datum: 'Who did what as an officer, and when',
    purpose: 'To be able to show afterwards that nobody changed the record unseen',
    basis: 'Public task',
    seenBy: 'Those who run the service',
    deleted: 'Kept: it holds no words, only what was done',
  },
];
