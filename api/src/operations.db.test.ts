import { jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { operation, operationNames } from '@patchwork/schema';
import {
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { aQuestion, aStatement } from './features/meetings/question.factory.ts';
import { anOfficer } from './features/people/officer.factory.ts';
import { anUpdate, aPriority } from './features/priorities/priority.factory.ts';
import { aQuarter } from './features/quarters/quarter.factory.ts';
import { aPatch, type Patch } from './testing/a-patch.ts';
import { heardOnce } from './testing/a-socket.ts';
import { aTeam, type Team } from './testing/a-team.ts';
import { runsOfAlerts } from './testing/runs-of-alerts.ts';
import { runsOfAttending } from './testing/runs-of-attending.ts';
import { runsOfBallots } from './testing/runs-of-ballots.ts';
import { runsOfDecisions } from './testing/runs-of-decisions.ts';
import { runsOfFollowing } from './testing/runs-of-following.ts';
import { type Run, runsOfMeetings } from './testing/runs-of-meetings.ts';
import { runsOfSuggestions } from './testing/runs-of-suggestions.ts';
import { type Everything, everything } from './testing/whole-schema.ts';

jest.setTimeout(60_000);

let patch: Patch;
let team: Team;
let all: Everything;
let schema: GraphQLSchema;

beforeAll(async () => {
  patch = await aPatch();
  team = await aTeam(patch);
  all = await everything(patch, team);
  schema = patch.app.get(GraphQLSchemaHost).schema;
});
afterAll(() => patch?.close());

const GIRTON = { path: 'testshire/north/girton' };
const update = (given: object = {}) => anUpdate(patch.em(), { author: team.officer.officer, ...given });
const codeFor = async (email: string) => {
  await patch.browser().ask(operation('RequestSignInCode'), { email });
  const [mail] = await patch.mailsTo(email);
  return mail?.text.match(/\b\d{6}\b/)?.[0];
};
const post = {
  body: 'Speed checks.',
  placePaths: [GIRTON.path],
  measures: [{ name: 'over 35 mph', value: 26, outOf: 330 }],
};

const RUNS: Record<string, () => Run | Promise<Run>> = {
  FindAreas: () => ({ variables: { text: 'girton' } }),
  FindByPostcode: () => ({ variables: { text: 'CB3 0QH' } }),
  Forces: () => ({}),
  OpenData: () => ({}),
  AreaPage: () => ({ variables: GIRTON }),
  EvidencePack: () => ({ variables: { forcePath: 'testshire' } }),
  AreaQuarters: () => ({ variables: GIRTON }),
  AreaUpdates: () => ({ variables: GIRTON }),
  AreaToTell: () => ({ variables: GIRTON }),
  AreaToAlert: () => ({ variables: { path: 'testshire/north' } }),
  PlacesOf: () => ({ variables: { path: 'testshire/north' } }),
  QuarterPage: () => ({ variables: { id: all.priority.quarter.id } }),
  PriorityPage: () => ({ variables: { id: all.priority.id } }),
  PostcodeSource: () => ({}),
  FigurePage: () => ({ variables: { id: all.figures.kept } }),
  PriorityUpdates: () => ({ variables: { id: all.priority.id } }),
  RequestSignInCode: () => ({ variables: { email: 'ann@x.test' }, answers: 'Done' }),
  SignIn: async () => ({ variables: { email: 'bob@x.test', code: await codeFor('bob@x.test') }, answers: 'Me' }),
  SignOut: async () => ({ by: await patch.as('cat@x.test'), answers: 'Done' }),
  SignOutEverywhere: async () => ({ by: await patch.as('dan@x.test'), answers: 'Done' }),
  Me: () => ({ by: team.officer }),
  SetHomeArea: async () => ({ by: await patch.as('eve@x.test'), variables: GIRTON, answers: 'Me' }),
  ChangeEmail: async () => ({
    by: await patch.as('fay@x.test'),
    variables: { email: 'fay2@x.test', code: await codeFor('fay2@x.test') },
    answers: 'Me',
  }),
  ExportMyData: () => ({ by: team.resident }),
  EraseMe: async () => ({ by: await patch.as('gus@x.test'), answers: 'Done' }),
  Desk: () => ({ by: team.inspector }),
  OfficersInPost: () => ({ by: team.admin }),
  AreasOfForce: () => ({ by: team.admin }),
  PlannedQuarters: () => ({ by: team.inspector, variables: { path: 'testshire/north' } }),
  PriorityOfTeam: () => ({ by: team.officer, variables: { id: all.priority.id } }),
  TeamUpdate: () => ({ by: team.officer, variables: { id: all.updateId } }),
  UpdateToCorrect: () => ({ by: team.officer, variables: { id: all.updateId } }),
  PostUpdate: () => ({
    by: team.officer,
    variables: { input: { priorityId: all.priority.id, clientKey: 'a key', ...post } },
    answers: 'ProgressUpdate',
  }),
  CorrectUpdate: async () => ({
    by: team.officer,
    variables: { input: { updateId: (await update()).id, version: 1, ...post } },
    answers: 'ProgressUpdate',
  }),
  WithdrawWords: async () => ({
    by: team.officer,
    variables: { input: { updateId: (await update()).id, reason: 'It was wrong.' } },
    answers: 'ProgressUpdate',
  }),
  ApproveUpdate: async () => ({
    by: team.comms,
    variables: { updateId: (await update({ isWaiting: true })).id },
    answers: 'ProgressUpdate',
  }),
  PurgeWords: async () => ({
    by: team.admin,
    variables: { input: { updateId: (await update()).id, reason: 'It named somebody.' } },
    answers: 'ProgressUpdate',
  }),
  PausePromise: async () => ({
    by: team.inspector,
    variables: {
      input: {
        priorityId: (await aPriority(patch.em(), { updateEveryDays: 7 })).id,
        reason: 'Away.',
        until: '2022-09-30',
      },
    },
    answers: 'Priority',
  }),
  RecordOutcome: async () => {
    const quarter = await aQuarter(patch.em(), { startsOn: '2022-02-01', endsOn: '2022-04-30' });
    const { id: priorityId } = await aPriority(patch.em(), { quarter });
    return {
      by: team.inspector,
      variables: { input: { priorityId, outcome: 'DONE', words: 'Done.' } },
      answers: 'Priority',
    };
  },
  PriorityToJudge: () => ({ by: team.resident, variables: { id: all.priority.id } }),
  JudgePriority: async () => {
    const by = await patch.as('judges@x.test');
    await by.ask(operation('SetHomeArea'), GIRTON);
    const quarter = await aQuarter(patch.em(), { startsOn: '2022-02-01', endsOn: '2022-04-30' });
    const { id: priorityId } = await aPriority(patch.em(), { quarter });
    return { by, variables: { priorityId, verdict: 'BETTER' }, answers: 'Priority' };
  },
  PlanQuarter: () => ({
    by: team.inspector,
    variables: { input: { areaPath: 'testshire/north', startsOn: '2023-02-01', endsOn: '2023-04-30' } },
    answers: 'Quarter',
  }),
  AddArea: () => ({
    by: team.admin,
    variables: { input: { parentPath: 'testshire/north', kind: 'PLACE', name: 'Waterbeach' } },
    answers: 'Area',
  }),
  AppointOfficer: () => ({
    by: team.admin,
    variables: { input: { email: 'new.officer@x.test', role: 'OFFICER', areaPaths: ['testshire/north'] } },
    answers: 'Officer',
  }),
  DismissOfficer: async () => ({
    by: team.admin,
    variables: { officerId: (await anOfficer(patch.em(), { areas: ['testshire/north'] })).id },
    answers: 'Officer',
  }),
  ...runsOfMeetings(() => ({ patch, team, all })),
  ...runsOfAttending(() => ({ patch, team, all })),
  ...runsOfSuggestions(() => ({ patch, team, all })),
  ...runsOfBallots(() => ({ patch, team, all })),
  ...runsOfDecisions(() => ({ patch, team, all })),
  ...runsOfFollowing(() => ({ patch, team, all })),
  ...runsOfAlerts(() => ({ patch, team, all })),
  SubjectAccess: () => ({ by: team.admin, variables: { email: 'resident@x.test' } }),
  QuestionPage: () => ({ variables: { id: all.meetings.question } }),
  AnswerOfQuestion: () => ({ variables: { id: all.meetings.question } }),
  AreaQuestions: () => ({ variables: GIRTON }),
  MeetingToAsk: () => ({ variables: { id: all.meetings.coming } }),
  MyQuestions: () => ({ by: team.resident }),
  AskQuestion: async () => ({
    by: await patch.as('ivy@x.test'),
    variables: { input: { areaPath: GIRTON.path, text: 'When will the lamps be mended?', clientKey: 'a key' } },
    answers: 'Question',
  }),
  SupportQuestion: () => ({
    by: team.resident,
    variables: { questionId: all.meetings.toApprove },
    answers: 'Question',
  }),
  UnsupportQuestion: () => ({
    by: team.resident,
    variables: { questionId: all.meetings.toApprove },
    answers: 'Question',
  }),
  QuestionRefusal: () => ({ variables: { text: 'Ring me on 07700 900123.' } }),
  QuestionOfTeam: () => ({ by: team.officer, variables: { id: all.meetings.question } }),
  QuestionsToAnswer: () => ({ by: team.officer }),
  WhereToAsk: () => ({ by: team.officer }),
  ReviewQuestion: async () => ({
    by: team.officer,
    variables: { input: { questionId: (await aQuestion(patch.em())).id, decision: 'PUBLISH' } },
    answers: 'Question',
  }),
  AnswerQuestion: async () => {
    const { id: questionId } = await aQuestion(patch.em(), { status: 'PUBLISHED' });
    return { by: team.officer, variables: { input: { questionId, body: 'This week.' } }, answers: 'Question' };
  },
  StatementOfTeam: () => ({ by: team.comms, variables: { id: all.meetings.answer } }),
  ApproveStatement: async () => ({
    by: team.comms,
    variables: { statementId: (await aStatement(patch.em(), { isWaiting: true, flags: ['arrest'] })).id },
    answers: 'Statement',
  }),
  WithdrawStatement: async () => ({
    by: team.inspector,
    variables: { statementId: (await aStatement(patch.em())).id, reason: 'It was wrong.' },
    answers: 'Statement',
  }),
  PurgeStatement: async () => ({
    by: team.admin,
    variables: { statementId: (await aStatement(patch.em())).id, reason: 'It named somebody.' },
    answers: 'Statement',
  }),
};

/** contract.md, Operations: those that are there. */
const PROMISED = `FindAreas AreaPage QuarterPage PriorityPage RequestSignInCode SignIn SignOut SignOutEverywhere Me SetHomeArea
  ChangeEmail ExportMyData EraseMe Desk PostUpdate CorrectUpdate WithdrawWords ApproveUpdate PausePromise RecordOutcome PlanQuarter
  AddArea AppointOfficer DismissOfficer PurgeWords SubjectAccess MeetingPage RegisterForMeeting WithdrawFromMeeting AcceptOffer CheckIn
  MyRegistrations AskQuestion SupportQuestion RequestCorrection ScheduleMeeting MoveMeeting SetCapacity CancelMeeting MeetingRoster
  ReviewQuestion AnswerQuestion PublishMinutes SuggestPriority ReviewSuggestion SuggestionTracker JudgePriority
  BallotPage BallotResult CastVote MyVote OpenBallot EnterVotes DecisionPage AdoptPriorities
  FollowArea ChangeFollow Unfollow MyFollows AlertsPage PreviewAlert SendAlert ApproveAlert StopAlert`;

test('each promised operation is there', () => {
  expect(operationNames()).toEqual(expect.arrayContaining(PROMISED.split(/\s+/)));
});

test.each(operationNames())('%s does what its name says', async (name) => {
  const run = RUNS[name];
  if (!run) throw new Error(`Nobody said how to run ${name}: add it to RUNS.`);
  const { by = patch.browser(), variables = {}, answers, tells } = await run();
  const { status, errors, data } = tells
    ? await heardOnce(patch, by, operation(name), variables, tells)
    : await by.ask(operation(name), variables);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  const [answer] = Object.values(data);
  expect(answer).not.toBeNull();
  if (answers && answers !== 'Done') expect(answer).toMatchObject({ __typename: answers });
  if (answers === 'Done') expect(answer).toMatchObject({ message: expect.any(String) });
});

test('nothing is run that is not committed', () => {
  expect(Object.keys(RUNS).sort()).toEqual(operationNames());
});

/** What contract.md asks of a document and this one lacks. */
function lacksOf(name: string, text = operation(name)): string[] {
  const document = parse(text);
  const lacks: string[] = [];
  const info = new TypeInfo(schema);
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  /** The names selected, those of spread fragments included. */
  const selected = (selections: readonly { kind: string }[]): string[] =>
    selections.flatMap((node) => {
      const each = node as {
        kind: string;
        name?: { value: string };
        selectionSet?: { selections: readonly { kind: string }[] };
      };
      if (each.kind === Kind.FIELD) return [each.name?.value as string];
      const inner =
        each.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(each.name?.value as string)?.selectionSet
          : each.selectionSet;
      return selected(inner?.selections ?? []);
    });
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1 || operations[0]?.name?.value !== name) lacks.push('one operation of its own name');
  if (operations[0]?.selectionSet.selections.length !== 1) lacks.push('one root field');
  visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet(node) {
        const type = info.getParentType();
        const names = selected(node.selections);
        if (isUnionType(type) && !names.includes('__typename')) lacks.push(`__typename of ${type.name}`);
        if (isObjectType(type) && type.getFields()['id'] && !names.includes('id')) lacks.push(`id of ${type.name}`);
        if (isObjectType(type) && type.name.endsWith('Refusal')) {
          for (const each of ['message', 'reason', 'field'])
            if (!names.includes(each)) lacks.push(`${each} of ${type.name}`);
        }
      },
      Field(node) {
        const type = getNamedType(info.getType() ?? undefined);
        if (isUnionType(type) && node.selectionSet) {
          for (const member of type.getTypes()) {
            const isAsked = node.selectionSet.selections.some(
              (each) => each.kind === Kind.INLINE_FRAGMENT && each.typeCondition?.name.value === member.name,
            );
            if (!isAsked) lacks.push(`... on ${member.name}`);
          }
        }
      },
    }),
  );
  return lacks;
}

test('each document is self-contained, with what a client needs of unions, refusals and links', () => {
  const lacking = operationNames().map((name) => ({ name, lacks: [...new Set(lacksOf(name))] }));
  expect(lacking.filter(({ lacks }) => lacks.length > 0)).toEqual([]);
});

test('a document that lacks them is found out', () => {
  const text = `mutation Other($input: PostUpdateInput!) { forces { path }
    postUpdate(input: $input) { ... on UpdateRefusal { message } } }`;
  expect(lacksOf('PostUpdate', text).sort()).toEqual([
    '... on ProgressUpdate',
    '__typename of PostUpdateResult',
    'field of UpdateRefusal',
    'one operation of its own name',
    'one root field',
    'reason of UpdateRefusal',
  ]);
  expect(lacksOf('Forces', 'query Forces { forces { path } }')).toEqual(['id of Area']);
});
