import { test as base, expect } from '@playwright/test';
import { girton, south } from './demo.ts';
import { ask } from './machine.ts';

// What the data page and the files behind it promise a program, on the demonstration as it is served.
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
  baseURL: async ({}, use) => use(process.env.PATCHWORK_URL),
});

// biome-ignore lint/suspicious/noExplicitAny: the file says what it is
type Any = any;

test('every address that the data page and an area’s page lead to is there', async ({ request }) => {
  for (const page of ['/data', `/areas/${girton}`, '/areas/cambridgeshire']) {
    const html = await (await request.get(page)).text();
    const hrefs = [...html.matchAll(/href="(\/[^"#]*\.(?:csv|json|txt|atom|ics))"/g)].map(([, href]) => href as string);
    expect(hrefs.length).toBeGreaterThan(3);
    for (const href of new Set(hrefs)) expect([href, (await request.get(href)).status()]).toEqual([href, 200]);
  }
});

test('the tables say what the pages say', async ({ request }) => {
  const { area } = (await ask(request, 'AreaPage', { path: south })).data;
  const { id, priorities } = area.currentQuarter;
  const file = await (await request.get(`/areas/${south}/priorities.json?quarter=${id}`)).json();
  expect(file).toMatchObject({
    areaPath: south,
    quarterId: id,
    demonstration: /Demonstration/.exec(file.demonstration)?.input,
  });
  const told = priorities.map(({ title, theme, isOverdue }: Any) => ({ title, theme, isOverdue }));
  expect(file.rows.map(({ title, theme, isOverdue }: Any) => ({ title, theme, isOverdue }))).toEqual(told);
  const { rows } = await (await request.get(`/areas/${south}/ballots.json?quarter=${id}`)).json();
  expect(rows.length).toBeGreaterThan(2);
  expect((await request.get(new URL(rows[0].ballotsCsvUrl).pathname)).status()).toBe(200);
});

test('what web answers is in openapi.json as it is', async ({ request }) => {
  const { paths } = (await (await request.get('/openapi.json')).json()) as Any;
  const [force, neighbourhood, place] = girton.split('/') as [string, string, string];
  const parts: Record<string, string> = { force, neighbourhood, place };
  const embeds = Object.keys(paths).filter((path) => path.startsWith('/embed/'));
  expect(embeds).toHaveLength(9);
  for (const path of embeds) {
    const response = await request.get(path.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] as string));
    const [type] = Object.keys(paths[path].get.responses[200].content);
    expect([path, response.status(), response.headers()['content-type']?.split(';')[0]]).toEqual([path, 200, type]);
  }
});

test('a table that is not there is a 404 in words', async ({ request }) => {
  for (const address of ['/data/crimes.csv', `/areas/${south}/crimes.csv`, '/areas/nowhere/updates.csv']) {
    const response = await request.get(address);
    expect([address, response.status()]).toEqual([address, 404]);
    expect(await response.text()).toMatch(/not found|There is no/i);
  }
});
