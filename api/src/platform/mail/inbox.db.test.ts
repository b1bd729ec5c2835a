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
