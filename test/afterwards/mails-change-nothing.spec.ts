import { expect } from '@playwright/test';
import type pg from 'pg';
import { type Mail, signIn } from '../machine.ts';
import { anAddress } from '../meetings.ts';
import { test, watch } from '../person.ts';
import { roles } from '../roles.ts';
import { aTeamOfVotes } from '../votes-of-a-team.ts';
import { each, formsOn, ourAddressesIn, readHtml, type Sendable, shapeOf, someOfEach } from './a-scanner.ts';
import { everyKindIsSent, type Somebody } from './all-mails.ts';
import { isToMany, kinds, namesInTheCode, neverInADemonstration } from './every-kind-of-mail.ts';
import { faultsOf } from './sound-mail.ts';
import { allRows, changes, theDatabase, whileItIsStill } from './the-database.ts';

// The last of the run: the inbox is full of what every journey left in it, and one mail of each kind is made here.

// Nobody looks at it.
test.use({ screenshot: 'off' });

async function theInbox(database: pg.Pool): Promise<Mail[]> {
  const { rows } = await database.query<Mail>(
    `select id, to_address as "to", from_address as "from", subject, body_text as text, body_html as html, headers,
       calendar, sent_at as "sentAt" from kept_mail order by sent_at desc, id desc`,
  );
  return rows;
}

test('every kind of mail has one reader and a text part, and no link in any of them changes anything', async ({
  page,
  asNew,
  browser,
  playwright,
  inspector,
  baseURL,
}) => {
  test.setTimeout(8 * 60_000);
  const { origin } = new URL(String(baseURL));
  const database = theDatabase();
  const people: Somebody[] = [];
  const somebody = async () => {
    const one = { machine: await playwright.request.newContext({ baseURL }), email: anAddress() };
    people.push(one);
    await signIn(one.machine, one.email);
    return one;
  };
  const failed: string[] = [];
  const noneFailed = () => expect([...new Set(failed.splice(0))]).toEqual([]);

  const { mails, theirs } = await test.step('one of each kind is sent', async () => {
    expect(namesInTheCode().sort()).toEqual([...Object.keys(kinds), ...neverInADemonstration].sort());
    const team = await aTeamOfVotes(asNew);
    const told = await everyKindIsSent({ team, inspector, somebody, database });
    const inbox = await theInbox(database);
    const mine = inbox.filter(({ to }) => told.some(({ email }) => email === to));
    const missing = Object.entries(kinds).filter(([, isIt]) => !mine.some(isIt));
    expect(
      missing.map(([name]) => name),
      'kinds of which none was sent',
    ).toEqual([]);
    return { mails: inbox, theirs: mine };
  });

  const addresses = await test.step('each is a sound mail', async () => {
    const read = await readHtml(page, mails);
    const found: string[] = [];
    for (const [i, html] of read.entries()) {
      const mail = mails[i] as Mail;
      failed.push(...faultsOf(mail, html, origin).map((fault) => `“${mail.subject}”, ${mail.id}: ${fault}`));
      found.push(...ourAddressesIn(mail, html.links, origin));
    }
    noneFailed();
    return someOfEach(found);
  });

  const forms: Sendable[] = [];
  await whileItIsStill(database, async () => {
    const before = await allRows(database);
    const changed = async () => changes(before, await allRows(database));

    await test.step('a program follows every link', async () => {
      await each(addresses, 4, async (address) => {
        for (const method of ['HEAD', 'GET']) {
          const { status } = await fetch(address, { method });
          if (status !== 200) failed.push(`${method} ${shapeOf(address)}: ${status} (${address})`);
        }
      });
      expect(await changed(), 'what following links changed').toEqual([]);
    });

    await test.step('a browser opens every link', async () => {
      await each(addresses, 4, async (address) => {
        const context = await browser.newContext();
        const opened = await context.newPage();
        const troubles = watch(opened);
        opened.on('request', (request) => {
          if (request.method() !== 'GET') failed.push(`${shapeOf(address)} sends ${request.method()} by itself`);
        });
        await opened.goto(address, { waitUntil: 'networkidle' });
        forms.push(...(await formsOn(opened)));
        failed.push(...troubles().map((trouble) => `${shapeOf(address)}: ${trouble}`));
        await context.close();
      });
      expect(await changed(), 'what opening links changed').toEqual([]);
    });
    noneFailed();

    await test.step('and presses every button, without a session and without a code', async () => {
      expect(forms.filter(({ method }) => method === 'POST').length, 'forms behind the links').toBeGreaterThan(0);
      await each(
        forms.filter((form) => !isTheDemonstrations(form)),
        4,
        async (form) => {
          failed.push(...(await sent(form, origin)).map((fault) => `${form.method} ${shapeOf(form.action)}: ${fault}`));
        },
      );
      // Where one click ends mails, only that click does (RFC 8058): an empty POST, or another, is a program that tries.
      for (const end of addresses.filter((address) => shapeOf(address) === '/unsubscribe/:token')) {
        for (const body of [undefined, new URLSearchParams(), new URLSearchParams({ email: 'a@patchwork.test' })]) {
          const { status } = await fetch(end, { method: 'POST', body });
          if (status < 400 || status >= 500) failed.push(`POST ${shapeOf(end)}: ${status}`);
        }
      }
      expect(await changed(), 'what pressing buttons changed').toEqual([]);
    });
    noneFailed();

    await test.step('negative control: the one POST that may change something is seen in the rows', async () => {
      const toMany = theirs.find(isToMany) as Mail;
      const end = toMany.headers['List-Unsubscribe']?.slice(1, -1) ?? '';
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      expect((await fetch(end, { method: 'POST', body })).status).toBe(200);
      expect(await changed()).toEqual([expect.stringMatching(/^public\.follow: \d rows gone, 0 new$/)]);
    });
  });
  console.log(`Mails: ${mails.length} read, ${addresses.length} links followed, ${forms.length} buttons pressed.`);
  for (const { machine } of people) await machine.dispose();
  await database.end();
});

/** The demonstration’s sign-in page asks for a code for each of its people, without an address to type. */
function isTheDemonstrations({ action, fields }: Sendable): boolean {
  const theirs: readonly string[] = Object.values(roles);
  return new URL(action).pathname === '/sign-in' && fields.some(([, value]) => theirs.includes(value));
}

/** Sends a form as a program does that is no browser, then as a browser does. What was answered that should not be. */
async function sent({ method, action, fields }: Sendable, origin: string): Promise<string[]> {
  const body = new URLSearchParams(fields);
  if (method !== 'POST') {
    const address = new URL(action);
    address.search = String(body);
    const { status } = await fetch(address);
    return status < 500 ? [] : [String(status)];
  }
  const bare = await fetch(action, { method, body, redirect: 'manual' });
  const whole = await fetch(action, { method, body, redirect: 'manual', headers: { origin } });
  const faults = whole.status < 500 ? [] : [String(whole.status)];
  return bare.status === 403 ? faults : [...faults, `without an origin it is answered ${bare.status}`];
}

test('negative control: a mail that is not sound is told from one that is', async ({ page, baseURL }) => {
  const { origin } = new URL(String(baseURL));
  const mail: Mail = {
    ...{ id: '1', to: 'a@patchwork.test', from: 'b@patchwork.test', subject: 'News', calendar: null, sentAt: '' },
    ...{ text: `NEWS\n\nRead it: ${origin}/check`, html: '', headers: {} },
  };
  const html = (more = '') => `<h1>News</h1><p>Read it: <a href="${origin}/check">${origin}/check</a></p>${more}`;
  const faults = async (change: Partial<Mail>) => {
    const changed = { ...mail, html: html(), ...change };
    const [read] = await readHtml(page, [changed]);
    return read && faultsOf(changed, read, origin);
  };
  expect(await faults({})).toEqual([]);
  const list = { Precedence: 'list' };
  const token = 'a'.repeat(48);
  const end = { 'List-Unsubscribe': `<${origin}/unsubscribe/${token}>` };
  for (const [change, fault] of [
    [{ to: 'a@patchwork.test, c@patchwork.test' }, /one address/],
    [{ headers: { Bcc: 'c@patchwork.test' } }, /names recipients/],
    [{ subject: 'News\r\nBcc: c@patchwork.test' }, /two lines/],
    [{ text: '' }, /no text part/],
    [{ html: html('<p>And more.</p>') }, /does not say/],
    [{ html: html(`<img src="${origin}/seen.gif">`) }, /no place in a mail/],
    [{ html: html('<p style="background: url(//x.test/seen)"></p>') }, /no place in a mail/],
    [{ html: html('<a href="https://gov.uk.example/"></a>') }, /leads elsewhere/],
    [{ headers: list }, /by one click/],
    [{ headers: { ...list, ...end } }, /by one click/],
    [{ headers: { ...end } }, /theirs alone/],
  ] as [Partial<Mail>, RegExp][]) {
    expect((await faults(change))?.join(' '), String(fault)).toMatch(fault);
  }
});
