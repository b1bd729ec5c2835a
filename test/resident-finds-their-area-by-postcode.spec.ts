import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { girton, south } from './demo.ts';
import { fitsPhoneAt400Percent, isAccessible, isValid, isWhatAPageMustBe } from './page-promises.ts';
import { test } from './person.ts';
import { aDataFolder, ended, type Product, startDemo } from './product.ts';

// A product of its own, since one that knows postcodes answers otherwise than one that does not.
test.describe.configure({ mode: 'serial' });

let folder: Awaited<ReturnType<typeof aDataFolder>>;
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await aDataFolder();
  product = await startDemo(folder.data, { LOG_LEVEL: 'trace' });
});
test.afterAll(async () => {
  await product?.stop();
  await folder?.remove();
});

/** As the ONS Postcode Directory is written, with the demonstration's parishes and wards. */
const row = (postcode: string, parish: string, ward: string, place: string, gone = '') =>
  `"${postcode}","${postcode}","198001","${gone}","E07000012","${ward}","${parish}",${place}`;
const [GIRTON, DRY_DRAYTON, NORWICH, AT_SEA] = [
  '52.239,0.083',
  '52.240,0.024',
  '52.630,1.297',
  '50.200,-8.000',
] as const;
const DIRECTORY = [
  'pcd7,pcds,dointr,doterm,lad25cd,wd25cd,parncp25cd,lat,long',
  row('CB3 0QH', 'E04001788', 'E05011294', GIRTON),
  row('CB3 0QJ', 'E04001788', 'E05011294', GIRTON),
  row('CB3 0QN', 'E04001778', 'E05011290', DRY_DRAYTON),
  row('CB3 0ZZ', 'E04001788', 'E05011294', GIRTON, '202001'),
  // In no boundary, and of a ward of two villages: nobody can tell in which.
  row('CB24 9JE', 'E04999999', 'E05011297', AT_SEA),
  row('NR1 1AA', 'E43000145', 'E05012910', NORWICH).replace('E07000012', 'E07000148'),
];

/** What an operator types while Patchwork runs. */
async function importPostcodes(): Promise<string> {
  const file = join(dirname(folder.data), 'ONSPD_AUG_2026_UK.csv');
  await writeFile(file, `${DIRECTORY.join('\r\n')}\r\n`);
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../db/imports/postcodes.ts'), file], {
    env: { PATH, HOME, PATCHWORK_DATA: folder.data },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
  expect(await ended(child), printed).toBe(0);
  return printed;
}

const box = (page: Page) => page.getByLabel('Place or postcode');
const isAt = (page: Page, path: string) => expect(page).toHaveURL(`${product.url}/areas/${path}`);

async function find(page: Page, typed: string): Promise<void> {
  await page.goto(`${product.url}/`);
  await box(page).fill(typed);
  await page.getByRole('button', { name: 'Find' }).click();
}

async function isTold(page: Page, typed: string, words: string): Promise<void> {
  await find(page, typed);
  await expect(page).toHaveTitle(/^Error: /);
  const problem = page.getByRole('alert');
  await expect(problem).toContainText(words);
  await expect(box(page)).toHaveValue(typed);
  await expect(box(page)).toHaveAccessibleDescription(new RegExp(words));
  await problem.getByRole('link').click();
  await expect(box(page)).toBeInViewport();
}

test('without postcodes whoever types theirs is asked for a name, and finds it by that', async ({ page }) => {
  await isTold(page, 'CB3 0QH', 'We cannot look up postcodes here yet');
  await box(page).fill('Girton');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: 'Girton' }).click();
  await isAt(page, girton);
});

test('with them one lands on one’s own village', async ({ page }) => {
  expect(await importPostcodes()).toContain('5 postcodes of the ONS Postcode Directory are in use now.');
  for (const typed of ['CB3 0QH', ' cb30qh', 'CB3 OQH']) {
    await find(page, typed);
    await isAt(page, girton);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Girton');
  }
});

test('a part of one gives a choice, and so does one that may be in two villages', async ({
  page,
  javaScriptEnabled,
}) => {
  await find(page, 'cb3');
  const choices = page.getByRole('region', { name: 'Where is your postcode?' });
  await expect(choices.getByRole('listitem')).toContainText(['2 postcodes', '1 postcode']);
  await expect(page.getByRole('main')).toContainText('Contains OS data © Crown copyright and database right 2026');
  if (javaScriptEnabled !== false) await isWhatAPageMustBe(page, `${product.url}/?q=cb3`);
  await fitsPhoneAt400Percent(page);
  await choices.getByRole('link', { name: 'Girton' }).click();
  await isAt(page, girton);

  await find(page, 'CB24 9JE');
  const either = page.getByRole('region', { name: 'CB24 9JE may be in any of these' });
  await expect(either.getByRole('link')).toHaveText(['Histon', 'Impington', 'South Cambridgeshire']);
  await either.getByRole('link', { name: 'South Cambridgeshire' }).click();
  await isAt(page, south);
});

test('whoever’s postcode leads nowhere hears why, beside the box', async ({ page, javaScriptEnabled }) => {
  await isTold(page, 'NR1 1AA', 'NR1 1AA is not in a neighbourhood that uses Patchwork.');
  await expect(page.getByRole('link', { name: 'Find your police team on police.uk' })).toBeVisible();
  await isTold(page, 'CB3 0ZZ', 'We do not know the postcode CB3 0ZZ.');
  await isTold(page, 'CB3 00H', 'This is not written as a postcode is.');
  await isAccessible(page, javaScriptEnabled);
  const shown = await page.request.get(`${product.url}/`, { params: { q: 'CB3 00H' } });
  expect(await isValid(await shown.text(), '/?q=CB3 00H')).toEqual([]);
  await isTold(page, 'qb', 'Type more of the postcode');
  await fitsPhoneAt400Percent(page);
});

test('a page that answers a postcode is kept nowhere, and no log holds one', async ({ page }) => {
  for (const typed of ['CB3', 'CB3 0QH', 'NR1 1AA', 'CB3 00H']) {
    const answer = await page.request.get(`${product.url}/`, { params: { q: typed }, maxRedirects: 0 });
    expect([200, 303]).toContain(answer.status());
    expect(answer.headers()['cache-control'], typed).toBe('private, no-store');
  }
  const byName = await page.request.get(`${product.url}/`, { params: { q: 'Girton' } });
  expect(byName.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(product.printed()).not.toMatch(/CB3|NR1|CB24/i);
  expect(await readFile(join(folder.data, 'postgres/server.log'), 'utf8')).not.toMatch(/CB3|NR1|CB24/i);
});
