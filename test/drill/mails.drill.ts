import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import type pg from 'pg';
import { codeIn } from '../machine.ts';
import { aDataFolder, addressesIn, freePort, type Product, startDemo } from '../product.ts';
import { roles } from '../roles.ts';
import { anAlert, followers, nobodyFollows, untilDelivered } from './followers.ts';
import { aMailSink, type MailSink, type Taken } from './mail-sink.ts';
import { Chance, isWhole, percentile, sized, tell } from './size.ts';
import { expect, poolOf } from './two-processes.ts';
import { run, signIn } from './wire.ts';

const chance = new Chance();

/** A website that sends nothing itself, and workers beside it that come and go; all of one database and mail server. */
interface PostOffice {
  url: string;
  database: pg.Pool;
  smtpPort: number;
  officers: { inspector: string; comms: string };
  aWorker(): Promise<Product>;
}

const test = base.extend<object, { office: PostOffice }>({
  office: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
    async ({}, use) => {
      const folder = await aDataFolder();
      let web: Product | undefined;
      let database: pg.Pool | undefined;
      try {
        const smtpPort = await freePort();
        const smtp = { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` };
        web = await startDemo(folder.data, { ...smtp, ROLE: 'web', ALERT_HOLD_SECONDS: '0' });
        const { ownerUrl, appUrl } = await addressesIn(folder.data);
        database = poolOf(ownerUrl);
        const same = {
          ...{ ...smtp, PATCHWORK_MODE: 'production', ROLE: 'worker' },
          ...{ MAIL_FROM: 'Patchwork <no-reply@patchwork.test>', PUBLIC_URL: web.url },
          ...{ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl },
          SESSION_SECRET: await readFile(join(folder.data, 'session-secret'), 'utf8'),
          BALLOT_KEY_DIR: join(folder.data, 'ballot-keys'),
        };
        const url = web.url.replace('//localhost', '//127.0.0.1');
        const officers = { inspector: await signIn(url, roles.inspector), comms: await signIn(url, roles.comms) };
        await nobodyFollows(database);
        await use({ url, database, smtpPort, officers, aWorker: () => startDemo(`${folder.data}-worker`, same) });
      } finally {
        await database?.end();
        await web?.stop();
        await folder.remove();
      }
    },
    { scope: 'worker', timeout: 4 * 60_000 },
  ],
});

const ofAlerts = (taken: readonly Taken[]) => taken.filter(({ to }) => to.startsWith('follower-'));

/** Who was not written to, and how often somebody was written to once too often. */
function missedAndTwice(all: readonly Taken[], to: readonly string[]): { missed: number; twice: number; ids: number } {
  // Codes to sign in leave by the same server.
  const taken = ofAlerts(all);
  const ids = new Set(taken.map(({ messageId }) => messageId));
  const reached = new Set(taken.map((mail) => mail.to));
  return { missed: to.filter((email) => !reached.has(email)).length, twice: taken.length - ids.size, ids: ids.size };
}

test('a worker that is killed during an alert misses nobody, and sends twice at most once for each time it is killed', async ({
  office,
}) => {
  const kills = sized(25, 4);
  const people = await followers(office.database, 'killed', sized(2_000, 300));
  const sink = await aMailSink(office.smtpPort, 3);
  let worker = await office.aWorker();
  try {
    const id = await anAlert(office.url, office.officers, 'Tools stolen from vans');
    for (let kill = 1; kill <= kills; kill++) {
      while (ofAlerts(sink.taken).length < (people.length * kill) / (kills + 1)) await pause(1);
      await pause(chance.int(10));
      await worker.kill();
      worker = await office.aWorker();
    }
    await untilDelivered(office.database, id, 120_000);
    const { missed, twice, ids } = missedAndTwice(sink.taken, people);
    // The control: one mail less, and more copies than kills.
    const [first] = ofAlerts(sink.taken) as [Taken];
    const none = missedAndTwice(
      sink.taken.filter(({ to }) => to !== first.to),
      people,
    );
    const often = missedAndTwice([...sink.taken, ...Array(kills + 1).fill(first)], people);
    tell(
      `an alert to ${people.length}, its worker killed ${kills} times: ${missed} missed, ${ids} Message-IDs, ${twice} sent twice, ${sink.odd.length} with other than one recipient (controls: ${none.missed} missed, ${often.twice} twice)`,
    );
    expect({ missed, ids, odd: sink.odd.length }).toEqual({ missed: 0, ids: people.length, odd: 0 });
    expect(twice).toBeLessThanOrEqual(kills);
    expect([none.missed, often.twice > kills]).toEqual([1, true]);
  } finally {
    await worker.stop();
    await sink.close();
    await nobodyFollows(office.database);
  }
});

test('two workers, none of them killed, send each mail once', async ({ office }) => {
  const people = await followers(office.database, 'two', sized(2_000, 300));
  const sink = await aMailSink(office.smtpPort);
  const workers = [await office.aWorker(), await office.aWorker()];
  try {
    const began = performance.now();
    const id = await anAlert(office.url, office.officers, 'Bicycles stolen at the station');
    await untilDelivered(office.database, id, 120_000);
    const seconds = (performance.now() - began) / 1_000;
    const { missed, twice } = missedAndTwice(sink.taken, people);
    tell(`an alert to ${people.length} by two workers: ${missed} missed, ${twice} sent twice, ${seconds.toFixed(1)} s`);
    expect([missed, twice]).toEqual([0, 0]);
  } finally {
    for (const worker of workers) await worker.stop();
    await sink.close();
    await nobodyFollows(office.database);
  }
});

test('a code to sign in overtakes an alert to thousands', async ({ office }) => {
  const people = await followers(office.database, 'overtaken', sized(5_000, 1_000));
  const sink = await aMailSink(office.smtpPort, 5);
  const worker = await office.aWorker();
  try {
    const id = await anAlert(office.url, office.officers, 'A scam by telephone');
    while (ofAlerts(sink.taken).length < 20) await pause(5);
    const waits: number[] = [];
    for (let i = 0; i < sized(40, 10); i++) {
      const email = `signs-in-${i}@drill.test`;
      const began = performance.now();
      await run(office.url, 'RequestSignInCode', { email });
      waits.push((await codeTo(sink, email)).at - began);
    }
    const left = people.length - ofAlerts(sink.taken).length;
    await untilDelivered(office.database, id, 240_000);
    tell(
      `codes while an alert to ${people.length} leaves: p95 ${percentile(waits, 95).toFixed(0)} ms, longest ${Math.max(...waits).toFixed(0)} ms, ${left} of the alert still waiting after the last one`,
    );
    // The queue was there all the while: that is what they overtook.
    expect(left).toBeGreaterThan(0);
    if (isWhole) expect(percentile(waits, 95)).toBeLessThanOrEqual(5_000);
  } finally {
    await worker.stop();
    await sink.close();
    await nobodyFollows(office.database);
  }
});

async function codeTo(sink: MailSink, email: string): Promise<Taken> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(5)) {
    const mail = sink.taken.find(({ to }) => to === email);
    if (mail && codeIn({ text: mail.text } as Parameters<typeof codeIn>[0])) return mail;
  }
  throw new Error('No code came.');
}

test('while the mail server is dead the site is as fast as before, and everything leaves when it is back', async ({
  office,
}) => {
  const people = await followers(office.database, 'dead', sized(2_000, 300));
  const worker = await office.aWorker();
  let sink: MailSink | undefined;
  try {
    const before = await pagesFor(office.url, sized(10_000, 2_000));
    const id = await anAlert(office.url, office.officers, 'A burglary in the night');
    const dead = await pagesFor(office.url, sized(60_000, 6_000));
    sink = await aMailSink(office.smtpPort);
    const began = performance.now();
    await untilDelivered(office.database, id, 120_000);
    const { missed, twice } = missedAndTwice(sink.taken, people);
    const [p95, usual] = [percentile(dead, 95), percentile(before, 95)];
    tell(
      `mail server dead: pages p95 ${p95.toFixed(0)} ms, before ${usual.toFixed(0)} ms (${dead.length} pages); then an alert to ${people.length} left in ${((performance.now() - began) / 1_000).toFixed(1)} s, ${missed} missed, ${twice} twice`,
    );
    expect([missed, twice]).toEqual([0, 0]);
    if (isWhole) expect(p95).toBeLessThanOrEqual(usual * 1.5 + 20);
  } finally {
    await worker.stop();
    await sink?.close();
    await nobodyFollows(office.database);
  }
});

/** How long pages took, one after the other, for so many milliseconds. */
async function pagesFor(url: string, duration: number): Promise<number[]> {
  const took: number[] = [];
  for (const until = Date.now() + duration; Date.now() < until; await pause(50)) {
    const began = performance.now();
    const page = await fetch(`${url}/areas/cambridgeshire/south-cambridgeshire`, { headers: { cookie: 'drill=1' } });
    await page.text();
    expect(page.status).toBe(200);
    took.push(performance.now() - began);
  }
  return took;
}
