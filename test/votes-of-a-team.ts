import { londonClock } from '@patchwork/calendar';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { ask, signIn } from './machine.ts';
import { anAddress, aWord } from './meetings.ts';
import type { roles } from './roles.ts';
import { review, suggest } from './suggestions.ts';

// A neighbourhood of a test's own, with its team: a quarter has one vote, and the demo's are everybody's.

const DAY = 86_400_000;
const dayFromNow = (days: number) => londonClock(new Date(Date.now() + days * DAY)).day;

export interface TeamOfVotes {
  path: string;
  name: string;
  /** Two places in it. */
  places: { path: string; name: string }[];
  /** The next months: nothing is agreed for them, and nothing voted on. */
  quarterId: string;
  quarterName: string;
  inspector: Page;
  /** Both count papers. */
  officers: [Page, Page];
}

type AsNew = (role: keyof typeof roles | undefined) => Promise<Page>;

/** Adds a neighbourhood with two places and a team, and plans its next months. */
export async function aTeamOfVotes(asNew: AsNew): Promise<TeamOfVotes> {
  const admin = (await asNew('admin')).request;
  const name = `Vale ${aWord()}`;
  const path = await anArea(admin, { parentPath: 'cambridgeshire', kind: 'NEIGHBOURHOOD', name });
  const places: TeamOfVotes['places'] = [];
  for (const place of [`Ash ${aWord()}`, `Elm ${aWord()}`]) {
    places.push({ name: place, path: await anArea(admin, { parentPath: path, kind: 'PLACE', name: place }) });
  }
  const serve = async (role: 'INSPECTOR' | 'OFFICER', displayName: string) => {
    const email = anAddress();
    const post = { email, role, areaPaths: [path], title: role === 'OFFICER' ? 'PCSO' : 'Inspector', displayName };
    const { data, errors } = await ask(admin, 'AppointOfficer', { input: post });
    if (!data?.appointOfficer.id) throw new Error(`Nobody was appointed: ${JSON.stringify([data, errors])}`);
    const page = await asNew(undefined);
    await signIn(page.request, email);
    return page;
  };
  const inspector = await serve('INSPECTOR', 'Inspector of the vale');
  const officers: [Page, Page] = [await serve('OFFICER', 'First counter'), await serve('OFFICER', 'Second counter')];
  const input = { areaPath: path, startsOn: dayFromNow(40), endsOn: dayFromNow(130) };
  const { data } = await ask(inspector.request, 'PlanQuarter', { input });
  const { id: quarterId, name: quarterName } = data.planQuarter;
  return { path, name, places, quarterId, quarterName, inspector, officers };
}

async function anArea(admin: APIRequestContext, input: object): Promise<string> {
  const { data, errors } = await ask(admin, 'AddArea', { input });
  if (!data?.addArea.path) throw new Error(`No area was added: ${JSON.stringify([data, errors])}`);
  return data.addArea.path;
}

/** Has a resident suggest this and the team accept it. */
export async function anAcceptedSuggestion(
  { path, places, officers }: TeamOfVotes,
  resident: APIRequestContext,
  said: { title: string; theme?: string },
): Promise<string> {
  const placePaths = [places[0]?.path as string];
  const id = await suggest(resident, { areaPath: path, placePaths, why: 'Everybody here says so.', ...said } as object);
  await review(officers[0].request, id, { decision: 'ACCEPT' });
  return id;
}

export interface VoteOfTeam {
  id: string;
  options: { id: string; title: string }[];
  closesAt: Date;
}

/** Opens a vote on the next months, as a program. */
export async function aVote(
  { inspector, quarterId, path }: TeamOfVotes,
  titles: readonly string[],
  closesAt: Date,
): Promise<VoteOfTeam> {
  const options = titles.map((title) => ({ theme: 'OTHER', title, placePaths: [path] }));
  const opensAt = new Date(Date.now() - 1000).toISOString();
  const input = { quarterId, options, maxChoices: 2, opensAt, closesAt: closesAt.toISOString() };
  const { data, errors } = await ask(inspector.request, 'OpenBallot', { input });
  if (!data?.openBallot.id) throw new Error(`No vote was opened: ${JSON.stringify([data, errors])}`);
  return { ...data.openBallot, closesAt };
}

/** The vote as its team sees it. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
export async function voteOf(team: Page, id: string): Promise<any> {
  const { data, errors } = await ask(team.request, 'BallotOfTeam', { id });
  if (!data?.ballot) throw new Error(`There is no such vote: ${JSON.stringify(errors)}`);
  return data.ballot;
}

/** Signs this page in as a resident of a place, and has them vote for these. */
export async function votes(page: Page, home: string, { id }: { id: string }, optionIds: string[]): Promise<void> {
  await signIn(page.request, anAddress());
  await ask(page.request, 'SetHomeArea', { path: home });
  const { data, errors } = await ask(page.request, 'CastVote', { ballotId: id, optionIds });
  expect(data?.castVote.__typename, JSON.stringify([data, errors])).toBe('VoteReceipt');
}
