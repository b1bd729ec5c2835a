import { shown, textOf } from '#ui/markup.ts';
import { anAlert, anAlertOnDesk, aPreview } from './alert.factory.ts';
import { AlertFilter } from './alert-filter.tsx';
import { show } from './alert-fresh.ts';
import { AlertList } from './alert-list.tsx';
import { AlertPreview } from './alert-preview.tsx';
import { AlertProgress } from './alert-progress.tsx';
import { goesWords, progressOf } from './alert-standing.ts';
import { aboutWords, untilWords } from './alert-words.ts';
import { DeskAlerts } from './desk-alerts.tsx';

const places = [
  { id: 'p1', path: 'force/patch/girton', name: 'Girton' },
  { id: 'p2', path: 'force/patch/milton', name: 'Milton' },
];

describe('an alert, as everybody reads it', () => {
  test('says what it is about, where, and when it was sent', () => {
    expect(aboutWords(anAlert())).toBe('Vehicle crime. All of Patch. Sent on Monday 3 October 2022 at 10am.');
    expect(aboutWords(anAlert({ places, theme: 'OTHER', sentAt: null }))).toBe('Girton and Milton.');
  });

  test('says until when it matters, and that it did', () => {
    expect(untilWords(anAlert())).toBe('It mattered until Saturday 31 December 2022 at 5pm.');
    expect(untilWords(anAlert({ hasEnded: false }))).toBe('Matters until Saturday 31 December 2022 at 5pm.');
    expect(untilWords(anAlert({ validUntil: null, hasEnded: false }))).toBeNull();
  });

  test('leads to its own page, is named by its title, and says who it is from and who sent it', () => {
    const page = shown(<AlertList alerts={[anAlert({ hasEnded: false })]} />);
    const item = page.querySelector('li');
    expect(item?.querySelector('article')?.getAttribute('aria-labelledby')).toBe(item?.querySelector('h2')?.id);
    expect(item?.querySelector('h2 a')?.getAttribute('href')).toBe('/alerts/al1');
    expect(item?.querySelector('strong:not(.govuk-tag)')?.textContent).toBe('van');
    expect(textOf(item as Element)).toContain('From: Patch neighbourhood team · Sent by: Sam Lee, Inspector');
    expect(textOf(item as Element)).toContain('Matters to most people');
    expect(item?.querySelector('details')).toBeNull();
  });

  test('that is over says so, and its words wait behind a fold that names it', () => {
    const page = shown(<AlertList alerts={[anAlert()]} />);
    expect([...page.querySelectorAll('.govuk-tag')].map(({ textContent }) => textContent)).toContain('Ended');
    const fold = page.querySelector('details');
    expect(fold?.open).toBe(false);
    expect(fold?.querySelector('summary')?.textContent).toBe('Read what it said: Vans broken into');
    expect(fold?.textContent).toContain('Lock your van.');
  });

  test('that was withdrawn is a dated stub with its reason', () => {
    const gone = { title: null, bodyHtml: null, state: 'WITHDRAWN' as const, withdrawnReason: 'He is found.' };
    const page = shown(<AlertList alerts={[anAlert({ ...gone, withdrawnAt: '2022-10-04T09:00:00Z' })]} />);
    expect(textOf(page)).toContain('took it back on 4 October 2022. The reason it gave: “He is found.”');
    expect(textOf(page)).toContain('It was sent on 3 October 2022.');
    expect(page.querySelector('article')).toBeNull();
  });

  test('its filter is a plain GET, without places where there are none', () => {
    const filter = (own: typeof places) =>
      shown(<AlertFilter href="/areas/x/alerts" theme="FRAUD" place="" places={own} placeLabel="Place" />);
    const form = filter(places).querySelector('form');
    expect([form?.method, form?.getAttribute('action')]).toEqual(['get', '/areas/x/alerts']);
    expect(new FormData(form as HTMLFormElement).get('theme')).toBe('FRAUD');
    expect(filter([]).querySelectorAll('select')).toHaveLength(1);
  });
});

describe('what would go out', () => {
  const words = (preview = aPreview(), isUrgent = false) =>
    textOf(shown(<AlertPreview preview={preview} isUrgent={isUrgent} />));

  test('says to how many, from whom, under which subject, and how long it can be stopped', () => {
    for (const part of [
      '1,204 people at once, and 3 people in their next daily or weekly email',
      'Patch neighbourhood team',
      'Patch: Vans broken into',
      '2 minutes after you send it. Until then it can be stopped.',
      'http://localhost/mails/…',
    ]) {
      expect(words()).toContain(part);
    }
  });

  test('says that somebody else looks at it first, and why', () => {
    expect(words(aPreview({ needsSecondPerson: true, flags: ['arrested'] }))).toContain('It mentions “arrested”.');
    const many = words(aPreview({ needsSecondPerson: true }));
    expect(many).toContain('A second person must approve it first');
    expect(many).toContain('It goes to more than 500 people. It goes 2 minutes after that.');
  });

  test('says of an urgent one that nothing stops it', () => {
    expect(words(aPreview({ goesInSeconds: 0 }), true)).toContain('At once. It cannot be stopped.');
    expect(words(aPreview({ recipientsAtOnce: 1, recipientsLater: 0 }))).not.toContain('daily');
  });
});

describe('how an alert stands', () => {
  test('to the second while it can be stopped, in London', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    expect(goesWords('2026-11-23T14:32:10Z', now)).toBe('at 2:32:10pm');
    expect(goesWords('2026-07-01T11:02:05Z', new Date('2026-07-01T11:00:00Z'))).toBe('at 12:02:05pm');
    expect(goesWords('2026-11-24T09:00:00Z', now)).toBe('on Tuesday 24 November 2026 at 9am');
  });

  test.each([
    [{ recipients: 2000, delivered: 1204, refused: 3 }, '1,204 of 2,000 emails sent. 3 could not be delivered.', false],
    [{ recipients: 2000, delivered: 1997, refused: 3 }, '1,997 of 2,000 emails sent. 3 could not be delivered.', true],
    [{ recipients: 1, delivered: 1, refused: 0 }, '1 of 1 email sent.', true],
  ])('its mails in words: %o', (facts, words, isOver) => {
    expect(progressOf(anAlertOnDesk({ state: 'SENT', ...facts }))).toMatchObject({ words, isOver });
  });

  test('as a bar that is named by its words; without mails, or long ago, in words alone', () => {
    const bar = (facts: object) => shown(<AlertProgress alert={anAlertOnDesk({ state: 'SENT', ...facts })} />);
    const running = bar({ recipients: 2000, delivered: 1204, refused: 3 });
    const progress = running.querySelector('progress');
    expect([progress?.value, progress?.max]).toEqual([1207, 2000]);
    expect(running.querySelector(`label[for="${progress?.id}"]`)?.textContent).toContain('1,204 of 2,000');
    expect(textOf(bar({}))).toBe('The emails are being made.');
    expect(textOf(bar({ recipients: 0, delivered: 0, refused: 0 }))).toContain('Nobody gets it at once.');
    expect(textOf(bar({ recipients: 250 }))).toContain('known for 30 days');
  });
});

describe('alerts on the desk', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const desk = (alert: Parameters<typeof anAlertOnDesk>[0], officer = { id: 'o2', role: 'INSPECTOR' }) =>
    shown(<DeskAlerts alerts={[anAlertOnDesk(alert)]} officer={officer} now={now} />);

  test('a held one says when it goes, with a button that stops it', () => {
    const page = desk({});
    expect(textOf(page)).toContain('It goes at 10:02:05am.');
    expect(page.querySelector('form')?.getAttribute('action')).toBe('/desk/alerts/al1');
    expect(page.querySelector('form button')?.getAttribute('value')).toBe('stop');
  });

  test.each([
    ['COMMS', 'o2', true],
    ['INSPECTOR', 'o2', true],
    ['INSPECTOR', 'o1', false],
    ['OFFICER', 'o2', false],
  ])('a waiting one can be approved by %s %s: %s', (role, id, may) => {
    const page = desk({ state: 'WAITING', goesAt: null, flags: ['arrest'] }, { id, role });
    expect(textOf(page)).toContain('It mentions “arrest”.');
    expect(textOf(page).includes('Read and approve')).toBe(may);
    expect(textOf(page).includes('Write an alert')).toBe(role !== 'OFFICER');
  });

  test('an officer who wrote none stops none', () => {
    const officer = (id: string) => desk({}, { id, role: 'OFFICER' }).querySelector('form');
    expect(officer('o2')).toBeNull();
    expect(officer('o1')).not.toBeNull();
  });

  test('an urgent one says so to all of the team, and why', () => {
    const sent = { state: 'SENT' as const, recipients: 2, delivered: 2, refused: 0 };
    expect(textOf(desk({ ...sent, urgentReason: 'A child is missing.' }))).toContain('Urgent A child is missing.');
    expect(desk(sent).querySelector('progress')).toBeNull();
  });
});

describe('an alert’s page, while it changes', () => {
  const held = `<div id="standing" tabindex="-1" data-live="">It goes at 2:32:10pm.</div>
    <div id="deeds"><form><button id="stop">Stop it</button></form></div>`;
  const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

  test('shows how it stands now, and keeps the button under the finger while it can be stopped', () => {
    document.body.innerHTML = held;
    const button = document.getElementById('stop');
    button?.focus();
    show(document, parsed(held.replace('2:32:10pm', '2:32:11pm')));
    expect(document.getElementById('standing')?.textContent).toBe('It goes at 2:32:11pm.');
    expect(document.getElementById('stop')).toBe(button);
    expect(document.activeElement).toBe(button);
  });

  test('takes the button away once it cannot be stopped, and whoever was on it hears why', () => {
    document.body.innerHTML = held;
    document.getElementById('stop')?.focus();
    show(document, parsed('<div id="standing" data-live="">It went out.</div><div id="deeds"></div>'));
    expect(document.querySelector('button')).toBeNull();
    expect(document.activeElement?.textContent).toBe('It went out.');
  });
});
