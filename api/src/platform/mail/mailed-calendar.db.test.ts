import { EntityManager } from '@mikro-orm/postgresql';
import { aMailServer, type Caught, type TestMailServer } from '../../testing/a-mail-server.ts';
import { aService, type TestService } from '../../testing/a-service.ts';
import { type Mail, type MailedCalendar, Mails } from './mail.ts';

let server: TestMailServer;
let service: TestService;
beforeAll(async () => {
  server = await aMailServer();
  service = await aService({ env: { SMTP_URL: server.url, PUBLIC_URL: 'https://patchwork.example' } });
});
afterAll(async () => {
  await service?.close();
  await server?.close();
});

/** With what a mail server could spoil: a folded line, characters of four bytes, a line that ends in a space. */
const calendar = (method: MailedCalendar['method']): MailedCalendar => ({
  method,
  content: [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `METHOD:${method}`,
    `X-NOTE:${'a'.repeat(60)} `,
    ` ${'\u{1F3DB}'.repeat(15)}\\n.`,
    '.',
    'END:VCALENDAR',
    '',
  ].join('\r\n'),
});

async function sent(change: Partial<Mail> & { to: string }): Promise<Caught> {
  const mail: Mail = { subject: 'The meeting', text: 'Words', html: '<p>Words</p>', ...change };
  const em = service.app.get(EntityManager).fork();
  await em.transactional((own) => service.app.get(Mails).send(own, mail));
  return server.until(({ recipients }) => recipients.includes(mail.to));
}

test.each(['REQUEST', 'CANCEL', 'PUBLISH'] as const)(
  'a mail with %s reaches one reader with words, the calendar in both forms, and its own Message-ID',
  async (method) => {
    const to = `${method.toLowerCase()}@example.org`;
    const { recipients, mail, raw } = await sent({ to, calendar: calendar(method), id: `7f.2.${method}` });
    expect(recipients).toEqual([to]);
    expect([mail.to].flat().flatMap((of) => of?.value.map(({ address }) => address))).toEqual([to]);
    expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
    expect(mail.messageId).toBe(`<7f.2.${method}@patchwork.example>`);
    expect(raw.match(/^message-id:/gim)).toHaveLength(1);
    expect(mail.text?.trim()).toBe('Words');
    expect(mail.html).toBe('<p>Words</p>');

    const [alternative, file] = mail.attachments;
    expect(mail.attachments).toHaveLength(2);
    expect(alternative?.contentType).toBe('text/calendar');
    expect(raw.match(/content-type: text\/calendar;[\s\S]*?method=(\w+)/i)?.[1]).toBe(method);
    expect(file).toMatchObject({
      contentType: 'application/ics',
      filename: 'invite.ics',
      contentDisposition: 'attachment',
    });
    for (const part of [alternative, file]) expect(part?.content.toString()).toBe(calendar(method).content);
  },
);

test('the calendar is an alternative to the words, beside the file', async () => {
  const { raw } = await sent({ to: 'shape@example.org', calendar: calendar('REQUEST') });
  const types = [...raw.matchAll(/^content-type: ([\w/-]+)/gim)].map(([, type]) => type);
  expect(types).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/html',
    'text/calendar',
    'application/ics',
  ]);
});

test('a mail without carries no calendar, and a Message-ID that the sending makes', async () => {
  const { mail, raw } = await sent({ to: 'plain@example.org' });
  expect(mail.attachments).toEqual([]);
  expect(raw).not.toMatch(/text\/calendar/i);
  expect(mail.messageId).toMatch(/^<.+@.+>$/);
});
