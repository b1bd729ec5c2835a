import { aBallot, aPaperBatch, closeNow, OPEN, type Opened, someVotes } from '../features/ballots/ballot.factory.ts';
import { SealingService } from '../features/ballots/sealing.service.ts';
import { aPriority } from '../features/priorities/priority.factory.ts';
import { Quarter } from '../features/quarters/quarter.entity.ts';
import { aQuarter } from '../features/quarters/quarter.factory.ts';
import { aSuggestion } from '../features/suggestions/suggestion.factory.ts';
import type { Patch } from './a-patch.ts';
import type { Team } from './a-team.ts';
import type { Everything, Way } from './whole-schema.ts';

/** The ids of one of each thing of the votes, with every part of it filled in. */
export interface WholeBallots {
  /** Votes can be cast in it. Nobody has yet. */
  open: Opened;
  /** Forty voted, ten of them by email, the others on paper. */
  sealed: Opened;
  /** Of a choice in the sealed vote. */
  receipt: string;
  /** A quarter to come without a vote. */
  quarterId: string;
}

const DAY = 86_400_000;

/**
 * Fills testshire/north with votes of each kind. The test's clock stands in 2022 and votes run on the database's: these
 * are of today, so that one can be cast in, and for the test's clock both are still to come.
 */
export async function wholeBallots(patch: Patch, team: Team): Promise<WholeBallots> {
  const em = patch.em();
  const area = 'testshire/north';
  const before = await em.findOneOrFail(Quarter, { area: { path: area }, startsOn: '2022-11-01' });
  const continued = await aPriority(em, { quarter: before });
  await aPriority(em, { quarter: before });
  const next = await aQuarter(em, { startsOn: '2024-02-01', endsOn: '2024-04-30' });
  const by = team.inspector.officer;
  const suggestion = await aSuggestion(em, { status: 'ACCEPTED', by });
  const times = { opensAt: new Date(Date.now() - DAY), closesAt: new Date(Date.now() + DAY) };
  const taken = {
    theme: 'SPEEDING',
    title: 'Slow cars',
    placePaths: [`${area}/girton`],
    suggestionIds: [suggestion.id],
  };
  const options = [
    { ...taken, continuesId: continued.id },
    { theme: 'PARKING', title: 'Free pavements', placePaths: [] },
  ];
  const input = { quarterId: next.id, ...times, maxChoices: 2, words: 'From what was suggested.', options };
  const opened = (await team.inspector.ask(OPEN, { input })).data.openBallot;
  const sealed: Opened = { ...opened, quarterId: next.id };
  const [first, second] = sealed.options.map(({ id }) => id) as [string, string];
  await someVotes(patch, sealed, 10, (nth) => (nth === 0 ? [] : [first]));
  const figures = { papers: 30, noneOfThese: 2, votes: { [first]: 20, [second]: 20 } };
  await aPaperBatch(em, { ballot: sealed, figures, enteredBy: team.officer.officer, confirmedBy: by });
  const open = await aBallot(patch, team.inspector, { closesIn: DAY });
  await closeNow(patch, sealed.id);
  await patch.app.get(SealingService, { strict: false }).seal(sealed.id);
  const [line] = await em.execute<{ receipt: string }[]>(
    'select receipt from sealed_line where ballot_id = ? and choice = ? limit 1',
    [sealed.id, first],
  );
  const { id: quarterId } = await aQuarter(em, { startsOn: '2024-05-01', endsOn: '2024-07-31' });
  return { open, sealed, receipt: line?.receipt as string, quarterId };
}

const ballot = (fields: string): Way => ({
  text: `query ($id: ID!) { ballot(id: $id) { ${fields} } }`,
  variables: ({ ballots }) => ({ id: ballots.sealed.id }),
});
const team = (field: string): Way => ({ ...ballot(`${field} { FIELDS }`), through: [`Ballot.${field}`] });

/** A way to each object type of the votes. */
export const BALLOT_WAYS: Record<string, Way> = {
  Ballot: ballot('FIELDS'),
  BallotOption: ballot('options { FIELDS }'),
  BallotResult: ballot('result { FIELDS }'),
  OptionResult: ballot('result { options { FIELDS } }'),
  LevelResult: ballot('result { levels { FIELDS } }'),
  LevelVotes: ballot('result { levels { options { FIELDS } } }'),
  PlaceTurnout: ballot('result { turnout { FIELDS } }'),
  PaperBatch: team('paperBatches'),
  SealedLine: {
    text: 'query ($id: ID!, $receipt: String!) { sealedLine(ballotId: $id, receipt: $receipt) { FIELDS } }',
    variables: ({ ballots }) => ({ id: ballots.sealed.id, receipt: ballots.receipt }),
  },
  // Everybody's home is in girton: whoever signs in and is not of the team may vote.
  VoteReceipt: {
    text: 'mutation ($id: ID!, $choices: [ID!]!) { castVote(ballotId: $id, optionIds: $choices) { ... on VoteReceipt { FIELDS } } }',
    variables: ({ ballots: { open } }) => ({ id: open.id, choices: [open.options[0]?.id] }),
    through: ['Mutation.castVote'],
    by: 'RESIDENT',
  },
  VoteRefusal: {
    text: 'mutation ($id: ID!) { castVote(ballotId: $id, optionIds: ["another"]) { ... on VoteRefusal { FIELDS } } }',
    variables: ({ ballots }) => ({ id: ballots.open.id }),
    through: ['Mutation.castVote'],
    by: 'RESIDENT',
  },
  BallotRefusal: {
    text: `mutation ($id: ID!) { openBallot(input: { quarterId: $id, options: [], opensAt: "2022-09-15T12:00:00Z", closesAt: "2022-09-16T12:00:00Z" }) {
      ... on BallotRefusal { FIELDS } } }`,
    variables: ({ ballots }) => ({ id: ballots.quarterId }),
    through: ['Mutation.openBallot'],
  },
};

/** The arguments of the root fields that need some; deeds are refused, and write nothing. */
export const BALLOT_ARGUMENTS: Record<string, (all: Everything) => string> = {
  'Query.ballot': ({ ballots }) => `id: "${ballots.sealed.id}"`,
  'Query.myVote': ({ ballots }) => `ballotId: "${ballots.open.id}"`,
  'Query.sealedLine': ({ ballots }) => `ballotId: "${ballots.sealed.id}", receipt: "${ballots.receipt}"`,
  'Mutation.openBallot': ({ ballots }) =>
    `input: { quarterId: "${ballots.quarterId}", options: [], opensAt: "2022-09-15T12:00:00Z", closesAt: "2022-09-14T12:00:00Z" }`,
  'Mutation.castVote': ({ ballots }) => `ballotId: "${ballots.sealed.id}", optionIds: []`,
  'Mutation.enterVotes': ({ ballots }) =>
    `input: { ballotId: "${ballots.sealed.id}", source: PAPER, collectedOn: "2022-09-14", placePath: "testshire/north", papers: 1, votes: [] }`,
};

/** Where another thing has something to say of the votes than the one of its way. */
export function ballotsElsewhere({ ballots }: Everything): Record<string, string> {
  const sealed = `ballot(id: "${ballots.sealed.id}")`;
  return {
    'Quarter.ballot': `{ ${sealed} { quarter { FIELDS } } }`,
    'Suggestion.ballot': `{ ${sealed} { options { suggestions { FIELDS } } } }`,
  };
}
