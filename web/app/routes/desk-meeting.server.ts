import { londonInstant, timeTyped } from '@patchwork/calendar';
import type { RouterContextProvider } from 'react-router';
import { z } from 'zod';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { day, maybeWords, words } from '#forms/answers.server.ts';
import { maybeMoment } from '#forms/moments.server.ts';
import {
  CheckInResidentDocument,
  ConfirmResidentDocument,
  MeetingToRunDocument,
  NoteRungDocument,
  UndoCheckInDocument,
  WithdrawResidentDocument,
} from '#graphql.generated.ts';

/**
 * A meeting for a form of its team, with what they typed of it.
 * @throws the 403 page for everybody else, and for an officer where only an inspector may.
 */
export async function meetingToRun(
  context: Readonly<RouterContextProvider>,
  request: Request,
  meetingId: string,
  who: 'TEAM' | 'INSPECTOR' = 'INSPECTOR',
) {
  signedIn(context, request, ...(who === 'TEAM' ? writers : (['INSPECTOR'] as const)));
  const { meetingRoster } = await ask(context, request, MeetingToRunDocument, { meetingId });
  return found(meetingRoster);
}

const time = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .transform((typed, { addIssue }) => {
      const text = timeTyped(typed);
      if (text !== null) return text;
      addIssue({ code: 'custom', message: 'Enter a time, for example 7pm, 7:30pm or 19:30' });
      return z.NEVER;
    });

/** A day, and the times between which a meeting is on it, in London. */
export const times = z
  .object({
    on: day('Enter the day of the meeting'),
    at: time('Enter when it starts, for example 7pm'),
    until: time('Enter when it ends, for example 9pm'),
  })
  .transform(({ on, at, until }, { addIssue }) => {
    const [startsAt, endsAt] = [londonInstant(on, at), londonInstant(on, until)];
    const no = (path: 'at' | 'until', message: string) => {
      addIssue({ code: 'custom', message, path: [path] });
      return z.NEVER;
    };
    if (!startsAt) return no('at', neverComes);
    if (!endsAt) return no('until', neverComes);
    if (endsAt <= startsAt) return no('until', 'The meeting ends before it starts. Check both times');
    return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  });

const neverComes = 'The clocks go forward that night, and this time never comes. Choose another';

/** How an api's field is called where a form asks for both times at once. */
export const timeNames = {
  startsAt: 'when.at',
  endsAt: 'when.until',
  registrationFrom: 'registrationFrom.at',
  registrationUntil: 'registrationUntil.at',
};

const number = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .regex(/^\d{1,3}(,?\d{3})*$/, 'Enter a whole number, for example 80')
    .transform((typed) => Number(typed.replaceAll(',', '')));

const POINT_LIMIT = 120;

/** An agenda as it is typed: one point a line. */
const agenda = z
  .string()
  .optional()
  .transform((typed = '', { addIssue }) => {
    const points = typed
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const long = points.findIndex(({ length }) => length > POINT_LIMIT);
    if (long === -1) return points;
    const message = `Point ${long + 1} of the agenda is longer than ${POINT_LIMIT} characters`;
    addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const mode = z.enum(['IN_PERSON', 'ONLINE', 'BOTH'], { error: 'Choose where people meet' });

/** A link, where there is one. The api looks closer; here it is told beside whatever else is wrong. */
const link = maybeWords(500).refine(
  (typed) => !typed || /^https:\/\//i.test(typed),
  'The link must begin with https://',
);

const title = words('Enter what the meeting is called', 120);

const told = {
  address: maybeWords(500),
  gettingThere: maybeWords(500),
  joinUrl: link,
  dialIn: maybeWords(500),
  description: maybeWords(5000),
  agenda,
  registrationFrom: maybeMoment(),
  registrationUntil: maybeMoment(),
};

export const newMeeting = z.object({
  areaPath: z.string(),
  title,
  quarterId: z.string().optional(),
  when: times,
  mode,
  capacity: number('Enter how many places there are'),
  ...told,
});

export const change = z.object({ title, ...told });

export const move = z.object({ when: times, mode, address: maybeWords(500), joinUrl: link });

export const places = z.object({ capacity: number('Enter how many places there are') });
export type Places = z.input<typeof places>;

export const cancellation = z.object({ reason: words('Enter why it is cancelled', 480) });
export type Cancellation = z.input<typeof cancellation>;

export const minutes = z.object({
  body: words('Enter what was said and agreed', 5000),
  attendance: number('').optional(),
  recordingUrl: link,
});
export type Minutes = { [Name in keyof z.input<typeof minutes>]?: string };

export const caller = z.object({
  name: words('Enter their name', 120),
  phone: maybeWords(40),
  companion: z.literal('yes').optional(),
  needs: maybeWords(1000),
});
export type Caller = z.input<typeof caller>;

export const reply = z.object({ reply: words('Enter what you reply', 1000) });
export type Reply = z.input<typeof reply>;

/** What a button at a name does. */
export const serving = z.object({
  registrationId: z.string(),
  deed: z.enum(['checkIn', 'undo', 'confirm', 'rung', 'withdraw']),
});

/** The field of a refusal as the form has it: an agenda is one box. */
export const inForm = <Refused extends { field?: string | null }>(refusal: Refused): Refused =>
  refusal.field?.startsWith('agenda') ? { ...refusal, field: 'agenda' } : refusal;

/** One tap of the team about somebody: what the api answers. */
export async function serve(
  context: Readonly<RouterContextProvider>,
  request: Request,
  deed: z.output<typeof serving>['deed'],
  registrationId: string,
) {
  const id = { registrationId };
  switch (deed) {
    case 'checkIn':
      return (await ask(context, request, CheckInResidentDocument, id)).checkInResident;
    case 'undo':
      return (await ask(context, request, UndoCheckInDocument, id)).undoCheckIn;
    case 'confirm':
      return (await ask(context, request, ConfirmResidentDocument, id)).confirmResident;
    case 'rung':
      return (await ask(context, request, NoteRungDocument, id)).noteRung;
    case 'withdraw':
      return (await ask(context, request, WithdrawResidentDocument, id)).withdrawResident;
  }
}

/** What a button does while a meeting is under way. */
export const running = z.object({
  deed: z.enum(['speakOf', 'answered', 'publish']),
  questionId: z.string().optional(),
  /** The point that is spoken of now; none where it is left out. */
  position: z.coerce.number().int().optional(),
});
