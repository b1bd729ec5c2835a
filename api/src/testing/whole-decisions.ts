import { ADOPT } from '../features/decisions/decision.factory.ts';
import type { Team } from './a-team.ts';
import type { WholeBallots } from './whole-ballots.ts';
import type { WholeMeetings } from './whole-meetings.ts';
import type { Everything, Way } from './whole-schema.ts';

/** The ids of a decision with every part of it filled in. */
export interface WholeDecisions {
  /** On the quarter of the sealed vote: one of its two options was adopted, and what ran before was not gone on with. */
  id: string;
}

/** Has the inspector of testshire/north adopt what the sealed vote put first. */
export async function wholeDecisions(
  team: Team,
  { sealed }: WholeBallots,
  meetings: WholeMeetings,
): Promise<WholeDecisions> {
  const adopted = {
    optionId: sealed.options[0]?.id,
    theme: 'SPEEDING',
    title: 'Slow cars on the road to school',
    placePaths: ['testshire/north/girton'],
    promise: 'Speed checks each week.',
    updateEveryDays: 14,
  };
  const said = { reasonForDifference: 'Both were close.', evidence: 'Speedwatch counted.', meetingId: meetings.ended };
  const input = { quarterId: sealed.quarterId, priorities: [adopted], ...said };
  const { id } = (await team.inspector.ask(ADOPT, { input })).data.adoptPriorities;
  return { id };
}

const decision = (fields: string): Way => ({
  text: `query ($id: ID!) { decision(id: $id) { ${fields} } }`,
  variables: ({ decisions: { id } }) => ({ id }),
});

/** A way to each object type of the decisions. */
export const DECISION_WAYS: Record<string, Way> = {
  Decision: decision('FIELDS'),
  AdoptedPriority: decision('adopted { FIELDS }'),
  OptionNotAdopted: decision('notAdopted { FIELDS }'),
  DecisionRefusal: {
    text: 'mutation ($id: ID!) { adoptPriorities(input: { quarterId: $id, priorities: [] }) { ... on DecisionRefusal { FIELDS } } }',
    variables: ({ ballots }) => ({ id: ballots.quarterId }),
    through: ['Mutation.adoptPriorities'],
  },
};

/** The arguments of the root fields that need some; the deed is refused, and writes nothing. */
export const DECISION_ARGUMENTS: Record<string, (all: Everything) => string> = {
  'Query.decision': ({ decisions: { id } }) => `id: "${id}"`,
  'Mutation.adoptPriorities': ({ ballots }) => `input: { quarterId: "${ballots.quarterId}", priorities: [] }`,
};

/** Where another thing has something to say of decisions than the one of its way. */
export function decisionsElsewhere({ decisions: { id }, meetings }: Everything): Record<string, string> {
  return {
    'Quarter.decision': `{ decision(id: "${id}") { quarter { FIELDS } } }`,
    'Priority.decision': `{ decision(id: "${id}") { adopted { priority { FIELDS } } } }`,
    'Priority.displacedBy': `{ decision(id: "${id}") { displaced { FIELDS } } }`,
    'Meeting.decisions': `{ meeting(id: "${meetings.ended}") { FIELDS } }`,
    'Statement.decision': `{ decision(id: "${id}") { reason { FIELDS } } }`,
  };
}
