import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idOf } from '@patchwork/db/seeds/demo/ids.ts';
import { expect } from '@playwright/test';
import { girton, south } from './demo.ts';
import { type Ids, idsFrom } from './every-page-ids.ts';
import { axe, fitsPhoneAt400Percent, isWhatAPageMustBe } from './page-promises.ts';
import { test } from './person.ts';
import type { Role } from './roles.ts';
import { guide } from './what-has-happened.ts';

// Every address of the site, as those who may see it, held to what is promised of every page.

// Of the seed by name: other tests schedule, ask and answer while we look.
const [meeting, full, off, held] = ['online', 'village', 'cancelled', 'opening'].map((name) =>
  idOf(`meeting south ${name}`),
);
const [open, overdue, answered, unread] = ['open 1', 'overdue', 'volunteers', 'unread'].map((name) =>
  idOf(`question team ${name}`),
);
const answer = idOf('statement answer team volunteers');
const waitingAnswer = idOf('statement answer team open 2');
const correction = idOf('correction opening');
const sentAlert = idOf('alert callers now');

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
  'the evidence of a force': { at: '/areas/cambridgeshire/evidence' },
  'the evidence of days without anything': {
    at: '/areas/cambridgeshire/evidence?from=2019-01-01&until=2019-03-31',
  },
  'a neighbourhood': { at: `/areas/${south}` },
  'the other neighbourhood': { at: '/areas/cambridgeshire/east-cambridgeshire' },
  'a place': { at: `/areas/${girton}` },
  'a place where nothing was done': { at: `/areas/${south}/tadlow` },
  'everything done at a place': { at: `/areas/${girton}?updates=all` },
  'put an area on a site': { at: `/areas/${girton}/embed` },
  'a figure to quote': { at: `/figures/${idOf('figure speeding current 3 1')}` },
  'a figure that was taken back': { at: `/figures/${idOf('figure speeding current 4 1')}` },
  'past quarters': { at: `/areas/${south}/quarters` },
  'a quarter': { at: ({ quarter }) => `/quarters/${quarter}` },
  'a priority': { at: ({ priority }) => `/priorities/${priority}` },
  'a priority that is late': { at: ({ late }) => `/priorities/${late}` },
  'a priority of before': { at: ({ ended }) => `/priorities/${ended}` },
  'a priority that too few have judged': { at: `/priorities/${idOf('priority drugs before')}` },
  'past months': { at: `/quarters/${idOf('quarter south before')}` },
  'say whether it got better': { at: ({ ended }) => `/priorities/${ended}/judge` },
  'say too early whether it got better': { at: ({ priority }) => `/priorities/${priority}/judge` },
  'meetings with a team': { at: `/areas/${south}/meetings` },
  'a meeting to come': { at: `/meetings/${meeting}` },
  'a meeting to come, for somebody signed in': { as: 'officer', at: `/meetings/${meeting}` },
  'a meeting that was held': { at: `/meetings/${held}` },
  'a meeting that is full': { at: `/meetings/${full}` },
  'a meeting that is cancelled': { at: `/meetings/${off}` },
  'a meeting that is cancelled, for its team': { as: 'inspector', at: `/desk/meetings/${off}` },
  'join a waiting list': { at: `/meetings/${full}/register` },
  'register for a meeting that is cancelled': { at: `/meetings/${off}/register` },
  'a meeting that is not there': { at: '/meetings/1', status: 404 },
  'register for a meeting': { at: `/meetings/${meeting}/register` },
  'register for a meeting that is over': { at: `/meetings/${held}/register` },
  'give up a place': { at: `/meetings/${meeting}/withdraw` },
  'accept a place': { at: `/meetings/${meeting}/accept` },
  'join a meeting': { at: `/meetings/${meeting}/join` },
  'join without a place': { as: 'officer', at: `/meetings/${meeting}/join` },
  'check in': { at: `/meetings/${meeting}/check-in?code=ABC234` },
  'say what a meeting was like': { at: `/meetings/${held}/feedback` },
  'correct minutes': { at: `/meetings/${held}/correction` },
  'ask the team': { at: `/areas/${south}/ask` },
  'ask for a meeting': { at: `/meetings/${meeting}/ask` },
  'ask for a meeting that is over': { at: `/meetings/${held}/ask` },
  'questions to a team': { at: `/areas/${south}/questions` },
  'a question that was answered': { at: `/questions/${answered}` },
  'a question that waits': { at: `/questions/${open}` },
  'a question that nobody has read': { at: `/questions/${unread}`, status: 404 },
  'a question that is late': { at: `/questions/${overdue}` },
  'want an answer too': { at: `/questions/${open}/support` },
  'suggest something': { at: `/areas/${south}/suggest` },
  'suggest something at a place': { at: `/areas/${girton}/suggest` },
  'suggest something, signed in': { as: 'resident', at: `/areas/${south}/suggest` },
  'suggest something, of the team': { as: 'officer', at: `/areas/${south}/suggest` },
  'what was suggested': { at: `/areas/${south}/suggestions` },
  'what was suggested at a place': { at: `/areas/${girton}/suggestions` },
  'what was suggested to another team': { at: '/areas/cambridgeshire/east-cambridgeshire/suggestions' },
  'a suggestion': { at: ({ suggestion }) => `/suggestions/${suggestion}` },
  'a suggestion that nobody has read': {
    at: ({ unreadSuggestion }) => `/suggestions/${unreadSuggestion}`,
    status: 404,
  },
  'a suggestion to read': { as: 'officer', at: ({ unreadSuggestion }) => `/desk/suggestions/${unreadSuggestion}` },
  'a suggestion to decide again': {
    as: 'inspector',
    at: ({ suggestion }) => `/desk/suggestions/${suggestion}?review=again`,
  },
  'a suggestion of another team': {
    as: 'inspectorEast',
    at: ({ suggestion }) => `/desk/suggestions/${suggestion}`,
    status: 403,
  },
  'get emails about a place': { at: `/areas/${girton}/follow` },
  'get emails about a neighbourhood': { at: `/areas/${south}/follow` },
  'get emails about a force': { at: '/areas/cambridgeshire/follow' },
  'get emails, signed in': { as: 'officer', at: `/areas/${girton}/follow` },
  'my emails about a place': { as: 'resident', at: `/areas/${girton}/follow` },
  'my emails': { as: 'resident', at: '/me/mails' },
  'my emails, by the link of one': { at: ({ mailToken }) => `/mails/${mailToken}` },
  'a link of a mail that is no good': { at: '/mails/abc', status: 404 },
  'a vote to come': { at: ({ plannedVote }) => `/ballots/${plannedVote}` },
  'a vote that is open': { at: ({ openVote }) => `/ballots/${openVote}` },
  'to hear of a vote': { at: ({ openVote }) => `/ballots/${openVote}/watch` },
  'a vote that is counted': { at: ({ countedVote }) => `/ballots/${countedVote}` },
  'a vote that is not there': { at: '/ballots/1', status: 404 },
  'vote too early': { at: ({ plannedVote }) => `/ballots/${plannedVote}/vote` },
  vote: { at: ({ openVote }) => `/ballots/${openVote}/vote` },
  'vote, signed in': { as: 'resident', at: ({ openVote }) => `/ballots/${openVote}/vote` },
  'vote too late': { at: ({ countedVote }) => `/ballots/${countedVote}/vote` },
  'the result of a vote': { at: ({ countedVote }) => `/ballots/${countedVote}/result` },
  'the result of a vote that is open': { at: ({ openVote }) => `/ballots/${openVote}/result` },
  'the result of the vote of the demonstration': { at: `/ballots/${idOf('ballot south current')}/result` },
  'the vote of the demonstration': { at: `/ballots/${idOf('ballot south next')}` },
  'find my receipts': { at: ({ countedVote }) => `/ballots/${countedVote}/check` },
  'find my receipts too early': { at: ({ openVote }) => `/ballots/${openVote}/check` },
  'how the vote works': { at: '/how-the-vote-works' },
  'what was agreed, and why': { at: `/decisions/${idOf('decision south current')}` },
  'a decision that is not there': { at: '/decisions/1', status: 404 },
  'what we publish': { at: '/what-we-publish' },
  'open data': { at: '/data' },
  'check this is really us': { at: '/check' },
  'how to reach the police': { at: '/reach-the-police' },
  ...Object.fromEntries(guide.map((at) => [`who to tell: ${at}`, { at }])),
  'who to tell, of an area': { at: `/what-has-happened/call-101?area=${girton}` },
  'the team to tell, of an area': { at: `/what-has-happened/neighbourhood-team?area=${girton}` },
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
  'register, signed in': { as: 'resident', at: `/meetings/${meeting}/register` },
  'say whether it got better, signed in': { as: 'resident', at: ({ ended }) => `/priorities/${ended}/judge` },
  'say whether it got better, of the team': { as: 'inspector', at: ({ ended }) => `/priorities/${ended}/judge` },
  'ask the team, signed in': { as: 'resident', at: `/areas/${south}/ask` },
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
  'open a vote': { as: 'inspectorEast', at: `/desk/votes/open?quarter=${idOf('quarter east next')}` },
  'word the options of a vote': {
    as: 'inspectorEast',
    at: `/desk/votes/open?quarter=${idOf('quarter east next')}&step=list`,
  },
  'open a vote on months that have priorities': {
    as: 'inspector',
    at: ({ quarter }) => `/desk/votes/open?quarter=${quarter}`,
  },
  'open a vote where I may not': {
    as: 'officer',
    at: ({ quarter }) => `/desk/votes/open?quarter=${quarter}`,
    status: 403,
  },
  'decide what the team works on': {
    as: 'inspector',
    at: ({ undecided }) => `/desk/decisions/adopt?quarter=${undecided}`,
  },
  'word what is agreed': {
    as: 'inspector',
    at: ({ undecided }) => `/desk/decisions/adopt?quarter=${undecided}&step=words`,
  },
  'decide without a vote': {
    as: 'inspectorEast',
    at: `/desk/decisions/adopt?quarter=${idOf('quarter east next')}`,
  },
  'decide before the vote is counted': {
    as: 'inspector',
    at: `/desk/decisions/adopt?quarter=${idOf('quarter south next')}`,
  },
  'the words of a decision': { as: 'inspector', at: `/desk/decisions/${idOf('decision south current')}` },
  'decide what was decided': { as: 'inspector', at: ({ quarter }) => `/desk/decisions/adopt?quarter=${quarter}` },
  'decide for another team': {
    as: 'inspectorEast',
    at: ({ undecided }) => `/desk/decisions/adopt?quarter=${undecided}`,
    status: 403,
  },
  'a vote to come, for its team': { as: 'inspector', at: ({ plannedVote }) => `/desk/votes/${plannedVote}` },
  'a vote that is open, for its team': { as: 'officer', at: ({ openVote }) => `/desk/votes/${openVote}` },
  'a vote that is counted, for its team': { as: 'inspector', at: ({ countedVote }) => `/desk/votes/${countedVote}` },
  'a vote of another team': {
    as: 'inspectorEast',
    at: ({ openVote }) => `/desk/votes/${openVote}`,
    status: 403,
  },
  'the paper of a vote': { as: 'officer', at: ({ openVote }) => `/desk/votes/${openVote}/paper` },
  'enter papers': { as: 'officer', at: ({ openVote }) => `/desk/votes/${openVote}/papers` },
  'enter papers too early': { as: 'officer', at: ({ plannedVote }) => `/desk/votes/${plannedVote}/papers` },
  'papers that are not there': { as: 'officer', at: ({ openVote }) => `/desk/votes/${openVote}/papers/1`, status: 404 },
  'schedule a meeting': { as: 'inspector', at: '/desk/meetings/schedule' },
  'a meeting, for its team': { as: 'inspector', at: `/desk/meetings/${meeting}` },
  'a meeting, for an officer': { as: 'officer', at: `/desk/meetings/${meeting}?show=waiting` },
  'a meeting that was held, for its team': { as: 'inspector', at: `/desk/meetings/${held}` },
  'a meeting of another team': {
    as: 'inspectorEast',
    at: `/desk/meetings/${meeting}`,
    status: 403,
  },
  'register somebody who rang': { as: 'officer', at: `/desk/meetings/${meeting}/register` },
  'run a meeting': { as: 'officer', at: `/desk/meetings/${meeting}/run` },
  'the sheet for the door': { as: 'officer', at: `/desk/meetings/${meeting}/door` },
  'change a meeting': { as: 'inspector', at: `/desk/meetings/${meeting}/change` },
  'move a meeting': { as: 'inspector', at: `/desk/meetings/${meeting}/move` },
  'change the number of places': { as: 'inspector', at: `/desk/meetings/${meeting}/places` },
  'cancel a meeting': { as: 'inspector', at: `/desk/meetings/${meeting}/cancel` },
  'publish minutes': { as: 'inspector', at: `/desk/meetings/${held}/minutes` },
  'minutes before the end': { as: 'inspector', at: `/desk/meetings/${meeting}/minutes` },
  'schedule where I may not': { as: 'officer', at: '/desk/meetings/schedule', status: 403 },
  'alerts about a place': { at: `/areas/${girton}/alerts` },
  'alerts of a neighbourhood, on one theme': { at: `/areas/${south}/alerts?theme=FRAUD&place=${girton}` },
  'alerts of a force, in pages': { at: '/areas/cambridgeshire/alerts?after=' },
  'no alerts': { at: '/areas/cambridgeshire/east-cambridgeshire/alerts?theme=DRUGS' },
  'an alert': { at: `/alerts/${sentAlert}` },
  'an alert that has not gone out, for its team': {
    as: 'inspector',
    at: ({ waitingAlert }) => `/alerts/${waitingAlert}`,
    status: 404,
  },
  'whose alert it is to be': { as: 'comms', at: '/desk/alerts' },
  'write an alert': { as: 'inspector', at: `/desk/alerts/new?area=${encodeURIComponent(south)}` },
  'an alert that was sent, for its team': { as: 'inspector', at: `/desk/alerts/${sentAlert}` },
  'an alert that waits, of whoever wrote it': {
    as: 'inspector',
    at: ({ waitingAlert }) => `/desk/alerts/${waitingAlert}`,
  },
  'an alert that waits, for a second person': { as: 'comms', at: ({ waitingAlert }) => `/desk/alerts/${waitingAlert}` },
  'an alert of another team': { as: 'inspectorEast', at: `/desk/alerts/${sentAlert}`, status: 403 },
  'remove an alert': { as: 'admin', at: `/desk/alerts/${sentAlert}/purge` },
  'withdraw an alert': { as: 'inspector', at: `/desk/alerts/${sentAlert}/withdraw` },
  'write an alert for another team': {
    as: 'inspectorEast',
    at: `/desk/alerts/new?area=${encodeURIComponent(south)}`,
    status: 403,
  },
  'a correction of minutes': { as: 'inspector', at: `/desk/corrections/${correction}` },
  'a question to read': { as: 'officer', at: `/desk/questions/${unread}` },
  'a question to answer': { as: 'officer', at: `/desk/questions/${open}` },
  'decide again on a question': { as: 'officer', at: `/desk/questions/${open}?review=again` },
  'a question answered, for its team': { as: 'officer', at: `/desk/questions/${answered}` },
  'a question, for communications': { as: 'comms', at: `/desk/questions/${open}` },
  'a question of another team': { as: 'inspectorEast', at: `/desk/questions/${open}`, status: 403 },
  'correct an answer': { as: 'officer', at: `/desk/questions/${answered}/answer` },
  'ask for somebody who rang': { as: 'officer', at: '/desk/ask' },
  'an answer that waits': { as: 'inspector', at: `/desk/statements/${waitingAnswer}` },
  'withdraw an answer': { as: 'inspector', at: `/desk/statements/${answer}/withdraw` },
  'remove an answer': { as: 'admin', at: `/desk/statements/${answer}/purge` },
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
  'desk/alerts/mail',
  'meetings/:id/join/go',
  'areas/:force/:neighbourhood/suggest/similar',
  'embed/:force/:neighbourhood?/:place?',
  'embed/:force/:neighbourhood?/:place?/fragment.html',
  'embed/:force/:neighbourhood?/:place?/paragraph.txt',
];

for (const [name, { as, at, status = 200 }] of Object.entries(pages)) {
  test.describe(name, () => {
    test.use({ as });

    test(`is what a page must be${as ? `, for ${as}` : ''}`, async ({ page, asAnother }) => {
      const address = typeof at === 'string' ? at : at(await idsFrom(asAnother));
      const scripts = await isWhatAPageMustBe(page, address, status);
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
        if ((await page.locator('textarea:not([readonly])').count()) > 0) {
          await expect(page.getByRole('link', { name: /report it online/i })).toBeVisible();
        }
      });
    });
  });
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
