import { channelsFor, guideAt } from './channels.ts';
import { type End, type EndName, ends } from './ends.ts';
import { channelsIn } from './said.tsx';
import { questionAt, questionBefore, questions, tree } from './tree.ts';

const area = {
  id: 'a1',
  path: 'testshire/north/girton',
  name: 'Girton',
  contact: { email: 'north@force.test', reportUrl: 'https://force.test/report', chatUrl: 'https://force.test/chat' },
  neighbourhood: { id: 'a2', path: 'testshire/north', name: 'North' },
  force: { id: 'a3', path: 'testshire', name: 'Testshire Police' },
};
const names = Object.keys(ends) as EndName[];
const leadsOf = (question: (typeof questions)[number]) =>
  question.answers.map(({ leads }) => (typeof leads === 'string' ? leads : leads.at));
const wordsOf = (end: End) => [end.lead, ...end.first, ...(end.also?.words ?? []), ...end.ready, ...end.next];

describe('the questions', () => {
  test('begin with danger, and “yes” and “not sure” lead to 999', () => {
    expect(tree.asks).toMatch(/danger/);
    expect(tree.answers[0]).toMatchObject({ says: expect.stringMatching(/Yes.*not sure/), leads: 'call-999' });
  });

  test.each(questions)('“$asks” has at least two answers, each of which leads somewhere', ({ answers }) => {
    expect(answers.length).toBeGreaterThan(1);
    for (const { leads } of answers) {
      if (typeof leads === 'string') expect(ends).toHaveProperty([leads]);
      else expect(questionAt(leads.at)).toBe(leads);
    }
  });

  test('are few: nobody answers more than four to come to an end', () => {
    const deepest = (question: typeof tree): number =>
      1 + Math.max(...question.answers.map(({ leads }) => (typeof leads === 'string' ? 0 : deepest(leads))));
    expect(deepest(tree)).toBeLessThanOrEqual(4);
  });

  test('and ends have an address each', () => {
    const addresses = [...questions.map(({ at }) => at), ...names, 'after-an-online-report'];
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const at of addresses) expect(at).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
  });

  test('lead back to where one came from', () => {
    expect(questionBefore('')).toBeUndefined();
    for (const at of [...questions.slice(1).map((question) => question.at), ...names]) {
      expect(leadsOf(questionBefore(at) ?? tree)).toContain(at);
    }
  });
});

describe('the ends', () => {
  const reached = new Set(questions.flatMap(leadsOf));

  test.each(names)('%s is reached', (name) => {
    expect(reached).toContain(name);
  });

  test.each(names)('%s says what to do first, what to have ready and what happens next', (name) => {
    const { lead, first, ready, next } = ends[name];
    expect(lead).not.toBe('');
    for (const part of [first, ready, next]) expect(part.length).toBeGreaterThan(0);
  });

  test.each(names)('%s names a number to call, and has a button anywhere', (name) => {
    const end = ends[name];
    for (const channels of [channelsFor(null), channelsFor(area)]) {
      const linked = [...end.act, ...wordsOf(end).flatMap(channelsIn)].map(
        (channel) => channels[channel as keyof typeof channels]?.href,
      );
      expect(linked).toContainEqual(expect.stringMatching(/^tel:\d+$/));
      expect(end.act.filter((channel) => channels[channel])).not.toHaveLength(0);
    }
  });

  test.each(names)('%s links only to ways that are there everywhere', (name) => {
    const channels = channelsFor(null);
    for (const channel of wordsOf(ends[name]).flatMap(channelsIn)) {
      expect(channels[channel as keyof typeof channels]).toMatchObject({ href: expect.any(String) });
    }
  });

  test.each(names)('%s is read by a child of eleven: no sentence over 25 words', (name) => {
    const end = ends[name];
    const sentences = wordsOf(end).flatMap((words) => words.split(/(?<=[.:?!])\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
  });
});

describe('the ways to tell somebody', () => {
  const hosts = ['www.police.uk', '999bsl.co.uk', 'crimestoppers-uk.org', 'www.reportfraud.police.uk', 'www.gov.uk'];

  test('lead to official addresses alone, and none to Action Fraud, which is no more', () => {
    for (const { href } of Object.values(channelsFor(null)).flatMap((channel) => channel ?? [])) {
      if (/^(tel:\d+|sms:7726|mailto:report@phishing\.gov\.uk|\/.*)$/.test(href)) continue;
      expect(new URL(href).protocol).toBe('https:');
      expect(hosts).toContain(new URL(href).host);
    }
  });

  test('are the force’s own and its team’s where the area is known', () => {
    const channels = channelsFor(area);
    expect(channels.report).toMatchObject({
      href: 'https://force.test/report',
      action: expect.stringContaining('Testshire'),
    });
    expect(channels.chat.href).toBe('https://force.test/chat');
    expect(channels.ask?.href).toBe('/areas/testshire/north/ask');
    expect(channels.suggest?.href).toBe('/areas/testshire/north/girton/suggest');
    expect(channels.email?.href).toBe('mailto:north@force.test');
    expect(channels['find your area']).toBeNull();
  });

  test('of a force without a form or a chat, and of no area, lead to police.uk and to finding an area', () => {
    const bare = { ...area, neighbourhood: null, contact: { email: null, reportUrl: null, chatUrl: null } };
    for (const channels of [channelsFor(null), channelsFor(bare)]) {
      expect([channels.report.href, channels.chat.href]).toEqual(Array(2).fill('https://www.police.uk/pu/contact-us/'));
      expect([channels.ask, channels.suggest, channels.email]).toEqual([null, null, null]);
      expect(channels['find your area']?.href).toBe('/');
    }
  });

  test('keep the area from page to page', () => {
    expect(guideAt('a-scam', area)).toBe('/what-has-happened/a-scam?area=testshire/north/girton');
    expect(guideAt('', null)).toBe('/what-has-happened');
    expect(channelsFor(area)['lost something'].href).toBe(
      '/what-has-happened/report-fraud?area=testshire/north/girton',
    );
  });
});
