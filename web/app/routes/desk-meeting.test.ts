/** @jest-environment node */
import { RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { action as serve } from './desk-meeting.tsx';
import { action as change } from './desk-meeting-change.tsx';
import { action as schedule } from './desk-meeting-schedule.tsx';

const viewer = { email: 'inspector@x.test', role: 'INSPECTOR' as const };
const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer, key: 'k' };

/** An action's arguments for a form as typed, and the deeds it asked of the api, which gives `answer`. */
function sent(answer: object, typed: Record<string, string>, address = 'http://localhost/desk/meetings/m1') {
  const asked: Record<string, unknown>[] = [];
  const context = new RouterContextProvider();
  const meeting = { id: 'm1', agenda: [{ position: 1, title: 'Speeding' }] };
  const data = { scheduleMeeting: answer, changeMeeting: answer, checkInResident: answer, withdrawResident: answer };
  context.set(shellContext, {
    execute: async (_document, variables) => {
      if (!('meetingId' in variables)) asked.push((variables.input ?? variables) as Record<string, unknown>);
      return { data: { ...data, meetingRoster: { meeting } }, headers: new Headers() };
    },
    facts,
    outgoing: new Headers(),
    report: () => {},
  });
  const request = new Request(address, { method: 'POST', body: new URLSearchParams({ clientKey: 'key1', ...typed }) });
  return { asked, args: { context, request, params: { id: 'm1' }, url: new URL(address) } as never };
}

const meeting = { __typename: 'Meeting', id: 'm1' };
const refusal = (field: string) => ({ __typename: 'MeetingRefusal', message: 'No.', reason: 'BAD_TIME', field });
const errorsOf = (came: unknown) => (came as { data: { error: Record<string, string[]> } }).data.error;
const typed = {
  areaPath: 'force/south',
  title: 'Have your say',
  'when.on.day': '1',
  'when.on.month': '7',
  'when.on.year': '2027',
  'when.at': '7pm',
  'when.until': '20:30',
  mode: 'IN_PERSON',
  capacity: '1,200',
  address: 'The hall',
  agenda: 'Speeding\r\n\r\n  What comes next ',
};

describe('scheduling a meeting', () => {
  test('sends both times of the day as London’s clocks show them, and one point a line', async () => {
    const { asked, args } = sent(meeting, typed);
    const response = (await schedule(args)) as Response;
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/desk/meetings/m1?done=scheduled']);
    expect(asked).toEqual([
      expect.objectContaining({
        areaPath: 'force/south',
        startsAt: '2027-07-01T18:00:00.000Z',
        endsAt: '2027-07-01T19:30:00.000Z',
        capacity: 1200,
        agenda: ['Speeding', 'What comes next'],
        clientKey: 'key1',
      }),
    ]);
  });

  test('tells everything wrong at once, each beside its field, and keeps what was typed', async () => {
    const wrong = {
      ...typed,
      title: '',
      'when.until': '6pm',
      capacity: 'many',
      mode: '',
      joinUrl: 'http://meet.example',
      agenda: `Speeding\n${'x'.repeat(121)}`,
      'registrationFrom.at': '7pm',
    };
    const { asked, args } = sent(meeting, wrong);
    const came = await schedule(args);
    expect(Object.keys(errorsOf(came))).toEqual([
      'title',
      'when.until',
      'mode',
      'capacity',
      'joinUrl',
      'agenda',
      'registrationFrom.on',
    ]);
    expect(errorsOf(came).agenda).toEqual(['Point 2 of the agenda is longer than 120 characters']);
    expect(came).toMatchObject({ data: { initialValue: { address: 'The hall', capacity: 'many' } } });
    expect(asked).toEqual([]);
  });

  test('asks for each of the times where nothing was typed, and knows the hour that clocks skip', async () => {
    const none = Object.fromEntries(Object.keys(typed).map((name) => [name, '']));
    expect(Object.keys(errorsOf(await schedule(sent(meeting, none).args)))).toEqual(
      expect.arrayContaining(['when.on', 'when.at', 'when.until']),
    );
    const skipped = { ...typed, 'when.on.day': '28', 'when.on.month': '3', 'when.at': '1:30am', 'when.until': '3am' };
    expect(Object.keys(errorsOf(await schedule(sent(meeting, skipped).args)))).toEqual(['when.at']);
  });

  test.each([
    ['startsAt', 'when.at'],
    ['endsAt', 'when.until'],
    ['registrationUntil', 'registrationUntil.at'],
    ['agenda.2', 'agenda'],
    ['joinUrl', 'joinUrl'],
  ])('a refusal about %s stands at %s', async (field, name) => {
    expect(errorsOf(await schedule(sent(refusal(field), typed).args))).toEqual({ [name]: ['No.'] });
  });
});

describe('changing a meeting', () => {
  test('empties what was emptied, and begins the agenda anew only where it changed', async () => {
    const same = sent(meeting, { title: 'New', agenda: 'Speeding' });
    await change(same.args);
    expect(same.asked[0]).toMatchObject({ title: 'New', address: null, joinUrl: null, registrationFrom: null });
    expect(same.asked[0]).not.toHaveProperty('agenda');
    const other = sent(meeting, { title: 'New', agenda: '' });
    await change(other.args);
    expect(other.asked[0]).toMatchObject({ agenda: [] });
  });
});

describe('a tap at a name', () => {
  const tap = { registrationId: 'r1', deed: 'checkIn' };
  const address = 'http://localhost/desk/meetings/m1?show=place&name=an';

  test('comes back to the same row of the same list', async () => {
    const { asked, args } = sent({ __typename: 'Registration', id: 'r1' }, tap, address);
    const response = (await serve(args)) as Response;
    expect(response.headers.get('Location')).toBe('/desk/meetings/m1?show=place&name=an#r-r1');
    expect(asked).toEqual([{ registrationId: 'r1' }]);
  });

  test('that is refused says why', async () => {
    const no = { __typename: 'RegistrationRefusal', message: 'No place is free.', reason: 'NO_PLACE', field: null };
    expect(errorsOf(await serve(sent(no, tap, address).args))).toEqual({ '': ['No place is free.'] });
  });

  test('does nothing that has no button', async () => {
    const { asked, args } = sent({}, { ...tap, deed: 'erase' });
    await serve(args);
    expect(asked).toEqual([]);
  });
});
