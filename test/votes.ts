import { addDays } from '@patchwork/calendar';
import { type APIRequestContext, expect, type Page, type PlaywrightWorkerArgs } from '@playwright/test';
import { girton, south } from './demo.ts';
import { ask, signIn } from './machine.ts';
import { anAddress, aWord } from './meetings.ts';

// What tests of votes do again and again. Each opens its own vote, on months of its own that are far away: they are in
// nobody's way, and what is voted is nobody else's.

export interface Vote {
  id: string;
  quarterId: string;
  /** In the order of the list. */
  options: { id: string; title: string }[];
  opensAt: Date;
  closesAt: Date;
}

interface Wanted {
  titles?: readonly string[];
  maxChoices?: number;
  /** From now, in seconds. */
  opensIn?: number;
  closesIn?: number;
  words?: string;
}

/** Two months of some year far ahead that nobody has planned yet. */
async function aQuarter(inspector: APIRequestContext): Promise<string> {
  for (;;) {
    const startsOn = addDays('2030-01-01', Math.floor(Math.random() * 25_000));
    const input = { areaPath: south, startsOn, endsOn: addDays(startsOn, 6) };
    const { data, errors } = await ask(inspector, 'PlanQuarter', { input });
    if (data?.planQuarter.id) return data.planQuarter.id;
    if (data?.planQuarter.reason !== 'OVERLAPS') throw new Error(`Not planned: ${JSON.stringify([data, errors])}`);
  }
}

/** Opens a vote as the inspector whose machine this is; for an hour, on three options, unless told otherwise. */
export async function aVote(inspector: APIRequestContext, wanted: Wanted = {}): Promise<Vote> {
  const { titles, maxChoices = 2, opensIn = -2, closesIn = 3_600, words } = wanted;
  const quarterId = await aQuarter(inspector);
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
  const [opensAt, closesAt] = [at(opensIn), at(closesIn)];
  const options = (titles ?? ['Lamps', 'Hedges', 'Bicycles'].map((title) => `${title} ${aWord()}`)).map((title) => ({
    theme: 'OTHER',
    title,
    placePaths: [girton],
  }));
  const input = { quarterId, options, maxChoices, opensAt, closesAt, words };
  const { data, errors } = await ask(inspector, 'OpenBallot', { input });
  const { id, message } = data?.openBallot ?? {};
  if (!id) throw new Error(`No vote was opened: ${message ?? JSON.stringify(errors)}`);
  const { ballot } = (await ask(inspector, 'BallotPage', { id })).data;
  return { id, quarterId, options: ballot.options, opensAt, closesAt };
}

/** So many residents of Girton who are signed in and have not voted yet, without a browser. */
export async function residents(
  { request }: Pick<PlaywrightWorkerArgs['playwright'], 'request'>,
  baseURL: string | undefined,
  howMany: number,
): Promise<APIRequestContext[]> {
  return Promise.all(
    Array.from({ length: howMany }, async () => {
      const machine = await request.newContext({ baseURL });
      await signIn(machine, anAddress());
      await ask(machine, 'SetHomeArea', { path: girton });
      return machine;
    }),
  );
}

/** Votes as whoever this machine is signed in as. Gives the receipts. */
export async function castVote(
  machine: APIRequestContext,
  { id }: Pick<Vote, 'id'>,
  optionIds: readonly string[],
): Promise<string[]> {
  const { data, errors } = await ask(machine, 'CastVote', { ballotId: id, optionIds });
  const { receipts, message } = data?.castVote ?? {};
  if (!receipts) throw new Error(`No vote was taken: ${message ?? JSON.stringify(errors)}`);
  return receipts;
}

/** Waits for the closing time and for the count: contract.md promises it within 15 seconds. */
export async function untilItIsCounted(
  machine: APIRequestContext,
  { id, closesAt }: Pick<Vote, 'id' | 'closesAt'>,
): Promise<void> {
  const timeout = closesAt.getTime() - Date.now() + 16_000;
  const state = async () => (await ask(machine, 'BallotPage', { id })).data.ballot.state;
  await expect.poll(state, { timeout, intervals: [500] }).toBe('SEALED');
}

/** The receipts that the page shows. */
export async function receiptsOn(page: Page): Promise<string[]> {
  const list = page.getByRole('region', { name: /Your (3 )?receipts?|Your \d+ receipts/ });
  return list.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/).allTextContents();
}
