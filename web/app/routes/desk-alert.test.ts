/** @jest-environment node */
import { RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { aPreview } from '#features/alerts/alert.factory.ts';
import { action as deed } from './desk-alert.tsx';
import { action as write } from './desk-alert-new.tsx';

/** An action's arguments for a form as typed, and what it asked of the api. */
function sent(typed: Record<string, string | string[]>, answers: Record<string, unknown> = {}) {
  const asked: [name: string, variables: Record<string, unknown>][] = [];
  const context = new RouterContextProvider();
  context.set(shellContext, {
    execute: async (document, variables) => {
      const [definition] = document.definitions;
      const name = definition?.kind === 'OperationDefinition' ? (definition.name?.value ?? '') : '';
      asked.push([name, variables]);
      return { data: answers[name], headers: new Headers() };
    },
    facts: { mode: 'demo', officersSignIn: null, publicUrl: 'http://localhost', viewer: null, key: 'k' },
    outgoing: new Headers(),
    report: () => {},
  });
  const body = new URLSearchParams({ clientKey: 'key1' });
  for (const [name, values] of Object.entries(typed)) for (const one of [values].flat()) body.append(name, one);
  const url = new URL('http://localhost/desk/alerts/new?area=force/patch');
  const request = new Request(url, { method: 'POST', body });
  return { asked, args: { context, request, params: { id: 'al1' }, url } as never };
}

const words = { title: 'Vans broken into', body: 'Lock your van.', importance: 'HIGH', theme: 'VEHICLE_CRIME' };
const whole = { ...words, where: 'SOME', places: ['force/patch/girton', 'force/patch/milton'] };
const input = {
  ...words,
  areaPath: 'force/patch',
  placePaths: whole.places,
  validUntil: null,
  urgent: false,
  urgentReason: null,
};

type Came = {
  data: { preview?: object; error?: Record<string, string[]>; initialValue: object };
  init: { status: number };
};

describe('writing an alert', () => {
  test('shows first what would go out, and sends nothing', async () => {
    const { asked, args } = sent(whole, { PreviewAlert: { previewAlert: aPreview() } });
    const came = (await write(args)) as unknown as Came;
    expect(asked).toEqual([['PreviewAlert', { input }]]);
    expect(came.data).toMatchObject({ preview: { recipientsAtOnce: 1204 }, initialValue: whole });
  });

  test.each([
    ['HELD', {}, 'held'],
    ['WAITING', {}, 'waits'],
    ['HELD', { urgent: 'on', urgentReason: 'A child is missing.' }, 'urgent'],
  ])('then sends it with its key: %s %o', async (state, urgency, done) => {
    const answers = { SendAlert: { sendAlert: { __typename: 'Alert', id: 'al1', state } } };
    const { asked, args } = sent({ ...whole, ...urgency, step: 'send' }, answers);
    const came = (await write(args)) as Response;
    expect([came.status, came.headers.get('Location')]).toEqual([303, `/desk/alerts/al1?done=${done}`]);
    const isUrgent = 'urgent' in urgency;
    const urgent = isUrgent ? { urgent: true, urgentReason: 'A child is missing.' } : {};
    expect(asked).toEqual([['SendAlert', { input: { ...input, ...urgent, clientKey: 'key1' } }]]);
  });

  test('for all of the area names no place', async () => {
    const { asked, args } = sent({ ...words, where: 'ALL' }, { PreviewAlert: { previewAlert: aPreview() } });
    await write(args);
    expect(asked[0]?.[1]).toMatchObject({ input: { placePaths: null } });
  });

  test.each([
    [{ ...whole, places: [] }, 'places', 'Choose the places'],
    [{ ...whole, where: 'ALL' }, 'where', 'Places are ticked below'],
    [{ ...whole, urgent: 'on' }, 'urgentReason', 'Enter why it cannot wait'],
    [{ ...whole, urgentReason: 'Because' }, 'urgent', 'Tick this'],
    [{ ...whole, theme: '' }, 'theme', 'Choose what it is about'],
    [
      { ...whole, 'until.on.day': '1', 'until.on.month': '3', 'until.on.year': '2022', 'until.at': '7pm' },
      'until.at',
      'This time has passed',
    ],
  ])('comes back where something is wrong, and asks nothing: %o', async (typed, field, message) => {
    const { asked, args } = sent(typed as unknown as Record<string, string>);
    const came = (await write(args)) as unknown as Came;
    expect(came.init.status).toBe(422);
    expect(came.data.error?.[field]?.[0]).toContain(message);
    expect(asked).toEqual([]);
  });

  test.each([
    ['validUntil', 'until.at'],
    ['placePaths', 'places'],
    ['body', 'body'],
    [null, ''],
  ])('a refusal about %s lands at %s', async (field, at) => {
    const no = { __typename: 'AlertRefusal', message: 'No.', reason: 'BAD_TIME', field };
    const came = (await write(sent(whole, { PreviewAlert: { previewAlert: no } }).args)) as unknown as Came;
    expect(came.init.status).toBe(422);
    expect(came.data.error).toEqual({ [at]: ['No.'] });
  });
});

describe('an alert that has not gone out', () => {
  test.each([
    ['stop', 'StopAlert', 'stopAlert', 'stopped'],
    ['approve', 'ApproveAlert', 'approveAlert', 'approved'],
  ])('%s: asked once, said on the page after', async (name, operation, field, done) => {
    const { asked, args } = sent({ deed: name }, { [operation]: { [field]: { __typename: 'Alert', id: 'al1' } } });
    const came = (await deed(args)) as Response;
    expect([came.status, came.headers.get('Location')]).toEqual([303, `/desk/alerts/al1?done=${done}`]);
    expect(asked).toEqual([[operation, { alertId: 'al1' }]]);
  });

  test('that went meanwhile is told so', async () => {
    const no = { __typename: 'AlertRefusal', message: 'This alert has gone out.', reason: 'ALREADY_SENT', field: null };
    const came = (await deed(sent({ deed: 'stop' }, { StopAlert: { stopAlert: no } }).args)) as unknown as Came;
    expect(came.init.status).toBe(422);
    expect(came.data.error).toEqual({ '': ['This alert has gone out.'] });
  });

  test('without a deed asks nothing', async () => {
    const { asked, args } = sent({ deed: 'send' });
    expect(((await deed(args)) as unknown as Came).init.status).toBe(422);
    expect(asked).toEqual([]);
  });
});
