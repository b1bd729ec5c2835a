/** @jest-environment node */
import { RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { action } from './desk-decision-adopt.tsx';

const viewer = { email: 'inspector@x.test', role: 'INSPECTOR' as const };
const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer, key: 'k' };
const ADDRESS = 'http://localhost/desk/decisions/adopt?quarter=q1';

const voted = ['o1', 'o2', 'o3'].map((id, at) => ({ rank: at + 1, option: { id } }));
const quarter = { id: 'q1', ballot: { id: 'b1', result: { options: voted } } };

/** An action's arguments for a form as typed, and the decisions it asked of the api, which gives `answer`. */
function sent(answer: object, typed: Record<string, string>) {
  const asked: Record<string, unknown>[] = [];
  const context = new RouterContextProvider();
  context.set(shellContext, {
    execute: async (_document, variables) => {
      if ('input' in variables) asked.push(variables.input as Record<string, unknown>);
      return { data: { adoptPriorities: answer, quarter }, headers: new Headers() };
    },
    facts,
    outgoing: new Headers(),
    report: () => {},
  });
  const request = new Request(ADDRESS, { method: 'POST', body: new URLSearchParams({ clientKey: 'key1', ...typed }) });
  return { asked, args: { context, request, params: {}, url: new URL(ADDRESS) } as never };
}

const row = (at: number, optionId: string | null, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      ...(optionId && { optionId }),
      ...{ theme: 'SPEEDING', title: `Priority ${at}`, promise: 'Checks.', updateEveryDays: '14', ...more },
    }).map(([name, value]) => [`priorities[${at}].${name}`, value]),
  );
const decided = { __typename: 'Decision', id: 'd1' };
const refusal = (field: string) => ({ __typename: 'DecisionRefusal', message: 'No.', reason: 'BAD', field });
const errorsOf = (came: unknown) => (came as { data: { error: Record<string, string[]> } }).data.error;

describe('deciding what the team works on', () => {
  test('is read through before anything is asked of the api', async () => {
    const places = { 'places[0]': 'force/south/girton', 'more[0]': 'force/south/girton', 'more[1]': '' };
    const { asked, args } = sent(decided, { ...row(0, 'o1', places), ...row(1, 'o2'), evidence: 'The meeting.' });
    const { data } = (await action(args)) as unknown as { data: { read: object } };
    expect(asked).toEqual([]);
    const words = { theme: 'SPEEDING', promise: 'Checks.', updateEveryDays: 14, continuesId: null };
    expect(data.read).toEqual({
      priorities: [
        { ...words, optionId: 'o1', title: 'Priority 0', placePaths: ['force/south/girton'] },
        { ...words, optionId: 'o2', title: 'Priority 1', placePaths: [] },
      ],
      ...{ reason: null, evidence: 'The meeting.', meetingId: null },
    });
  });

  test.each([
    ['an option after one that was left', { ...row(0, 'o1'), ...row(1, 'o3') }],
    ['one that was not voted on', { ...row(0, 'o1'), ...row(1, null) }],
  ])('asks for the reason beside its box for %s, and takes it with one', async (_, typed) => {
    const without = sent(decided, typed);
    expect(errorsOf(await action(without.args))).toEqual({
      reasonForDifference: [expect.stringContaining('residents were promised a reason')],
    });
    const given = await action(sent(decided, { ...typed, reasonForDifference: 'It is most urgent.' }).args);
    expect(given).toHaveProperty('data.read.reason', 'It is most urgent.');
  });

  test('goes on to the decision, with everything that was read', async () => {
    const typed = {
      ...row(0, 'o1', { continuesId: 'p1' }),
      reasonForDifference: 'So.',
      meetingId: 'm1',
      step: 'adopt',
    };
    const { asked, args } = sent(decided, typed);
    const came = (await action(args)) as Response;
    expect(came.headers.get('location')).toBe('/decisions/d1?done=adopted');
    expect(asked).toMatchObject([
      {
        ...{ quarterId: 'q1', reasonForDifference: 'So.', meetingId: 'm1', clientKey: 'key1' },
        priorities: [{ optionId: 'o1', continuesId: 'p1', updateEveryDays: 14 }],
      },
    ]);
  });

  test.each([
    ['priorities.1.promise', 'priorities[1].promise'],
    ['priorities.1.placePaths', 'priorities[1].places'],
    ['priorities.0.optionId', 'priorities[0].title'],
    ['priorities.0.continuesId', 'priorities[0].continuesId'],
    ['reasonForDifference', 'reasonForDifference'],
    ['quarterId', ''],
  ])('a refusal of %s stands at %s', async (field, name) => {
    const { args } = sent(refusal(field), { ...row(0, 'o1'), ...row(1, 'o2'), step: 'adopt' });
    expect(errorsOf(await action(args))).toEqual({ [name]: ['No.'] });
  });

  test.each([
    ['no priority', { evidence: 'The meeting.' }, 'priorities', 'Adopt at least one priority'],
    ['no promise', row(0, 'o1', { promise: ' ' }), 'priorities[0].promise', 'Enter what the team promises to do'],
    ['a rhythm in words', row(0, 'o1', { updateEveryDays: 'often' }), 'priorities[0].updateEveryDays', /1 to 366/],
    ['a rhythm of never', row(0, 'o1', { updateEveryDays: '0' }), 'priorities[0].updateEveryDays', /1 to 366/],
  ])('%s is told beside its field, and nothing is asked', async (_, typed, name, message) => {
    const { asked, args } = sent(decided, typed as Record<string, string>);
    expect(errorsOf(await action(args))[name as string]).toEqual([expect.stringMatching(message as string)]);
    expect(asked).toEqual([]);
  });
});
