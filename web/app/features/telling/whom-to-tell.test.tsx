import { shown, textOf } from '#ui/markup.ts';
import { channelsFor } from './channels.ts';
import { type EndName, ends } from './ends.ts';
import { Said } from './said.tsx';
import { WhomToTell } from './whom-to-tell.tsx';

const channels = channelsFor(null);
const page = (name: EndName) => shown(<WhomToTell end={ends[name]} channels={channels} />);
const linksOf = (element: HTMLElement) => [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));

test('every way to 999 is on its page: by voice, in silence, by text, with Relay UK and in sign language', () => {
  const words = textOf(page('call-999'));
  for (const way of ['press 55', 'text the word “register” to 999', '18000', 'Relay UK', '999 BSL']) {
    expect(words).toContain(way);
  }
  expect(linksOf(page('call-999'))).toEqual(expect.arrayContaining(['tel:999', 'https://999bsl.co.uk/', 'tel:116123']));
});

test.each<[EndName, string[]]>([
  ['call-101', ['tel:101']],
  ['crimestoppers', ['tel:0800555111', 'https://crimestoppers-uk.org/']],
  ['report-fraud', ['tel:159', 'tel:03001232040', 'https://www.reportfraud.police.uk/']],
  ['suspicious-message', ['sms:7726', 'mailto:report@phishing.gov.uk', '/what-has-happened/report-fraud']],
  ['at-home', ['tel:999', 'tel:08082000247']],
  ['report-online', ['/what-has-happened/after-an-online-report']],
])('%s leads to %s', (name, expected) => {
  expect(linksOf(page(name))).toEqual(expect.arrayContaining(expected));
});

test('101 says how to call it with Relay UK', () => {
  expect(textOf(page('call-101'))).toContain('18001 101');
});

test('the first button of an end is the foremost; those an area has not are left out', () => {
  const buttons = [...page('neighbourhood-team').querySelectorAll('.govuk-button')].map(textOf);
  expect(buttons).toEqual(['Find your area']);
});

test('a tab that somebody else may see does not say what the page is about', () => {
  expect(ends['at-home'].tab).not.toMatch(/abuse|hurt|frighten|home/i);
  expect(textOf(page('at-home'))).toContain('Exit this page');
});

test('a channel that begins a sentence begins with a capital letter; one that nobody knows is left as it is', () => {
  expect(textOf(shown(<Said words="{report} is quicker than {101}." channels={channels} />))).toBe(
    'Your force’s online form (police.uk leads to it) is quicker than 101.',
  );
  expect(textOf(shown(<Said words="Wait. {chat} helps." channels={channels} />))).toContain('Wait. Your force’s');
  expect(textOf(shown(<Said words="Call {nobody}." channels={channels} />))).toBe('Call nobody.');
});
