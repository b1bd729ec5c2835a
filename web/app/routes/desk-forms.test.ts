/** @jest-environment node */
import { RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { action as correct } from './desk-correct.tsx';
import { action as post } from './desk-post.tsx';

const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer: null, key: 'k' };
const address = 'http://localhost/desk/post?priority=p1';

/** An action's arguments for a form as typed, and what it asked of the api, which gives `answer`. */
function sent(answer: object, typed: Record<string, string | string[]>) {
  const asked: Record<string, unknown>[] = [];
  const context = new RouterContextProvider();
  context.set(shellContext, {
    execute: async (_document, { input }) => {
      asked.push(input as Record<string, unknown>);
      return { data: { postUpdate: answer, correctUpdate: answer }, headers: new Headers() };
    },
    facts,
    outgoing: new Headers(),
    report: () => {},
  });
  const body = new URLSearchParams({ clientKey: 'key1' });
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) body.append(name, value);
  const request = new Request(address, { method: 'POST', body });
  return { asked, args: { context, request, params: { id: 'u1' }, url: new URL(address) } as never };
}

const typed = {
  body: 'Speedwatch in Girton',
  places: ['c/s/girton'],
  'measures[0].name': '',
  'measures[1].name': 'vehicles over 35 mph',
  'measures[1].value': '1,026',
  'publish.on.day': '1',
  'publish.on.month': '7',
  'publish.on.year': '2026',
  'publish.at': '7pm',
};
const refusal = (reason: string, field: string | null) => ({
  __typename: 'UpdateRefusal',
  message: 'The rules say no.',
  reason,
  field,
});
const errorsOf = (came: unknown) => (came as { data: { error: Record<string, string[]> } }).data.error;

describe('posting an update', () => {
  test('sends what was typed, with its key, and goes on to the update', async () => {
    const { asked, args } = sent({ __typename: 'ProgressUpdate', id: 'u9' }, typed);
    const response = (await post(args)) as Response;
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/desk/updates/u9?done=posted']);
    expect(asked).toEqual([
      {
        priorityId: 'p1',
        body: 'Speedwatch in Girton',
        placePaths: ['c/s/girton'],
        measures: [expect.objectContaining({ name: 'vehicles over 35 mph', value: 1026 })],
        publishAt: '2026-07-01T18:00:00.000Z',
        clientKey: 'key1',
      },
    ]);
  });

  test('with no place ticked is of the whole area', async () => {
    const { places: _none, ...rest } = typed;
    const { asked, args } = sent({ __typename: 'ProgressUpdate', id: 'u9' }, rest);
    await post(args);
    expect(asked[0]?.placePaths).toEqual([]);
  });

  test.each([
    ['measures.0.value', 'measures[1].value'],
    ['placePaths', 'places'],
    ['publishAt', 'publish.at'],
    ['body', 'body'],
    ['priorityId', ''],
  ])('a refusal about %s stands at %j of the form, with everything kept', async (field, name) => {
    const came = await post(sent(refusal('BAD_MEASURE', field), typed).args);
    expect(came).toMatchObject({ init: { status: 422 }, data: { initialValue: { body: typed.body } } });
    expect(errorsOf(came)).toEqual({ [name]: ['The rules say no.'] });
  });

  test('asks the api nothing while a number is none', async () => {
    const { asked, args } = sent({}, { ...typed, 'measures[1].value': '1,2,3' });
    expect(Object.keys(errorsOf(await post(args)))).toEqual(['measures[1].value']);
    expect(asked).toEqual([]);
  });
});

describe('correcting an update', () => {
  test('sends the version that was read; a stale one is told at the top, with everything kept', async () => {
    const { asked, args } = sent(refusal('STALE_VERSION', 'version'), { ...typed, version: '2' });
    const came = await correct(args);
    expect(asked[0]).toMatchObject({ updateId: 'u1', version: 2, clientKey: 'key1' });
    expect(errorsOf(came)).toEqual({ '': ['The rules say no.'] });
    expect(came).toMatchObject({ data: { initialValue: { body: typed.body, version: '2' } } });
  });
});
