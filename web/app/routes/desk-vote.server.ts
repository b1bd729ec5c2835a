import { clocksChangeAround, londonDate, momentInWords } from '@patchwork/calendar';
import type { RouterContextProvider } from 'react-router';
import { z } from 'zod';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { optionOnPaper } from '#features/ballots/desk-papers.tsx';
import { day, maybeWords, words } from '#forms/answers.server.ts';
import { maybeMoment } from '#forms/moments.server.ts';
import { BallotOfTeamDocument, type BallotOptionInput, MeDocument, type Theme } from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';

/** A vote for its team, and who of them is looking. Throws the 403 page for everybody else. */
export async function ballotOfTeam(context: Readonly<RouterContextProvider>, request: Request, id: string) {
  const { role } = signedIn(context, request, ...writers);
  const [{ ballot }, { me }] = await Promise.all([
    ask(context, request, BallotOfTeamDocument, { id }),
    ask(context, request, MeDocument),
  ]);
  const { turnoutSoFar, paperBatches, ...vote } = found(ballot);
  // Null is for others, and `ask` has shown them their page.
  const ofTeam = { ...vote, turnoutSoFar: turnoutSoFar ?? [], paperBatches: paperBatches ?? [] };
  return { ballot: ofTeam, officerId: me?.officer?.id ?? null, isInspector: role === 'INSPECTOR' };
}

const themes = Object.keys(themeWords) as [Theme, ...Theme[]];
const listed = z.array(z.string()).default([]);
/** Boxes of which some are left empty. */
const maybeListed = z.array(z.string().optional()).default([]);
const part = z.string().trim().optional();

const said = z.object({
  theme: z.enum(themes, { error: 'Choose what it is about' }),
  title: words('Enter the title that residents read', 120),
});

/** A row of the list: an option, a suggestion that another option takes up, or null for a row that was left empty. */
const row = z
  .object({ key: part, theme: part, title: part, places: listed, more: maybeListed, suggestionIds: listed })
  .extend({ continuesId: part, into: part })
  .transform(({ key = '', into, theme, title, suggestionIds, continuesId, places, more }, { addIssue }) => {
    if (into) return { kind: 'PART' as const, key, into, suggestionIds };
    const placePaths = [
      ...new Set([...places, ...more.filter((path) => path !== undefined && path !== '')]),
    ] as string[];
    const isEmpty = !theme && !title && placePaths.length + suggestionIds.length === 0 && !continuesId;
    if (isEmpty) return null;
    const read = said.safeParse({ theme: theme || undefined, title });
    if (read.success) return { kind: 'OPTION' as const, key, ...read.data, placePaths, suggestionIds, continuesId };
    for (const { message, path } of read.error.issues) addIssue({ code: 'custom', message, path });
    return z.NEVER;
  });

type Row = z.output<typeof row>;

const [FEWEST, MOST] = [2, 20];

const list = z
  .array(row)
  .default([])
  .superRefine((rows, { addIssue }) => {
    const keys = new Set(rows.flatMap((one) => (one?.kind === 'OPTION' ? [one.key] : [])));
    for (const [at, one] of rows.entries()) {
      if (one?.kind !== 'PART' || keys.has(one.into)) continue;
      const message = 'Choose an option that stays on the list by itself';
      addIssue({ code: 'custom', message, path: [at, 'into'] });
    }
    if (keys.size < FEWEST) addIssue({ code: 'custom', message: 'Put at least two options on the list' });
    if (keys.size > MOST) addIssue({ code: 'custom', message: `Put at most ${MOST} options on the list` });
  });

/** A day and a time that London's clocks show once: people must not be told two times. */
const onceOnTheClock = (instant: string | undefined, context: z.RefinementCtx) => {
  if (!instant || !clocksChangeAround(new Date(instant), new Date(instant))) return;
  const message = 'The clocks change within an hour of this time. Choose another, so that nobody is told two';
  context.addIssue({ code: 'custom', message, path: ['at'] });
};

const opening = maybeMoment().superRefine((instant, context) => {
  onceOnTheClock(instant, context);
  if (!instant || new Date(instant) > new Date()) return;
  const message = 'This time has passed. Leave the day and the time empty to open the vote at once';
  context.addIssue({ code: 'custom', message, path: ['at'] });
});

const closing = maybeMoment().superRefine((instant, context) => {
  if (!instant) context.addIssue({ code: 'custom', message: 'Enter the day on which it closes', path: ['on'] });
  onceOnTheClock(instant, context);
  if (!instant || new Date(instant) > new Date()) return;
  const message = `The vote would have closed already, ${momentInWords(new Date(instant))}. Choose a later time.`;
  context.addIssue({ code: 'custom', message, path: ['at'] });
});

/** As the api says it (ballot.rules): whoever opens a vote hears it before they read the vote through. */
const LONGEST_DAYS = 100;
const CHOICES_AT_MOST = 10;

const isTooLong = (opens: string | undefined, closes: string) =>
  Date.parse(closes) - Math.max(opens ? Date.parse(opens) : 0, Date.now()) > LONGEST_DAYS * 86_400_000;

const number = (missing: string, bad = 'Enter a whole number, for example 12') =>
  z
    .string({ error: missing })
    .trim()
    .regex(/^\d{1,3}(,?\d{3})*$/, bad)
    .transform((typed) => Number(typed.replaceAll(',', '')));

export const newBallot = z
  .object({
    options: list,
    maxChoices: number('Enter how many can be chosen').refine(
      (many) => many >= 1 && many <= CHOICES_AT_MOST,
      `Residents can choose from 1 to ${CHOICES_AT_MOST} of the options.`,
    ),
    opens: opening,
    closes: closing,
    words: maybeWords(5000),
    step: z.enum(['check', 'open']).default('check'),
  })
  .superRefine(({ options, maxChoices, opens, closes }, { addIssue }) => {
    const many = options.filter((one) => one?.kind === 'OPTION').length;
    if (maxChoices > many) {
      const message = `There are ${many} options, so nobody can choose ${maxChoices}. Enter a smaller number`;
      addIssue({ code: 'custom', message, path: ['maxChoices'] });
    }
    if (opens && closes && closes <= opens) {
      addIssue({ code: 'custom', message: 'The vote must close after it opens', path: ['closes', 'at'] });
    }
    if (closes && isTooLong(opens, closes)) {
      const message = `A vote is open for ${LONGEST_DAYS} days at the most.`;
      addIssue({ code: 'custom', message, path: ['closes', 'at'] });
    }
  });

/** The options as the api takes them, and the form's name for each field of theirs: a refusal counts only what it was sent. */
export function optionsIn(rows: readonly Row[]): { options: BallotOptionInput[]; names: Record<string, string> } {
  const options: BallotOptionInput[] = [];
  const names: Record<string, string> = { opensAt: 'opens.at', closesAt: 'closes.at' };
  for (const [at, one] of rows.entries()) {
    if (one?.kind !== 'OPTION') continue;
    const { theme, title, placePaths, continuesId } = one;
    const partsOf = rows.flatMap((part) => (part?.kind === 'PART' && part.into === one.key ? part.suggestionIds : []));
    const api = `options.${options.length}`;
    const here = `options[${at}]`;
    Object.assign(names, {
      [`${api}.theme`]: `${here}.theme`,
      [`${api}.title`]: `${here}.title`,
      [`${api}.placePaths`]: `${here}.places`,
      [`${api}.suggestionIds`]: `${here}.title`,
      [`${api}.continuesId`]: `${here}.title`,
    });
    const suggestionIds = [...one.suggestionIds, ...partsOf];
    options.push({ theme, title, placePaths, suggestionIds, continuesId: continuesId || null });
  }
  return { options, names };
}

type Listed = readonly { id: string; position: number; theme: Theme; title: string }[];

/** A figure for each option. An error names its option: at the top of the page it stands among those of the others. */
const votesFor = (options: Listed) =>
  z
    .array(z.object({ optionId: z.string(), votes: part }))
    .default([])
    .transform((rows, { addIssue }) =>
      rows.map(({ optionId, votes }, at) => {
        const option = options.find(({ id }) => id === optionId);
        const name = option ? `“${optionOnPaper(option)}”` : 'this option';
        const missing = `Enter how many papers chose ${name}, 0 for none`;
        const read = number(missing, `Enter a whole number for ${name}, for example 12`).safeParse(votes);
        if (read.success) return { optionId, votes: read.data };
        for (const { message } of read.error.issues) addIssue({ code: 'custom', message, path: [at, 'votes'] });
        return z.NEVER;
      }),
    );

/** What an officer counted of a bundle of papers. */
const figures = (options: Listed) => ({
  papers: number('Enter how many papers there are'),
  votes: votesFor(options),
  noneOfThese: number('Enter how many papers chose none of these, 0 if there are none'),
});

const collected = day('Enter the day on which they were collected').superRefine((typed, { addIssue }) => {
  if (typed <= londonDate(new Date())) return;
  addIssue({ code: 'custom', message: 'This day is still to come. Enter the day on which they were collected' });
});

export const firstCount = (options: Listed) =>
  z.object({
    source: z.enum(['PAPER', 'SCHOOL', 'ROOM'], { error: 'Choose where they come from' }),
    collectedOn: collected,
    placePath: words('Choose where they were collected', 500),
    ...figures(options),
  });

export const secondCount = (options: Listed) => z.object(figures(options));

/** A count of papers as it is typed. */
export type TypedCount = {
  source?: string;
  collectedOn?: { day?: string; month?: string; year?: string };
  placePath?: string;
  papers?: string;
  votes?: { optionId?: string; votes?: string }[];
  noneOfThese?: string;
};
