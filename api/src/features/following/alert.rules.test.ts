import { isRefusal, type Refusal } from '#platform/refusal.ts';
import { alertWordsFor, goesAt, needsSecondPerson, urgentReasonFor, validUntilFor } from './alert.rules.ts';
import { linkElsewhere } from './alert-links.rules.ts';

const OURS = ['https://patchwork.example:8443', 'https://www.cambs.police.test/report?x=1', 'chat.force.example'];
const reasonOf = (answer: unknown) => {
  const { reason, field } = answer as Refusal;
  return [reason, field];
};

describe('where links may lead', () => {
  test.each([
    'Report it on https://www.cambs.police.uk/report/it.html, or at police.uk.',
    'See [the advice](https://www.ncsc.gov.uk/guidance/phishing?a=1#b) and <https://www.nhs.uk>.',
    'Anonymously: crimestoppers-uk.org, or fearless.org/give-info if you are young.',
    'Write to girton.team@cambs.police.uk or [us](mailto:girton.team@cambs.police.uk?subject=Vans).',
    'Ring [101](tel:101), at 9.30am-11.30am on Fri.14th, e.g. from No.10 (approx. £1.5m).',
    '[Ours](https://patchwork.example:8443/areas/x), https://cambs.police.test and http://chat.force.example/now.',
    'POLICE.UK/x is the same, and so is https://police.uk./x.',
    'Two vans were broken into... Lock yours.\n\nA.B.C. of locks: lights, locks and so on; 26/330 over 35 mph.',
    'An address in code is one that we trust: `https://www.police.uk/pu/`.',
  ])('%s', (body) => {
    expect(linkElsewhere('', body, OURS)).toBeNull();
  });

  test.each([
    ['a link under other words', '[police.uk](https://evil.example/login)', 'https://evil.example/login'],
    ['words that are a link', 'Pay at evil.example now', 'evil.example'],
    ['words under a trusted link', '[evil.example](https://police.uk)', 'evil.example'],
    ['an address with a path', 'https://evil.example/police.uk', 'https://evil.example/police.uk'],
    ['a trusted name before the host', 'https://police.uk@evil.example/x', 'police.uk@evil.example'],
    ['a trusted name behind it', 'https://evil.example/x@police.uk', 'https://evil.example/'],
    ['the same in words', 'police.uk:443@evil.example', '443@evil.example'],
    ['a longer name', 'https://police.uk.evil.example', 'https://police.uk.evil.example'],
    ['a name that ends so', 'notpolice.uk', 'notpolice.uk'],
    ['a backslash', '<https://evil.example\\.police.uk>', 'evil.example'],
    ['letters of another script', 'https://pоlice.uk/x', 'https://pоlice.uk/x'],
    ['full stops of another script', 'evil。example', 'evil.example'],
    ['what cannot be seen', 'evil.\u200Bexample', 'evil.example'],
    ['bold letters in it', 'ev**il**.example', 'evil.example'],
    ['an entity in it', 'evil&period;example', 'evil.example'],
    ['HTML that was typed', '<a href="https://evil.example">here</a>', 'https://evil.example'],
    ['another’s mail', 'me@evil.example', 'me@evil.example'],
    ['a link to another’s mail', '[us](mailto:a@police.uk?cc=b@evil.example)', 'mailto:a@police.uk?cc=b@evil.example'],
    ['a hidden one', '[us](mailto:a@police.uk,b%40evil.example)', 'mailto:a@police.uk,b%40evil.example'],
    ['no scheme', '[x](//evil.example)', '//evil.example'],
    ['no host', '[x](/areas/girton)', '/areas/girton'],
    ['numbers', 'http://127.0.0.1/x', 'http://127.0.0.1/x'],
    ['bare numbers', 'Open 10.0.0.1/x', '10.0.0.1/x'],
    ['the full stop of a list', 'evil\u2024example', 'evil.example'],
    ['somebody before a trusted host', '[x](https://evil.example@www.gov.uk/)', 'https://evil.example@www.gov.uk/'],
    ['a password before it', '[x](https://a:b@www.gov.uk/)', 'https://a:b@www.gov.uk/'],
    ['a script', '[x](javascript:alert)', 'javascript:alert'],
    ['what is in the link itself', '[x](data:text/html,x)', 'data:text/html,x'],
    ['another scheme', 'ftp://police.uk/x', 'ftp://police.uk/x'],
    ['an address after brackets', 'https://police.uk/(x)evil.example', 'evil.example'],
    ['a sentence that reads as one', 'Lock your car.Thieves are about', 'car.Thieves'],
  ])('not by %s', (_, body, link) => {
    expect(linkElsewhere('', body, OURS)).toContain(link);
  });

  test('a title is looked at as a mail shows it: without Markdown', () => {
    expect(linkElsewhere('Thefts: see evil.example', '', OURS)).toBe('evil.example');
    expect(linkElsewhere('Thefts: see www.police.uk', '', OURS)).toBeNull();
  });

  test('words that are made to be slow are read in time', () => {
    const started = performance.now();
    for (const part of ['a', 'a.', '1.', 'a-', '@a', 'a@', '//', 'http:', '[', '(', '[a](', '\u200B']) {
      linkElsewhere('', part.repeat(5_000 / part.length), OURS);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the words', () => {
  const words = (title: string, body = 'Lock your car.') => alertWordsFor({ title, body }, OURS);

  test.each(['***', '&nbsp;', '\u200B', '[](https://www.gov.uk)', '[x]: https://www.gov.uk', '>', '\u00AD\u2060'])(
    'an alert says something: not %j',
    (body) => {
      expect(reasonOf(words('Vans', body))).toEqual(['TEXT_MISSING', 'body']);
      expect(reasonOf(words('\u200B\u00AD \u2060\u3164'))).toEqual(['TEXT_MISSING', 'title']);
    },
  );

  test.each([
    '![A photo](https://evil.example/a.png)',
    'Do you know him?\n\n![a man][1]\n\n[1]: https://www.police.uk/a.png',
  ])('nor is it a picture, with words or without: %j', (body) =>
    expect(reasonOf(words('Vans', body))).toEqual(['PICTURE', 'body']),
  );

  test('a title is one line, whatever was typed', () => {
    for (const [typed, kept] of [
      [' Vans\r\nbroken into ', 'Vans broken into'],
      ['Vans\nBcc: all@police.uk', 'Vans Bcc: all@police.uk'],
      ['Vans\u2028\u2029broken', 'Vans broken'],
      ['Bcc: everybody', 'Bcc: everybody'],
    ] as const) {
      expect(words(typed)).toEqual({ title: kept, body: 'Lock your car.' });
    }
  });

  test.each([
    ['TEXT_MISSING', 'title', ' \n', 'x'],
    ['TEXT_TOO_LONG', 'title', 'x'.repeat(121), 'x'],
    ['CONTROL_CHARACTERS', 'title', 'a\u0000b', 'x'],
    ['CONTROL_CHARACTERS', 'title', 'a\u202Eb', 'x'],
    ['TEXT_MISSING', 'body', 'Vans', ' '],
    ['TEXT_TOO_LONG', 'body', 'Vans', 'x'.repeat(5_001)],
    ['LINK_ELSEWHERE', 'title', 'Vans\nBcc: me@evil.example', 'x'],
    ['LINK_ELSEWHERE', 'body', 'Vans', '[x](https://evil.example)'],
  ])('%s in the %s', (reason, field, title, body) => {
    expect(reasonOf(words(title, body))).toEqual([reason, field]);
  });

  test('a long link is named by its beginning', () => {
    const answer = words('Vans', `https://evil.example/${'x'.repeat(4_000)}`);
    expect(isRefusal(answer) && answer.message).toMatch(/^“https:\/\/evil\.example\/x{59}…” reads as a link/);
  });
});

test('what ends before it would go out is refused', () => {
  const goes = new Date('2022-09-14T12:02:00Z');
  expect(validUntilFor(null, goes)).toBeNull();
  expect(validUntilFor(undefined, goes)).toBeNull();
  const later = new Date('2022-09-14T12:02:00.001Z');
  expect(validUntilFor(later, goes)).toBe(later);
  for (const early of ['2022-09-14T12:02:00Z', '2022-09-14T12:01:00Z', '1970-01-01T00:00:00Z']) {
    expect(reasonOf(validUntilFor(new Date(early), goes))).toEqual(['BAD_TIME', 'validUntil']);
  }
});

test('what is urgent says why; what is not needs no reason and keeps none', () => {
  expect(urgentReasonFor(true, ' A child is missing. ')).toBe('A child is missing.');
  for (const none of [null, undefined, ' ']) {
    expect(reasonOf(urgentReasonFor(true, none))).toEqual(['TEXT_MISSING', 'urgentReason']);
  }
  expect(urgentReasonFor(false, 'A child is missing.')).toBeNull();
  expect(urgentReasonFor(null, null)).toBeNull();
});

test('a second person looks above 500 recipients, or where somebody is mentioned', () => {
  expect(needsSecondPerson(500, [])).toBe(false);
  expect(needsSecondPerson(501, [])).toBe(true);
  expect(needsSecondPerson(1, ['arrest'])).toBe(true);
});

test('an alert goes when its hold is over', () => {
  expect(goesAt(new Date('2022-09-14T12:00:00Z'), 120)).toEqual(new Date('2022-09-14T12:02:00Z'));
  expect(goesAt(new Date('2022-09-14T12:00:00Z'), 0)).toEqual(new Date('2022-09-14T12:00:00Z'));
});
