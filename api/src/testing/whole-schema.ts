import { somePostcodes } from '../features/areas/postcode.factory.ts';
import type { Priority } from '../features/priorities/priority.entity.ts';
import { anUpdate, aPriority, someVerdicts } from '../features/priorities/priority.factory.ts';
import { aQuarter } from '../features/quarters/quarter.factory.ts';
import { type ViewerRole } from '../platform/viewer.ts';
import type { Patch } from './a-patch.ts';
import type { Browser } from './a-service.ts';
import type { Team } from './a-team.ts';
import { aCountedVote } from './evidence-desk.ts';
import { BALLOT_ARGUMENTS, BALLOT_WAYS, type WholeBallots, wholeBallots } from './whole-ballots.ts';
import { DECISION_ARGUMENTS, DECISION_WAYS, type WholeDecisions, wholeDecisions } from './whole-decisions.ts';
import { FOLLOWING_ARGUMENTS, FOLLOWING_WAYS, type WholeFollowing, wholeFollowing } from './whole-following.ts';
import { MEETING_ARGUMENTS, MEETING_WAYS, type WholeMeetings, wholeMeetings } from './whole-meetings.ts';
import { SUGGESTION_ARGUMENTS, SUGGESTION_WAYS, type WholeSuggestions, wholeSuggestions } from './whole-suggestions.ts';

/** One of each thing of the schema, with every part of it filled in. */
export interface Everything {
  patch: Patch;
  team: Team;
  priority: Priority;
  /** Corrected, and let out by a second person. */
  updateId: string;
  withdrawnId: string;
  /** The ids of a figure that was corrected, and of one that a correction left out. */
  figures: { kept: string; gone: string };
  meetings: WholeMeetings;
  suggestions: WholeSuggestions;
  ballots: WholeBallots;
  decisions: WholeDecisions;
  following: WholeFollowing;
}

/** Fills testshire/north with one of each thing. */
export async function everything(patch: Patch, team: Team): Promise<Everything> {
  const em = patch.em();
  const at = (startsOn: string, endsOn: string) => aQuarter(em, { startsOn, endsOn });
  const before = await aPriority(em, { quarter: await at('2022-05-01', '2022-07-31') });
  const road = {
    suggestFrom: new Date('2022-06-01'),
    voteFrom: new Date('2022-07-01'),
    voteUntil: new Date('2022-07-08'),
  };
  const quarter = await aQuarter(em, { ...road });
  const more = { promise: 'Patrols', places: ['testshire/north/girton'], updateEveryDays: 14 };
  const priority = await aPriority(em, { quarter, continues: before, ...more });
  await aPriority(em, { quarter: await at('2022-11-01', '2023-01-31'), continues: priority });
  const measure = {
    name: 'cars',
    value: 26,
    outOf: 330,
    before: 40,
    unit: 'cars',
    from: '2022-09-01',
    to: '2022-09-07',
    source: 'Speedwatch',
  };
  const post = 'mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { ... on ProgressUpdate { id } } }';
  const input = { priorityId: priority.id, body: 'One arrest.', measures: [measure, { ...measure, name: 'vans' }] };
  const { id: updateId } = (await team.officer.ask(post, { input })).data.postUpdate;
  await team.inspector.ask('mutation ($id: ID!) { approveUpdate(updateId: $id) { __typename } }', { id: updateId });
  const correct = 'mutation ($input: CorrectUpdateInput!) { correctUpdate(input: $input) { __typename } }';
  await team.officer.ask(correct, {
    input: { updateId, version: 1, body: 'One arrest and a warning.', measures: [{ ...measure, value: 25 }] },
  });
  await em.execute(`update progress_update set written_at = written_at + interval '1 minute' where version = 2`);
  const [figures] = await em.execute<{ kept: string; gone: string }[]>(
    `select measures->0->>'id' as kept, measures->1->>'id' as gone from update_version`,
  );
  await em.execute(`
    update area set name = initcap(name), gss_code = 'E04001779', about = 'About it.', latitude = 52.2, longitude = 0.1, contact_email = 'a@x.test',
      contact_phone = '101', report_url = 'https://x.test/report', chat_url = 'https://x.test/chat', website = 'https://x.test';
    insert into area_code select id, 'E05011294', 'WARD', 'Ward' from area;
    insert into area_boundary (area_id, valid_from, geometry, outline, frame, source)
      select id, '2010-01-01', '[]', 'M0,0L9,0L9,9Z', '{0,0,9,9}', 'Made up' from area where path = 'testshire/north/girton';
    insert into area_code select id, 'E04001788', 'PARISH', 'Girton' from area where path = 'testshire/north/girton';
    update officer set display_name = 'An Officer', hours = 'Weekdays', cover_id = (select id from officer where id <> '${team.officer.officer.id}' limit 1);
    update person set home_area_id = (select id from area where path = 'testshire/north/girton'), home_held_until = '2022-10-01';
    update priority set paused_until = '2022-09-20', pause_reason = 'Away.', outcome = 'PARTLY', outcome_words = 'Better.', outcome_recorded_at = now()
      where id = '${priority.id}';`);
  await somePostcodes(em, { 'CB3 0QH': { codes: ['E04001788'] }, 'CB9 9ZZ': {} });
  const author = team.officer.officer;
  await anUpdate(em, { priority, author, isWaiting: true });
  await anUpdate(em, { priority, author, postedAt: new Date('2022-09-20') });
  const withdrawn = { withdrawnAt: new Date('2022-09-02'), withdrawnReason: 'It was wrong.' };
  const { id: withdrawnId } = await anUpdate(em, { priority, author, ...withdrawn });
  await someVerdicts(em, priority, { BETTER: 6, PARTLY: 2, SAME: 1, WORSE: 1 });
  await em.execute(`insert into verdict select ?, id, 'DONT_KNOW', '2022-09-14' from person on conflict do nothing`, [
    priority.id,
  ]);
  const decision = { at: '2022-08-22T09:00:00Z' };
  await aCountedVote(em, {
    ...{ area: 'testshire/voted', closes: '2022-08-20T20:00:00Z', levels: { EMAIL: 28, PAPER: 12 } },
    decision,
  });
  const meetings = await wholeMeetings(patch, team, quarter.id);
  const suggestions = await wholeSuggestions(patch, team);
  const ballots = await wholeBallots(patch, team);
  const decisions = await wholeDecisions(team, ballots, meetings);
  const following = await wholeFollowing(patch, team);
  return {
    patch,
    team,
    priority,
    updateId,
    withdrawnId,
    figures: figures as Everything['figures'],
    meetings,
    suggestions,
    ballots,
    decisions,
    following,
  };
}

/** How to reach one thing of a type: its fields are put in the place of `FIELDS`. */
export interface Way {
  text: string;
  variables?: (all: Everything, unique: string) => Record<string, unknown>;
  /** Fields on the way that not everybody may have: `Type.field`. */
  through?: string[];
  /** Who alone gets something there; the team, unless told otherwise. */
  by?: ViewerRole;
}

const update = (fields: string): Way => ({
  text: `query ($id: ID!) { update(id: $id) { ${fields} } }`,
  variables: ({ updateId }) => ({ id: updateId }),
});
const figure = (fields: string): Way => ({
  text: `query ($id: ID!) { figure(id: $id) { ${fields} } }`,
  variables: ({ figures }) => ({ id: figures.kept }),
});
const priority = (fields: string): Way => ({
  text: `query ($id: ID!) { priority(id: $id) { ${fields} } }`,
  variables: ({ priority: { id } }) => ({ id }),
});
const evidence = (fields: string): Way => ({
  text: `{ evidence(forcePath: "testshire", from: "2022-07-01", until: "2022-09-30") { ${fields} } }`,
});
const girton = (fields: string): Way => ({ text: `{ area(path: "testshire/north/girton") { ${fields} } }` });

/** A way to each object type. One that is not here fails the tests of the whole schema. */
export const WAYS: Record<string, Way> = {
  ...MEETING_WAYS,
  ...SUGGESTION_WAYS,
  ...BALLOT_WAYS,
  ...DECISION_WAYS,
  ...FOLLOWING_WAYS,
  Area: girton('FIELDS'),
  AreaCode: girton('codes { FIELDS }'),
  Contact: girton('contact { FIELDS }'),
  Point: girton('centre { FIELDS }'),
  PostcodeAnswer: { text: '{ findByPostcode(text: "CB3 0QH") { FIELDS } }' },
  PostcodeArea: { text: '{ findByPostcode(text: "CB3") { areas { FIELDS } } }' },
  Outline: girton('outline { FIELDS }'),
  Officer: girton('team { FIELDS }'),
  Quarter: girton('currentQuarter { FIELDS }'),
  QuarterConnection: girton('quarters { FIELDS }'),
  QuarterEdge: girton('quarters { edges { FIELDS } }'),
  PageInfo: girton('quarters { pageInfo { FIELDS } }'),
  Priority: priority('FIELDS'),
  ProgressUpdateConnection: priority('updates { FIELDS }'),
  ProgressUpdateEdge: priority('updates { edges { FIELDS } }'),
  ProgressUpdate: update('FIELDS'),
  Measure: update('measures { FIELDS }'),
  Figure: figure('FIELDS'),
  FigureCorrection: figure('corrections { FIELDS }'),
  UpdateVersion: { ...update('earlierVersions { FIELDS }'), through: ['ProgressUpdate.earlierVersions'] },
  Evidence: evidence('FIELDS'),
  EvidenceFigures: evidence('neighbourhoods { figures { FIELDS } }'),
  EvidenceColumn: evidence('columns { FIELDS }'),
  EvidenceDutyWords: evidence('duties { FIELDS }'),
  NeighbourhoodEvidence: evidence('neighbourhoods { FIELDS }'),
  OpenData: { text: '{ openData { FIELDS } }' },
  OpenDataTable: { text: '{ openData { tables { FIELDS } } }' },
  OpenDataColumn: { text: '{ openData { tables { columns { FIELDS } } } }' },
  Verdicts: priority('verdicts { FIELDS }'),
  VerdictRefusal: {
    // Its quarter is still running.
    text: 'mutation ($id: ID!) { judgePriority(priorityId: $id, verdict: BETTER) { ... on VerdictRefusal { FIELDS } } }',
    variables: ({ priority: { id } }) => ({ id }),
    through: ['Mutation.judgePriority'],
  },
  Desk: { text: '{ desk { FIELDS } }', through: ['Query.desk'] },
  Me: { text: '{ me { FIELDS } }' },
  Done: {
    text: 'mutation ($email: String!) { requestSignInCode(email: $email) { ... on Done { FIELDS } } }',
    variables: (_, unique) => ({ email: `${unique}@x.test` }),
  },
  PersonRefusal: { text: 'mutation { requestSignInCode(email: "nobody") { ... on PersonRefusal { FIELDS } } }' },
  AreaRefusal: {
    text: 'mutation { addArea(input: { parentPath: "nowhere", kind: PLACE, name: "X" }) { ... on AreaRefusal { FIELDS } } }',
    through: ['Mutation.addArea'],
  },
  QuarterRefusal: {
    text: 'mutation { planQuarter(input: { areaPath: "nowhere", startsOn: "2023-01-01", endsOn: "2023-01-02" }) { ... on QuarterRefusal { FIELDS } } }',
    through: ['Mutation.planQuarter'],
  },
  UpdateRefusal: {
    text: 'mutation ($id: ID!) { postUpdate(input: { priorityId: $id, body: " " }) { ... on UpdateRefusal { FIELDS } } }',
    variables: ({ priority: { id } }) => ({ id }),
    through: ['Mutation.postUpdate'],
  },
};

/**
 * The arguments of the root fields that need some. Those of deeds are such that whoever may do them is refused by a
 * rule, behind the policies, and nothing is written.
 */
export const ARGUMENTS: Record<string, (all: Everything, unique: string) => string> = {
  ...MEETING_ARGUMENTS,
  ...SUGGESTION_ARGUMENTS,
  ...BALLOT_ARGUMENTS,
  ...DECISION_ARGUMENTS,
  ...FOLLOWING_ARGUMENTS,
  'Query.area': () => 'path: "testshire/north"',
  'Query.findAreas': () => 'text: "girton"',
  'Query.findByPostcode': () => 'text: "CB3 0QH"',
  'Query.evidence': () => 'forcePath: "testshire"',
  'Query.quarter': ({ priority: { quarter } }) => `id: "${quarter.id}"`,
  'Query.priority': ({ priority: { id } }) => `id: "${id}"`,
  'Query.figure': ({ figures }) => `id: "${figures.kept}"`,
  'Query.update': ({ updateId }) => `id: "${updateId}"`,
  'Query.subjectAccess': () => 'email: "nobody@x.test"',
  'Mutation.addArea': () => 'input: { parentPath: "testshire/north", kind: PLACE, name: " " }',
  'Mutation.appointOfficer': () => 'input: { email: "nobody", role: OFFICER, areaPaths: ["testshire/north"] }',
  'Mutation.dismissOfficer': ({ team }) => `officerId: "${team.admin.officer.id}"`,
  'Mutation.approveUpdate': ({ updateId }) => `updateId: "${updateId}"`,
  'Mutation.correctUpdate': ({ updateId }) => `input: { updateId: "${updateId}", version: 0, body: " " }`,
  'Mutation.withdrawWords': ({ updateId }) => `input: { updateId: "${updateId}", reason: " " }`,
  'Mutation.purgeWords': ({ updateId }) => `input: { updateId: "${updateId}", reason: " " }`,
  'Mutation.postUpdate': ({ priority: { id } }) => `input: { priorityId: "${id}", body: " " }`,
  'Mutation.pausePromise': ({ priority: { id } }) => `input: { priorityId: "${id}", reason: " ", until: "2022-09-30" }`,
  'Mutation.recordOutcome': ({ priority: { id } }) => `input: { priorityId: "${id}", outcome: DONE }`,
  'Mutation.judgePriority': ({ priority: { id } }) => `priorityId: "${id}", verdict: BETTER`,
  'Mutation.planQuarter': () => 'input: { areaPath: "testshire/north", startsOn: "2023-02-02", endsOn: "2023-02-01" }',
  'Mutation.changeEmail': () => 'email: "new@x.test", code: "000000"',
  'Mutation.requestSignInCode': (_, unique) => `email: "${unique}@x.test"`,
  'Mutation.signIn': (_, unique) => `email: "${unique}@x.test", code: "000000"`,
  'Mutation.setHomeArea': () => 'path: "nowhere"',
};

let sessions = 0;

/** A browser of a person of this role in testshire/north; with `fresh` one that may end its session. */
export async function browserOf({ patch, team }: Everything, role: ViewerRole, fresh = false): Promise<Browser> {
  if (role === 'ANONYMOUS') return patch.browser();
  if (role === 'RESIDENT') return fresh ? patch.as(`resident${++sessions}@x.test`) : team.resident;
  const members = { OFFICER: team.officer, INSPECTOR: team.inspector, COMMS: team.comms, FORCE_ADMIN: team.admin };
  return fresh ? patch.as(members[role].officer.email) : members[role];
}
