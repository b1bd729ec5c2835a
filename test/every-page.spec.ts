import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { girton, south } from './demo.ts';
import { ask, mailAfter } from './machine.ts';
import { test } from './person.ts';
import type { Role } from './roles.ts';

// Every address of the site, as those who may see it, held to what is promised of every page.

/** What stands for an id in an address, as found in the running demo. */
type Ids = Record<
  | 'priority'
  | 'late'
  | 'ended'
  | 'quarter'
  | 'update'
  | 'waiting'
  | 'withdrawn'
  | 'officer'
  | 'meeting'
  | 'answered'
  | 'open'
  | 'unread'
  | 'answer'
  | 'statement'
  | 'held'
  | 'correction',
  string
>;

interface Shown {
  as?: Role;
  at: string | ((ids: Ids) => string);
  /** 200 unless told otherwise */
  status?: number;
}

const pages: Record<string, Shown> = {
  'find your area': { at: '/' },
  'what was found': { at: '/?q=milton' },
  'nothing found': { at: '/?q=brigadoon' },
  'a force': { at: '/areas/cambridgeshire' },
  'a neighbourhood': { at: `/areas/${south}` },
  'the other neighbourhood': { at: '/areas/cambridgeshire/east-cambridgeshire' },
  'a place': { at: `/areas/${girton}` },
  'a place where nothing was done': { at: `/areas/${south}/tadlow` },
  'everything done at a place': { at: `/areas/${girton}?updates=all` },
  'past quarters': { at: `/areas/${south}/quarters` },
  'a quarter': { at: ({ quarter }) => `/quarters/${quarter}` },
  'a priority': { at: ({ priority }) => `/priorities/${priority}` },
  'a priority that is late': { at: ({ late }) => `/priorities/${late}` },
  'a priority of before': { at: ({ ended }) => `/priorities/${ended}` },
  'meetings with a team': { at: `/areas/${south}/meetings` },
  'a meeting to come': { at: ({ meeting }) => `/meetings/${meeting}` },
  'a meeting to come, for somebody signed in': { as: 'officer', at: ({ meeting }) => `/meetings/${meeting}` },
  'a meeting that was held': { at: ({ held }) => `/meetings/${held}` },
  'register for a meeting': { at: ({ meeting }) => `/meetings/${meeting}/register` },
  'register for a meeting that is over': { at: ({ held }) => `/meetings/${held}/register` },
  'give up a place': { at: ({ meeting }) => `/meetings/${meeting}/withdraw` },
  'accept a place': { at: ({ meeting }) => `/meetings/${meeting}/accept` },
  'join a meeting': { at: ({ meeting }) => `/meetings/${meeting}/join` },
  'join without a place': { as: 'officer', at: ({ meeting }) => `/meetings/${meeting}/join` },
  'check in': { at: ({ meeting }) => `/meetings/${meeting}/check-in?code=ABC234` },
  'say what a meeting was like': { at: ({ held }) => `/meetings/${held}/feedback` },
  'correct minutes': { at: ({ held }) => `/meetings/${held}/correction` },
  'ask the team': { at: `/areas/${south}/ask` },
  'ask for a meeting': { at: ({ meeting }) => `/meetings/${meeting}/ask` },
  'ask for a meeting that is over': { at: ({ held }) => `/meetings/${held}/ask` },
  'questions to a team': { at: `/areas/${south}/questions` },
  'a question that was answered': { at: ({ answered }) => `/questions/${answered}` },
  'a question that waits': { at: ({ open }) => `/questions/${open}` },
  'a question that nobody has read': { at: ({ unread }) => `/questions/${unread}`, status: 404 },
  'want an answer too': { at: ({ open }) => `/questions/${open}/support` },
  'what we publish': { at: '/what-we-publish' },
  'check this is really us': { at: '/check' },
  'how to reach the police': { at: '/reach-the-police' },
  accessibility: { at: '/accessibility' },
  privacy: { at: '/privacy' },
  cookies: { at: '/cookies' },
  'sign in': { at: '/sign-in' },
  'sign in, sent from a page': { at: '/sign-in?next=/me/home-area' },
  'everything is erased': { at: '/erased' },
  'page not found': { at: '/no-such-page', status: 404 },
  'area not found': { at: `/areas/${south}/brigadoon`, status: 404 },
  'my page': { as: 'resident', at: '/me' },
  'my home area': { as: 'resident', at: '/me/home-area' },
  'my home area, found': { as: 'resident', at: '/me/home-area?q=milton' },
  'my email': { as: 'resident', at: '/me/email' },
  'erase me': { as: 'resident', at: '/me/erase' },
  'a page that is not mine': { as: 'resident', at: '/desk', status: 403 },
  'a neighbourhood, signed in': { as: 'resident', at: `/areas/${south}` },
  'my page, of an officer': { as: 'inspector', at: '/me' },
  'the desk': { as: 'inspector', at: '/desk' },
  'the desk of an officer': { as: 'officer', at: '/desk' },
  'the desk of communications': { as: 'comms', at: '/desk' },
  'the desk of the other neighbourhood': { as: 'inspectorEast', at: '/desk' },
  'post an update': { as: 'inspector', at: ({ priority }) => `/desk/post?priority=${priority}` },
  'same again': { as: 'inspector', at: ({ priority, update }) => `/desk/post?priority=${priority}&again=${update}` },
  'an update': { as: 'inspector', at: ({ update }) => `/desk/updates/${update}` },
  'an update that waits': { as: 'inspector', at: ({ waiting }) => `/desk/updates/${waiting}` },
  'an update withdrawn': { as: 'inspector', at: ({ withdrawn }) => `/desk/updates/${withdrawn}` },
  'correct an update': { as: 'inspector', at: ({ update }) => `/desk/updates/${update}/correct` },
  'withdraw an update': { as: 'inspector', at: ({ update }) => `/desk/updates/${update}/withdraw` },
  'pause a promise': { as: 'inspector', at: ({ priority }) => `/desk/priorities/${priority}/pause` },
  'record an outcome': { as: 'inspector', at: ({ priority }) => `/desk/priorities/${priority}/outcome` },
  'an outcome on record': { as: 'inspector', at: ({ ended }) => `/desk/priorities/${ended}/outcome` },
  'plan the next months': { as: 'inspector', at: `/desk/plan?area=${encodeURIComponent(south)}` },
  'schedule a meeting': { as: 'inspector', at: '/desk/meetings/schedule' },
  'a meeting, for its team': { as: 'inspector', at: ({ meeting }) => `/desk/meetings/${meeting}` },
  'a meeting, for an officer': { as: 'officer', at: ({ meeting }) => `/desk/meetings/${meeting}?show=waiting` },
  'a meeting that was held, for its team': { as: 'inspector', at: ({ held }) => `/desk/meetings/${held}` },
  'a meeting of another team': {
    as: 'inspectorEast',
    at: ({ meeting }) => `/desk/meetings/${meeting}`,
    status: 403,
  },
  'register somebody who rang': { as: 'officer', at: ({ meeting }) => `/desk/meetings/${meeting}/register` },
  'run a meeting': { as: 'officer', at: ({ meeting }) => `/desk/meetings/${meeting}/run` },
  'the sheet for the door': { as: 'officer', at: ({ meeting }) => `/desk/meetings/${meeting}/door` },
  'change a meeting': { as: 'inspector', at: ({ meeting }) => `/desk/meetings/${meeting}/change` },
  'move a meeting': { as: 'inspector', at: ({ meeting }) => `/desk/meetings/${meeting}/move` },
  'change the number of places': { as: 'inspector', at: ({ meeting }) => `/desk/meetings/${meeting}/places` },
  'cancel a meeting': { as: 'inspector', at: ({ meeting }) => `/desk/meetings/${meeting}/cancel` },
  'publish minutes': { as: 'inspector', at: ({ held }) => `/desk/meetings/${held}/minutes` },
  'a correction of minutes': { as: 'inspector', at: ({ correction }) => `/desk/corrections/${correction}` },
  'a question to read': { as: 'officer', at: ({ unread }) => `/desk/questions/${unread}` },
  'a question to answer': { as: 'officer', at: ({ open }) => `/desk/questions/${open}` },
  'decide again on a question': { as: 'officer', at: ({ open }) => `/desk/questions/${open}?review=again` },
  'a question answered, for its team': { as: 'officer', at: ({ answered }) => `/desk/questions/${answered}` },
  'a question, for communications': { as: 'comms', at: ({ open }) => `/desk/questions/${open}` },
  'a question of another team': { as: 'inspectorEast', at: ({ open }) => `/desk/questions/${open}`, status: 403 },
  'correct an answer': { as: 'officer', at: ({ answered }) => `/desk/questions/${answered}/answer` },
  'ask for somebody who rang': { as: 'officer', at: '/desk/ask' },
  'an answer that waits': { as: 'inspector', at: ({ statement }) => `/desk/statements/${statement}` },
  'withdraw an answer': { as: 'inspector', at: ({ answer }) => `/desk/statements/${answer}/withdraw` },
  'the desk of an administrator': { as: 'admin', at: '/desk' },
  areas: { as: 'admin', at: '/desk/areas' },
  officers: { as: 'admin', at: '/desk/officers' },
  'appoint an officer': { as: 'admin', at: '/desk/officers/appoint' },
  'dismiss an officer': { as: 'admin', at: ({ officer }) => `/desk/officers/${officer}/dismiss` },
  'remove words': { as: 'admin', at: '/desk/words' },
  'remove these words': { as: 'admin', at: ({ update }) => `/desk/words?update=${update}` },
  'subject access': { as: 'admin', at: '/desk/subject-access' },
};

/** Addresses that answer with no page, or show one only in the middle of something: other tests go there. */
const elsewhere = [
  'sign-in/code',
  'me/email/code',
  'me/my-data.json',
  'sign-out',
  'desk/subject-access/file',
  'desk/meetings/:id/roster.csv',
  'meetings/:id/join/go',
];

let known: Promise<Ids> | undefined;

/** Asked once in each worker. */
function idsOf(inspector: APIRequestContext, admin: APIRequestContext): Promise<Ids> {
  known ??= (async () => {
    const { data } = await ask(inspector, 'AreaPage', { path: south });
    const { priorities, id: quarter } = data.area.currentQuarter;
    const byTheme = (theme: string) => priorities.find((priority: { theme: string }) => priority.theme === theme).id;
    const speeding = await ask(inspector, 'PriorityPage', { id: byTheme('SPEEDING') });
    const updates = speeding.data.priority.updates.nodes;
    const { desk } = (await ask(inspector, 'Desk')).data;
    const questions = (await ask(inspector, 'AreaQuestions', { path: south })).data.area.questions.nodes;
    const answered = questions.find(({ answer }: { answer: object | null }) => answer);
    const officers = await ask(admin, 'OfficersInPost');
    return {
      priority: byTheme('SPEEDING'),
      late: byTheme('DRUGS'),
      ended: data.area.lastQuarter.priorities[0].id,
      quarter,
      // Those of the seed: what another test has posted may be withdrawn by it while we look.
      update: updates.find(({ body }: { body: string | null }) => body?.startsWith('Morning check in Girton')).id,
      withdrawn: updates.find(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt).id,
      waiting: desk.awaitingApproval[0].id,
      meeting: desk.meetings.find(({ status }: { status: string }) => status === 'SCHEDULED').id,
      answered: answered.id,
      answer: answered.answer.id,
      open: desk.questionsToAnswer.find(({ meeting }: { meeting: object | null }) => !meeting).id,
      unread: desk.questionsToRead[0].id,
      statement: desk.statementsAwaitingApproval[0].id,
      // Held so long ago that the desk lists it no more, but for its correction.
      held: desk.corrections[0].meeting.id,
      correction: desk.corrections[0].id,
      officer: officers.data.desk.officers.find(({ role }: { role: string }) => role === 'COMMS').id,
    };
  })();
  return known;
}

const html = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // How attributes and empty elements are written: HTML reads React's way and the other alike.
      'attr-case': 'off',
      'void-style': 'off',
      'attribute-empty-style': 'off',
      'attribute-boolean-style': 'off',
      // Boxes of one question share a name, as radios do.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      // govuk-frontend's own markup: links that look like buttons, the group of a date's three boxes.
      'prefer-native-element': ['error', { exclude: ['button'] }],
      'no-redundant-role': 'off',
      // Advice for search engines: a title names its priority in full.
      'long-title': 'off',
    },
  }),
);

async function isValid(text: string, address: string): Promise<string[]> {
  const { results } = await html.validateString(text, address);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html: node }) => `${id}: ${target} ${node}`));
}

async function fitsPhoneAt400Percent(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const widths = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(widths[0], 'wide at 320 pixels').toBeLessThanOrEqual(widths[1] ?? 0);
}

async function canBeUsedByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Tab');
    const mark = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'nothing has the focus';
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(element);
      const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      return isMarked ? 'marked' : `${element.outerHTML} ${outlineStyle} ${boxShadow} ${backgroundColor}`;
    });
    expect(mark).toBe('marked');
  }
  await skip.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main-content$/);
}

for (const [name, { as, at, status = 200 }] of Object.entries(pages)) {
  test.describe(name, () => {
    test.use({ as });

    test(`is what a page must be${as ? `, for ${as}` : ''}`, async ({ page, asAnother }) => {
      const address = typeof at === 'string' ? at : at(await idsFrom(asAnother));
      let scripts = 0;
      page.on('requestfinished', async (request) => {
        if (request.resourceType() === 'script') scripts += (await request.sizes()).responseBodySize;
      });
      const answer = await page.goto(address, { waitUntil: 'networkidle' });
      expect(answer?.status()).toBe(status);
      const headers = answer?.headers() ?? {};
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
      expect(headers['x-content-type-options']).toBe('nosniff');

      await expect(page.getByText('Demonstration: not real police information').first()).toBeVisible();
      const robots = `${headers['x-robots-tag']} ${await page
        .locator('meta[name="robots"]')
        .first()
        .getAttribute('content', { timeout: 500 })
        .catch(() => '')}`;
      expect(robots).toContain('noindex');
      expect(await page.title()).toMatch(/^.+ – Patchwork$/);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.getByRole('contentinfo').getByRole('link', { name: 'call 999' })).toBeVisible();
      await expect(page.getByRole('contentinfo').getByRole('link', { name: 'call 101' })).toBeVisible();

      expect(await isValid((await answer?.text()) ?? '', address)).toEqual([]);
      expect(await axe(page)).toEqual([]);
      await fitsPhoneAt400Percent(page);
      await canBeUsedByKeyboard(page);
      // The desk lives: React comes to it. Every other page is public or as light as a public one.
      if (address !== '/desk' || status !== 200) expect(scripts, 'bytes of JavaScript').toBeLessThanOrEqual(110_000);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

      test(`is all there${as ? `, for ${as}` : ''}`, async ({ page, asAnother }) => {
        const address = typeof at === 'string' ? at : at(await idsFrom(asAnother));
        const answer = await page.goto(address);
        expect(answer?.status()).toBe(status);
        await expect(page.locator('h1')).toBeVisible();
        await fitsPhoneAt400Percent(page);
        // Where a person is asked for words, the page says where crimes are reported.
        if ((await page.locator('textarea').count()) > 0) {
          await expect(page.getByRole('link', { name: /report it online/i })).toBeVisible();
        }
      });
    });
  });
}

async function idsFrom(asAnother: (role: Role) => Promise<Page>): Promise<Ids> {
  return known ?? idsOf((await asAnother('inspector')).request, (await asAnother('admin')).request);
}

test('every address of the site is in the list above', async () => {
  const table = readFileSync(join(import.meta.dirname, '../web/app/routes.ts'), 'utf8');
  const routes = [...table.matchAll(/route\('([^'*]+)'/g)].map(([, route = '']) => route);
  expect(routes.length).toBeGreaterThan(20);
  const unnamed = new Proxy({}, { get: () => 'id' }) as Ids;
  const listed = Object.values(pages).map(({ at }) => (typeof at === 'string' ? at : at(unnamed)).replace(/\?.*/, ''));
  const missing = routes
    .filter((route) => !elsewhere.includes(route) && !route.endsWith('.png'))
    .filter((route) => {
      const pattern = route
        .split('/')
        .map((part) => (part.startsWith(':') ? (part.endsWith('?') ? '(/[^/]+)?' : '/[^/]+') : `/${part}`));
      return !listed.some((address) => new RegExp(`^${pattern.join('')}$`).test(address));
    });
  expect(missing).toEqual([]);
});

test.describe('a form that came back', () => {
  test.use({ as: 'inspector' });

  test('is a page like any other: its errors are told to everybody', async ({ page, asAnother }) => {
    const { priority } = await idsFrom(asAnother);
    await page.goto(`/desk/post?priority=${priority}`);
    await page.getByRole('group', { name: 'Figure 1', exact: true }).getByLabel('Number now').fill('twenty');
    await page.getByRole('button', { name: 'Post the update' }).click();
    await expect(page).toHaveTitle(/^Error: /);
    expect(await axe(page)).toEqual([]);
    await fitsPhoneAt400Percent(page);
    const body = page.getByLabel('What was done?');
    await expect(body).toHaveAttribute('aria-describedby', /-error/);
    await expect(body).toHaveAccessibleDescription(/Enter what was done/);
  });
});

test('a page in the middle of signing in is what a page must be', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(`${crypto.randomUUID()}@patchwork.test`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/sign-in/code')),
    page.getByRole('button', { name: 'Send me a code' }).click(),
  ]);
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Nobody will ever ask you for this code, the police included.');
  expect(await isValid(await answer.text(), 'sign-in/code')).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});

test('the demonstration’s own inbox shows its mails and says what it is', async ({ page }) => {
  const email = `${crypto.randomUUID()}@patchwork.test`;
  await mailAfter(page.request, email, () => ask(page.request, 'RequestSignInCode', { email }));
  await page.goto(`/dev/inbox?to=${email}`);
  await expect(page.getByText('Demonstration: not real police information').first()).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Nobody will ever ask you for this code');
  expect(await axe(page)).toEqual([]);
  await fitsPhoneAt400Percent(page);
});
