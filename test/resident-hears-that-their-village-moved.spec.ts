import { expect } from '@playwright/test';
import pg from 'pg';
import { south } from './demo.ts';
import { follow, followsOf, mailWith, tokenIn } from './following.ts';
import { ask } from './machine.ts';
import { aResident } from './meetings.ts';
import { isAccessible } from './page-promises.ts';
import { test } from './person.ts';

/** A village of a name that nobody else has, and how it ends: its land goes to these, as the import of boundaries writes. */
async function aVillage(name: string): Promise<{ path: string; ends: (to: readonly string[]) => Promise<void> }> {
  const path = `${south}/${name.toLowerCase().replaceAll(' ', '-')}`;
  const database = async (text: string, values: unknown[]) => {
    const client = new pg.Client({ connectionString: process.env.PATCHWORK_DATABASE });
    await client.connect();
    try {
      await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  await database(
    `insert into area (path, kind, name, parent_id, neighbourhood_id, force_id)
     select $2, 'PLACE', $3, n.id, n.id, n.force_id from area n where n.path = $1`,
    [south, path, name],
  );
  const ends = async (to: readonly string[]) => {
    await database(
      `with ended as (update area set ended_on = current_date - 1 where path = $1 returning id)
       insert into area_successor select ended.id, a.id, 1.0 / cardinality($2::text[]) from ended, area a where a.path = any($2)`,
      [path, to],
    );
    await database(
      'select settle_succession(array(select id from area where path = $1), now(), (now() at time zone $2)::date)',
      [path, 'Europe/London'],
    );
  };
  return { path, ends };
}

const aName = () => `Village ${crypto.randomUUID().slice(0, 8)}`;
const said = 'Choose one';

test('a resident whose village was divided hears of it, and chooses for their emails and their home', async ({
  page,
  anybody,
  javaScriptEnabled,
}) => {
  const name = aName();
  const { path, ends } = await aVillage(name);
  const email = await aResident(page);
  await follow(page.request, { areaPath: path, frequency: 'WEEKLY' });
  await ask(page.request, 'SetHomeArea', { path });
  await ends([`${south}/girton`, `${south}/milton`]);

  const mail = await mailWith(page.request, email, `${name} ended on`);
  expect(mail.subject).toBe(`${name} was divided: which part is yours?`);

  // By the link of the mail, without signing in: sent as it stands nothing changes.
  await anybody.goto(`/mails/${tokenIn(mail)}`);
  const asked = anybody.getByRole('region', { name });
  await expect(asked.getByRole('radio', { checked: true })).toHaveCount(0);
  await isAccessible(anybody, javaScriptEnabled);
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(anybody.getByRole('link', { name: said })).toBeVisible();
  expect((await followsOf(page.request))[0].area.path).toBe(path);
  await anybody.getByRole('radio', { name: 'Milton' }).check();
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(anybody.getByRole('alert')).toContainText('Your emails go on about the area that you chose.');
  expect(await followsOf(page.request)).toMatchObject([{ frequency: 'WEEKLY', area: { path: `${south}/milton` } }]);

  // Their home, on their own page.
  await page.goto('/me');
  const home = page.getByRole('region', { name: 'Your home area has ended' });
  await isAccessible(page, javaScriptEnabled);
  await home.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Choose your area' })).toBeVisible();
  await home.getByRole('radio', { name: 'Girton' }).check();
  await home.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Your home area is set.');
  expect((await ask(page.request, 'Me')).data.me.homeArea.path).toBe(`${south}/girton`);
});

test('a village that is part of another now says so, and offers nothing new', async ({ page, javaScriptEnabled }) => {
  const name = aName();
  const { path, ends } = await aVillage(name);
  const email = await aResident(page);
  await follow(page.request, { areaPath: path });
  await ends([`${south}/girton`]);
  const mail = await mailWith(page.request, email, 'We moved your emails there');
  expect(mail.subject).toBe(`${name} is part of Girton now`);
  expect(await followsOf(page.request)).toMatchObject([{ area: { path: `${south}/girton` } }]);

  await page.goto(`/areas/${path}`);
  await expect(page.getByRole('main')).toContainText(/ended on .+ It is part of Girton now\./);
  await expect(page.getByRole('link', { name: 'Get emails' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Suggest' })).toHaveCount(0);
  await isAccessible(page, javaScriptEnabled);
  await page.goto(`/?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('main')).toContainText('It is part of Girton now.');
  await page.goto(`/areas/${path}/follow`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`No emails about ${name} any more`);
});
