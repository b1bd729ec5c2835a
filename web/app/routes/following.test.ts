/** @jest-environment node */
import { RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { action as follow } from './area-follow.tsx';
import { action as choose, loader as mails } from './mails.tsx';

const TOKEN = 'a-token';

interface Sent {
  typed?: Record<string, string | string[]>;
  /** What the api answers to each operation; an error code in place of its answer. */
  answers?: Record<string, unknown>;
  address?: string;
  viewer?: { email: string; role: 'RESIDENT' } | null;
}

/** An action's arguments for a form as typed, and what it asked of the api. */
function sent({ typed, answers = {}, address = `http://localhost/mails/${TOKEN}`, viewer = null }: Sent) {
  const asked: [name: string, variables: Record<string, unknown>][] = [];
  const context = new RouterContextProvider();
  context.set(shellContext, {
    execute: async (document, variables) => {
      const [definition] = document.definitions;
      const name = definition?.kind === 'OperationDefinition' ? (definition.name?.value ?? '') : '';
      asked.push([name, variables]);
      const answer = answers[name];
      if (typeof answer === 'string') {
        return { data: null, errors: [{ message: 'No.', extensions: { code: answer } }], headers: new Headers() };
      }
      return { data: answer, headers: new Headers() };
    },
    facts: { mode: 'demo', officersSignIn: null, publicUrl: 'http://localhost', viewer, key: 'k' },
    outgoing: new Headers(),
    report: () => {},
  });
  const body = new URLSearchParams({ clientKey: 'key1' });
  for (const [name, values] of Object.entries(typed ?? {})) for (const one of [values].flat()) body.append(name, one);
  const request = new Request(address, typed ? { method: 'POST', body } : {});
  const params = { token: TOKEN, force: 'force', neighbourhood: 'patch', place: 'girton' };
  return { asked, args: { context, request, params, url: new URL(address) } as never };
}

const girton = { follow: 'f1', area: 'force/patch/girton' };
const wish = { topics: ['VOTES', 'ALERTS'], themes: 'FRAUD', leastImportance: 'HIGH', frequency: 'WEEKLY' };
const wished = { topics: ['VOTES', 'ALERTS'], themes: ['FRAUD'], leastImportance: 'HIGH', frequency: 'WEEKLY' };
const to = (came: unknown) => [(came as Response).status, (came as Response).headers.get('Location')];
const here = (done: string) => `/mails/${TOKEN}?done=${done}&area=force%2Fpatch%2Fgirton`;

describe('choosing mails by the link of one', () => {
  test('changes what was chosen, by its token', async () => {
    const answers = { ChangeFollow: { changeFollow: { __typename: 'Follow', id: 'f1' } } };
    const { asked, args } = sent({ typed: { ...girton, ...wish, deed: 'change' }, answers });
    expect(to(await choose(args))).toEqual([303, here('changed')]);
    expect(asked).toEqual([['ChangeFollow', { input: { ...wished, id: 'f1', linkToken: TOKEN, clientKey: 'key1' } }]]);
  });

  test('ticking no theme asks for all of them', async () => {
    const answers = { ChangeFollow: { changeFollow: { __typename: 'Follow', id: 'f1' } } };
    const { asked, args } = sent({
      typed: { ...girton, topics: 'ALERTS', leastImportance: 'LOW', frequency: 'DAILY', deed: 'change' },
      answers,
    });
    await choose(args);
    expect(asked[0]?.[1]).toMatchObject({ input: { themes: [] } });
  });

  test('comes back where nothing is ticked, and asks nothing', async () => {
    const { asked, args } = sent({ typed: { ...girton, frequency: 'DAILY', deed: 'change' } });
    const came = (await choose(args)) as unknown as { data: { error: object; initialValue: object }; init: object };
    expect(came.init).toMatchObject({ status: 422 });
    expect(Object.keys(came.data.error)).toEqual(['topics']);
    expect(came.data.initialValue).toMatchObject({ follow: 'f1' });
    expect(asked).toEqual([]);
  });

  test.each([
    [{ ...girton, deed: 'change', frequency: 'NEVER' }, ['Unfollow', { id: 'f1', linkToken: TOKEN }], here('stopped')],
    [{ ...girton, deed: 'stop' }, ['Unfollow', { id: 'f1', linkToken: TOKEN }], here('stopped')],
    [{ deed: 'stop-all', all: 'yes' }, ['StopMails', { linkToken: TOKEN }], `/mails/${TOKEN}?done=all-stopped`],
    [
      { deed: 'subjects', neutral: 'yes' },
      ['ChangeMailSettings', { neutralSubjects: true, linkToken: TOKEN }],
      `/mails/${TOKEN}?done=subjects`,
    ],
    [
      { deed: 'again' },
      ['ChangeMailSettings', { neutralSubjects: false, linkToken: TOKEN }],
      `/mails/${TOKEN}?done=again`,
    ],
  ])('does the one thing that its button says: %o', async (typed, deed, next) => {
    const { asked, args } = sent({ typed, answers: { [deed[0] as string]: {} } });
    expect(to(await choose(args))).toEqual([303, next]);
    expect(asked).toEqual([deed]);
  });

  test('does not stop all of them where that is not ticked', async () => {
    const { asked, args } = sent({ typed: { deed: 'stop-all' } });
    const came = (await choose(args)) as unknown as { data: { error: object }; init: object };
    expect(came.init).toMatchObject({ status: 422 });
    expect(Object.keys(came.data.error)).toEqual(['all']);
    expect(asked).toEqual([]);
  });

  test('what was stopped meanwhile is stopped, and is not changed', async () => {
    const gone = { Unfollow: 'NOT_FOUND', ChangeFollow: 'NOT_FOUND' };
    const stop = sent({ typed: { ...girton, deed: 'stop' }, answers: gone });
    expect(to(await choose(stop.args))).toEqual([303, here('stopped')]);
    const change = sent({ typed: { ...girton, ...wish, deed: 'change' }, answers: gone });
    expect(to(await choose(change.args))).toEqual([303, here('gone')]);
  });

  test('goes on with the emails about an area that took the place of one that has ended', async () => {
    const answers = { MoveFollow: { moveFollow: { __typename: 'Follow', id: 'f1' } } };
    const { asked, args } = sent({ typed: { ...girton, to: 'force/patch/milton', deed: 'move' }, answers });
    expect(to(await choose(args))).toEqual([303, `/mails/${TOKEN}?done=moved`]);
    const input = { id: 'f1', areaPath: 'force/patch/milton', linkToken: TOKEN, clientKey: 'key1' };
    expect(asked).toEqual([['MoveFollow', { input }]]);
  });

  test('about none of them ends; with nothing chosen, as a program sends it, nothing is asked of the api', async () => {
    const none = sent({ typed: { ...girton, to: '-', deed: 'move' }, answers: { Unfollow: {} } });
    expect(to(await choose(none.args))).toEqual([303, here('stopped')]);
    expect(none.asked).toEqual([['Unfollow', { id: 'f1', linkToken: TOKEN }]]);
    const nothing = sent({ typed: { ...girton, deed: 'move' } });
    expect(await choose(nothing.args)).toMatchObject({
      data: { error: { to: ['Choose one'] } },
      init: { status: 422 },
    });
    expect(nothing.asked).toEqual([]);
  });

  test('what took no place of it is refused at the question', async () => {
    const refusal = { __typename: 'FollowRefusal', message: 'Choose Milton: that is what Girton became.' };
    const answers = { MoveFollow: { moveFollow: { ...refusal, reason: 'NOT_A_SUCCESSOR', field: 'areaPath' } } };
    const { args } = sent({ typed: { ...girton, to: 'force/east', deed: 'move' }, answers });
    expect(await choose(args)).toMatchObject({ data: { error: { to: [refusal.message] } }, init: { status: 422 } });
  });

  test('what went wrong on our side is not taken for gone', async () => {
    const { args } = sent({ typed: { deed: 'stop-all', all: 'yes' }, answers: { StopMails: 'INTERNAL_SERVER_ERROR' } });
    await expect(choose(args)).rejects.toMatchObject({ init: { status: 500 } });
  });

  test('a link that is no good is a page that says so, and 404', async () => {
    const { args } = sent({ answers: { MyFollows: 'NOT_FOUND', MailSettings: 'NOT_FOUND' } });
    expect(await mails(args)).toMatchObject({ data: { mails: null }, init: { status: 404 } });
  });
});

describe('following an area', () => {
  const address = 'http://localhost/areas/force/patch/girton/follow';

  test('first mails a stranger a code, and keeps what they chose', async () => {
    const answers = { RequestSignInCode: { requestSignInCode: { __typename: 'Done', message: 'Sent.' } } };
    const { asked, args } = sent({ address, typed: { ...wish, email: 'sam@example.org' }, answers });
    const came = await follow(args);
    expect(asked).toEqual([['RequestSignInCode', { email: 'sam@example.org' }]]);
    const { typed } = (came as unknown as { data: { codeStep: { typed: [string, string][] } } }).data.codeStep;
    expect(typed).toEqual(
      expect.arrayContaining([
        ['topics', 'VOTES'],
        ['topics', 'ALERTS'],
        ['themes', 'FRAUD'],
        ['frequency', 'WEEKLY'],
        ['clientKey', 'key1'],
      ]),
    );
  });

  test('follows once the code is right', async () => {
    const answers = {
      SignIn: { signIn: { __typename: 'Me', id: 'p1', email: 'sam@example.org', role: 'RESIDENT' } },
      FollowArea: { followArea: { __typename: 'Follow', id: 'f1' } },
    };
    const { asked, args } = sent({ address, typed: { ...wish, email: 'sam@example.org', code: '123456' }, answers });
    expect(to(await follow(args))).toEqual([303, '/areas/force/patch/girton/follow?done=followed']);
    expect(asked.at(-1)).toEqual([
      'FollowArea',
      { input: { ...wished, areaPath: 'force/patch/girton', clientKey: 'key1' } },
    ]);
  });

  test('asks nothing of the api while the form is not whole', async () => {
    const { asked, args } = sent({ address, typed: { topics: 'VOTES' } });
    const came = (await follow(args)) as unknown as { data: { error: object } };
    expect(Object.keys(came.data.error).sort()).toEqual(['email', 'frequency']);
    expect(asked).toEqual([]);
  });

  test('stops by its other button', async () => {
    const viewer = { email: 'sam@example.org', role: 'RESIDENT' as const };
    const { asked, args } = sent({ address, viewer, typed: { follow: 'f1', deed: 'stop' }, answers: { Unfollow: {} } });
    expect(to(await follow(args))).toEqual([303, '/areas/force/patch/girton/follow?done=stopped']);
    expect(asked).toEqual([['Unfollow', { id: 'f1', linkToken: null }]]);
  });
});
