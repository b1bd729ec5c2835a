import { EntityManager } from '@mikro-orm/postgresql';
import { aService, type TestMail, type TestService } from '../../testing/a-service.ts';
import { Mails } from './mail.ts';

let service: TestService;
beforeAll(async () => {
  service = await aService();
  const em = service.app.get(EntityManager).fork();
  for (let n = 1; n <= 45; n++) {
    const mail = {
      to: n % 2 ? 'odd@example.org' : 'even@example.org',
      subject: `Mail ${n} <script>`,
      text: `Words ${n}`,
      html: '<p>x</p>',
      headers: { 'X-N': `${n}` },
    };
    await em.transactional((own) => service.app.get(Mails).send(own, mail));
  }
});
afterAll(() => service.close());

const page = async (query = '') => {
  const response = await fetch(`${service.url}/dev/inbox${query}`);
  return { response, html: await response.text() };
};

test('the inbox as JSON is newest first, for everybody or for one address', async () => {
  const all = (await (await fetch(`${service.url}/dev/inbox.json`)).json()) as TestMail[];
  expect(all).toHaveLength(45);
  expect(all[0]).toEqual({
    id: expect.any(String),
    to: 'odd@example.org',
    from: expect.stringContaining('@'),
    subject: 'Mail 45 <script>',
    text: 'Words 45',
    html: '<p>x</p>',
    headers: { 'X-N': '45' },
    calendar: null,
    sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  const even = (await service.mailsTo('Even@example.org')) as TestMail[];
  expect(even).toHaveLength(22);
  expect(even[0]?.subject).toContain('Mail 44');
});

test('the inbox as a page shows twenty, newest first, as text, and is not to be indexed', async () => {
  const { response, html } = await page();
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(response.headers.get('x-robots-tag')).toBe('noindex');
  expect(html).toContain('Demonstration: not real police information');
  expect(html.match(/<article/g)).toHaveLength(20);
  expect(html.indexOf('Words 45')).toBeLessThan(html.indexOf('Words 44'));
  expect(html).not.toContain('<script>');
  expect((await page('?page=3')).html.match(/<article/g)).toHaveLength(5);
  expect((await page('?page=3')).html).not.toContain('Older mails');
  for (const odd of ['?page=-1', '?page=x', '?page=99999999999', '?to=', '?to=a&to=b', '?to=%00'])
    expect((await page(odd)).response.status).toBe(200);
});

test('a mail is shown as mail programs show it, without a script, and with its headers', async () => {
  const em = service.app.get(EntityManager).fork();
  const mail = {
    ...{
      to: 'shown@example.org',
      subject: 'Shown',
      text: 'See http://localhost:3000/check. <b>',
      headers: { 'X-N': 'seen' },
    },
    html: '<p>As HTML</p><script>alert(1)</script>',
  };
  await em.transactional((own) => service.app.get(Mails).send(own, mail));
  const { html } = await page('?to=shown@example.org');
  expect(html).toContain('<a href="http://localhost:3000/check">http://localhost:3000/check</a>. &lt;b&gt;');
  expect(html).toContain('X-N: seen');
  const [, address = ''] = /<iframe src="([^"]+)"[^>]* sandbox="allow-popups"/.exec(html) ?? [];
  const shown = await fetch(`${service.url}${address}`);
  expect([shown.status, await shown.text()]).toEqual([200, mail.html]);
  expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-popups$/);
  for (const odd of ['x', '00000000-0000-4000-8000-000000000000']) {
    expect((await fetch(`${service.url}/dev/inbox/${odd}/mail.html`)).status).toBe(404);
  }
});

describe('a mail with a calendar', () => {
  const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nX-NOTE:Café \u{1F3DB}\r\nEND:VCALENDAR\r\n';
  const invited = {
    to: 'invited@example.org',
    subject: 'Come',
    text: 'Come',
    html: '<p>Come</p>',
    headers: { 'X-N': '1' },
    calendar: { method: 'REQUEST', content },
    id: '7f.2.confirmed',
  } as const;
  beforeAll(async () => {
    const em = service.app.get(EntityManager).fork();
    await em.transactional((own) => service.app.get(Mails).send(own, invited));
  });

  test('is in the JSON with it and with its Message-ID', async () => {
    const [mail] = await service.mailsTo('invited@example.org');
    expect(mail?.calendar).toEqual({ method: 'REQUEST', content });
    expect(mail?.headers).toEqual({ 'X-N': '1', 'Message-ID': '<7f.2.confirmed@localhost>' });
  });

  test('offers it on the page, as a file of the same bytes', async () => {
    const [, href] = (await page('?to=invited@example.org')).html.match(/href="([^"]*invite\.ics)"/) ?? [];
    const response = await fetch(service.url + href);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="invite.ics"');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(await response.text()).toBe(content);
    expect((await page('?to=odd@example.org')).html).not.toContain('invite.ics');
  });

  test('is not found where there is no such mail, or the mail has none', async () => {
    const [plain] = await service.mailsTo('odd@example.org');
    for (const id of [plain?.id, '00000000-0000-4000-8000-000000000000', 'x', '%00'])
      expect((await fetch(`${service.url}/dev/inbox/${id}/invite.ics`)).status).toBe(404);
  });
});
