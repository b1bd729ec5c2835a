import { jest } from '@jest/globals';
import { Audit } from '#platform/audit.ts';
import { AlertDesk } from '../../testing/alert-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { someFollowers } from './alert.factory.ts';

jest.setTimeout(60_000);

let desk: AlertDesk;
let atOnce: AlertDesk;
let made = 0;
beforeAll(async () => {
  desk = await AlertDesk.open();
  atOnce = await AlertDesk.open({ ALERT_HOLD_SECONDS: '0' });
});
beforeEach(async () => {
  await desk.fresh();
  await atOnce.fresh();
});
afterAll(async () => {
  await desk?.patch.close();
  await atOnce?.patch.close();
});

/** A new resident who follows at once; their address. */
async function aFollower(input: object = {}, at = desk): Promise<string> {
  const email = `hears-${++made}@x.test`;
  const by = await at.patch.as(email);
  const wish = { areaPath: 'testshire/north', topics: ['ALERTS'], frequency: 'INSTANT', ...input };
  await by.ask('mutation ($input: FollowAreaInput!) { followArea(input: $input) { __typename } }', { input: wish });
  return email;
}

describe('an alert', () => {
  test('is held so long that it can be stopped, then goes to everybody who follows, once', async () => {
    const email = await aFollower();
    const alert = await desk.sent({ placePaths: ['testshire/north/milton', ' testshire/north/GIRTON'] });
    expect(alert).toMatchObject({
      ...{ state: 'HELD', goesAt: '2022-09-14T12:02:00.000Z', sentAt: null, fromName: 'north neighbourhood team' },
      ...{ title: 'Vans broken into', bodyHtml: expect.stringContaining('<strong>taken</strong>'), flags: [] },
      ...{ expectedRecipients: 1, recipients: null, delivered: null, approvedBy: null, hasEnded: false },
      sentBy: { id: desk.team.inspector.officer.id },
      places: [{ path: 'testshire/north/girton' }, { path: 'testshire/north/milton' }],
    });
    expect(await desk.passes(119)).toBe(0);
    expect(await desk.mails(email)).toEqual([]);
    expect(await desk.passes(1)).toBe(1);
    expect(await desk.passes(600)).toBe(0);
    const [mail, ...more] = await desk.mails(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('north: Vans broken into');
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('From: north neighbourhood team.');
      expect(part).toContain('Sent by: Inspector');
    }
    const { data } = await desk.read(alert.id, desk.team.officer);
    expect(data.alert).toMatchObject({
      ...{ state: 'SENT', sentAt: '2022-09-14T12:02:00.000Z', recipients: 1, delivered: 1, refused: 0 },
    });
  });

  test('its job is left with it, for when its time has come', async () => {
    await aFollower();
    const jobs = () =>
      desk.patch.em().execute<{ alert: string; wait: number }[]>(
        `select data ->> 'alertId' as alert, round(extract(epoch from start_after - created_on))::int as wait
         from pgboss.job where name = 'release-alert'`,
      );
    const { id } = await desk.sent();
    expect(await jobs()).toEqual([{ alert: id, wait: 121 }]);
  });

  test('that is stopped never goes', async () => {
    const email = await aFollower();
    const { id } = await desk.sent();
    const { data } = await desk.stop(id, desk.team.colleague);
    const stopped = { state: 'STOPPED', stoppedBy: { id: desk.team.colleague.officer.id } };
    expect(data.stopAlert).toMatchObject(stopped);
    // Whoever asks again is told the same.
    expect((await desk.nothingWritten(() => desk.stop(id, desk.team.comms))).data.stopAlert).toMatchObject(stopped);
    expect(await desk.passes(100_000)).toBe(0);
    expect(await desk.mails(email)).toEqual([]);
    expect(answerOf(await desk.approve(id))).toBe('STOPPED');
    expect(answerOf(await desk.read(id))).toBe('NOT_FOUND');
  });

  test('that has gone cannot be stopped', async () => {
    await aFollower();
    const { id } = await desk.sent();
    await desk.passes(120);
    expect(answerOf(await desk.nothingWritten(() => desk.stop(id)))).toBe('ALREADY_SENT');
  });

  test('that was missed while nobody worked goes as soon as somebody does', async () => {
    const email = await aFollower();
    await desk.sent();
    expect(await desk.passes(3 * 3_600)).toBe(1);
    expect(await desk.mails(email)).toHaveLength(1);
  });

  test('goes at once where there is no hold', async () => {
    const email = await aFollower({}, atOnce);
    const alert = await atOnce.sent();
    expect(alert).toMatchObject({ state: 'SENT', sentAt: '2022-09-14T12:00:00.000Z' });
    await atOnce.passes(0);
    expect(await atOnce.mails(email)).toHaveLength(1);
  });

  test('of the force reaches who follows any of it; one about a neighbourhood whoever follows something in that', async () => {
    const girton = await aFollower({ areaPath: 'testshire/north/girton' });
    const east = await aFollower({ areaPath: 'testshire/east' });
    const force = { areaPath: 'testshire', title: 'Hello Mum' };
    expect(await desk.sent(force, desk.team.comms)).toMatchObject({ fromName: 'testshire', expectedRecipients: 2 });
    await desk.sent({ ...force, title: 'North', placePaths: ['testshire/north'] }, desk.team.comms);
    await desk.sent({ ...force, title: 'Ely', placePaths: ['testshire/east/ely'] }, desk.team.comms);
    await desk.passes(120);
    const subjects = async (email: string) => (await desk.mails(email)).map(({ subject }) => subject).toSorted();
    expect(await subjects(girton)).toEqual(['testshire: Hello Mum', 'testshire: North']);
    expect(await subjects(east)).toEqual(['testshire: Ely', 'testshire: Hello Mum']);
  });

  test('of a place is its neighbourhood’s, about that place; all its places and itself is all of it', async () => {
    await aFollower();
    expect(await desk.sent({ areaPath: 'testshire/north/girton' })).toMatchObject({
      ...{ area: { path: 'testshire/north' }, places: [{ path: 'testshire/north/girton' }] },
    });
    const all = ['testshire/north', 'testshire/north/girton'];
    expect(await desk.sent({ placePaths: all })).toMatchObject({ places: [], expectedRecipients: 1 });
  });

  test('sent twice with one key is one', async () => {
    await aFollower();
    const first = await desk.sent({ clientKey: 'a form' });
    expect(await desk.sent({ clientKey: 'a form', title: 'Another' })).toMatchObject({ id: first.id });
    expect(await desk.patch.count('alert')).toBe(1);
  });
});

describe('an urgent alert', () => {
  const urgent = { urgent: true, urgentReason: 'A boy of six is missing.', body: 'A 6 year old boy is missing.' };

  test('goes at once and without a second person, and the audit says so without its words', async () => {
    const email = await aFollower();
    const alert = await desk.sent(urgent);
    expect(alert).toMatchObject({
      ...{ state: 'SENT', urgentReason: 'A boy of six is missing.', approvedBy: null },
      flags: expect.arrayContaining(['6 year old']),
    });
    await desk.passes(0);
    expect(await desk.mails(email)).toHaveLength(1);
    const em = desk.patch.em();
    const entries = await em.execute("select actor_id, subject, facts from audit_entry where deed = 'sendUrgentAlert'");
    expect(entries).toEqual([
      {
        actor_id: desk.team.inspector.officer.id,
        subject: alert.id,
        facts: { area: expect.any(String), recipients: 1, content: expect.stringMatching(/^[\w-]{43}$/) },
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/missing|boy/i);
    expect(await desk.patch.app.get(Audit, { strict: false }).firstBroken(em)).toBeNull();
  });

  test('needs a reason; one that is not urgent keeps none, and is not in the audit', async () => {
    await aFollower();
    const { data } = await desk.nothingWritten(() => desk.send({ ...urgent, urgentReason: ' ' }));
    expect(data.sendAlert).toMatchObject({ reason: 'TEXT_MISSING', field: 'urgentReason' });
    const audited = await desk.patch.count('audit_entry');
    expect(await desk.sent({ ...urgent, urgent: false })).toMatchObject({ state: 'WAITING', urgentReason: null });
    expect(await desk.patch.count('audit_entry')).toBe(audited);
  });
});

describe('a preview', () => {
  test('shows what goes out and to how many, each counted once, and writes nothing', async () => {
    const em = desk.patch.em();
    const email = await aFollower();
    await aFollower({ areaPath: 'testshire/north/girton', frequency: 'DAILY' });
    await someFollowers(em, 3, { area: 'testshire/north/milton', frequency: 'WEEKLY' });
    await someFollowers(em, 5, { frequency: 'QUARTERLY' });
    await someFollowers(em, 7, { topics: '{UPDATES}' });
    await someFollowers(em, 9, { leastImportance: 'HIGH' });
    await someFollowers(em, 11, { area: 'testshire/east' });
    // Whoever follows twice is one, and hears at once where either says so.
    const twice = await desk.patch.as(email);
    await twice.ask('mutation ($input: FollowAreaInput!) { followArea(input: $input) { __typename } }', {
      input: { areaPath: 'testshire/north/girton', topics: ['ALERTS'], frequency: 'WEEKLY' },
    });
    const { data } = await desk.nothingWritten(() => desk.preview());
    const { html, text, ...rest } = data.previewAlert;
    expect(rest).toEqual({
      ...{ __typename: 'AlertPreview', recipientsAtOnce: 1, recipientsLater: 4, needsSecondPerson: false, flags: [] },
      ...{ goesInSeconds: 120, fromName: 'north neighbourhood team', subject: 'north: Vans broken into' },
    });
    const { expectedRecipients } = await desk.sent();
    expect(expectedRecipients).toBe(5);
    await desk.passes(120);
    const [mail] = await desk.mails(email);
    expect(mail?.subject).toBe(rest.subject);
    expect(mail?.html).toContain(html);
    const line = (whole: string) =>
      whole
        .replace(/\/mails\/\S+/, '')
        .replace(/alerts\/[\w…-]+/, '')
        .replace(/\s+/g, ' ');
    expect(line(mail?.text as string)).toBe(line(text));
  });

  test('says that a second person comes first, for which words, and that an urgent one does not wait', async () => {
    await aFollower();
    const flagged = { body: 'A man was arrested.' };
    expect((await desk.preview(flagged)).data.previewAlert).toMatchObject({
      ...{ needsSecondPerson: true, goesInSeconds: 120, flags: expect.arrayContaining(['arrested', 'A man']) },
    });
    const urgent = { ...flagged, urgent: true, urgentReason: 'He is dangerous.' };
    expect((await desk.preview(urgent)).data.previewAlert).toMatchObject({
      needsSecondPerson: false,
      goesInSeconds: 0,
    });
  });
});
