import { jest } from '@jest/globals';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';
import { aFreePort } from '../../testing/a-free-port.ts';
import { aMailServer, type TestMailServer } from '../../testing/a-mail-server.ts';
import { FollowingDesk } from '../../testing/following-desk.ts';
import { tapped } from '../../testing/statements.ts';
import { Person } from '../people/person.entity.ts';
import { MailLinks } from './mail-links.ts';

jest.setTimeout(60_000);

let port: number;
let server: TestMailServer | undefined;
let desk: FollowingDesk;
beforeAll(async () => {
  port = await aFreePort();
  desk = await FollowingDesk.open({ SMTP_URL: `smtp://127.0.0.1:${port}`, PATCHWORK_MODE: 'demo' });
});
beforeEach(() => desk.fresh());
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => desk?.patch.close());

/** A mail server at our port that answers some commands as told. */
async function anOddServer(options: SMTPServerOptions): Promise<{ close: () => Promise<void> }> {
  const odd = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], ...options });
  await new Promise<void>((resolve) => odd.listen(port, '127.0.0.1', () => resolve()));
  return { close: () => new Promise((resolve) => odd.close(() => resolve())) };
}

const saying = (responseCode: number) => Object.assign(new Error('No.'), { responseCode });
const stand = async (email: string) => {
  const [row] = await desk.patch.em().execute<{ sent: boolean; refused: boolean; tries: number; later: boolean }[]>(
    `select sent_at is not null as sent, refused_at is not null as refused, tries, try_at > clock_timestamp() as later
     from delivery d join person p on p.id = d.person_id where p.email = ?`,
    [email],
  );
  return row;
};

test('each mail has one recipient, a text part, its own id, and says how to end them', async () => {
  server = await aMailServer(port);
  const emails = Array.from({ length: 30 }, (_, i) => `of-many-${i}@x.test`);
  for (const email of emails) await desk.follower(email);
  await desk.post();
  await desk.tell();
  const { caught } = server;
  expect(caught.map(({ recipients }) => recipients).toSorted()).toEqual(emails.map((email) => [email]).toSorted());
  expect(new Set(caught.map(({ mail }) => mail.messageId)).size).toBe(30);
  for (const { mail, raw: folded } of caught) {
    const raw = folded.replace(/\r\n[ \t]+/g, ' ');
    expect(mail.text).toContain('We stood on Mill Road.');
    expect(mail.html).toContain('We stood on Mill Road.');
    expect(raw).toMatch(/^List-Unsubscribe: <http:\/\/localhost:\d+\/unsubscribe\/[A-Za-z0-9_-]{48}>\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  }
  // Each has a link of their own, and nobody else’s address.
  expect(new Set(caught.map(({ raw }) => /unsubscribe\/(.{48})>/.exec(raw)?.[1])).size).toBe(30);
  expect(caught.filter(({ raw }) => (raw.match(/of-many-\d+@/g) ?? []).length > 1)).toEqual([]);
  await desk.deliveries.deliver();
  expect(caught).toHaveLength(30);
});

test('what is delivered by two at once is delivered once; without the lane’s lock twice', async () => {
  server = await aMailServer(port);
  for (let i = 0; i < 12; i++) await desk.follower(`by-two-${i}@x.test`);
  await desk.post();
  await desk.tellings.tellNews();
  await Promise.all([desk.deliveries.deliver(), desk.deliveries.deliver()]);
  expect(server.caught).toHaveLength(12);

  await desk.post();
  await desk.tellings.tellNews();
  await tapped(
    (text, send) => send(text.replace('pg_try_advisory_lock($1, $2)', '($1::int, $2::int) is not null')),
    () => Promise.all([desk.deliveries.deliver(), desk.deliveries.deliver()]),
  );
  expect(server.caught.length).toBeGreaterThan(24);
});

test('a mailbox that does not exist is written to no more, until its owner says so', async () => {
  const odd = await anOddServer({
    onRcptTo: ({ address }, _, done) => done(address.startsWith('gone') ? saying(550) : null),
  });
  try {
    await desk.follower('gone@x.test');
    await desk.follower('here@x.test');
    await desk.post();
    await desk.tell();
    expect(await stand('gone@x.test')).toMatchObject({ sent: false, refused: true });
    expect(await stand('here@x.test')).toMatchObject({ sent: true, refused: false });
    await desk.post();
    await desk.tell();
    expect([await desk.left('gone@x.test'), await desk.left('here@x.test')]).toEqual([1, 2]);
    const gone = await desk.patch.as('gone@x.test');
    expect((await desk.settings(gone)).data.mailSettings.refusedAt).not.toBeNull();
    // A mail of before opens the choice of mails, and shows nothing about whether mails arrive today.
    const { id } = (await desk.patch.em().findOneOrFail(Person, { email: 'gone@x.test' })) as Person;
    const token = desk.patch.app.get(MailLinks, { strict: false }).tokenFor({ id, email: 'gone@x.test' });
    await desk.setNeutral(desk.patch.browser(), true, token);
    expect((await desk.settings(gone)).data.mailSettings).toMatchObject({ neutralSubjects: true });
    expect((await desk.settings(gone)).data.mailSettings.refusedAt).not.toBeNull();
    await desk.setNeutral(gone, false);
    await desk.post();
    await desk.tellings.tellNews();
    expect(await desk.left('gone@x.test')).toBe(2);
    // Whoever asks for mails says so, too.
    await desk.patch.em().execute('update mailbox set refused_at = now()');
    await desk.follow(gone);
    expect((await desk.settings(gone)).data.mailSettings.refusedAt).toBeNull();
  } finally {
    await odd.close();
  }
});

test.each([
  [
    'a mailbox that is full for now',
    { onRcptTo: (_a: object, _b: object, done: (error: Error) => void) => done(saying(450)) },
  ],
  [
    'a server that is busy',
    { onMailFrom: (_a: object, _b: object, done: (error: Error) => void) => done(saying(451)) },
  ],
] as [string, SMTPServerOptions][])('%s is tried again later, and the next one at once', async (_, options) => {
  const odd = await anOddServer(options);
  try {
    await desk.follower('later@x.test');
    await desk.post();
    await desk.tell();
    expect(await stand('later@x.test')).toEqual({ sent: false, refused: false, tries: 1, later: true });
  } finally {
    await odd.close();
  }
  server = await aMailServer(port);
  await desk.patch.em().execute('update delivery set try_at = clock_timestamp()');
  await desk.deliveries.deliver();
  expect(await stand('later@x.test')).toMatchObject({ sent: true, tries: 2 });
});

test('words that a server refuses are not tried again, and the mailbox stays', async () => {
  const odd = await anOddServer({
    onData: (stream: SMTPServerDataStream, _, done) => {
      stream.resume();
      stream.on('end', () => done(saying(554)));
    },
  });
  try {
    await desk.follower('strict@x.test');
    await desk.post();
    await desk.tell();
    expect(await stand('strict@x.test')).toMatchObject({ sent: false, refused: true });
    expect(await desk.patch.count('mailbox')).toBe(0);
  } finally {
    await odd.close();
  }
});

test('a server that is down is waited for; nobody’s tries are counted, and everything leaves when it is back', async () => {
  const emails = Array.from({ length: 8 }, (_, i) => `patient-${i}@x.test`);
  for (const email of emails) await desk.follower(email);
  await desk.post();
  await desk.tellings.tellNews();
  const delivering = desk.deliveries.deliver();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await stand('patient-0@x.test')).toMatchObject({ sent: false, tries: 0 });
  server = await aMailServer(port);
  await delivering;
  // Whoever was being sent to when it was down is next to be tried.
  await desk.deliveries.deliver();
  expect(server.caught.map(({ recipients }) => recipients[0]).toSorted()).toEqual(emails);
});
