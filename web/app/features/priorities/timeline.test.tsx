import { shown, textOf } from '#ui/markup.ts';
import { beginningOf } from '#words/safe-html.tsx';
import { aMeasure, anUpdate } from './priorities.factory.ts';
import { Timeline } from './timeline.tsx';

const timeline = (...updates: Parameters<typeof anUpdate>[0][]) =>
  shown(<Timeline updates={updates.map((update, at) => anUpdate({ id: `u${at}`, ...update }))} />);

describe('the timeline of a priority', () => {
  test('says of each update when, where, what and by whom, and gives it an address', () => {
    const [first] = timeline({}).querySelectorAll('li');
    expect(first?.id).toBe('update-u0');
    expect(first?.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-19');
    expect(textOf(first as Element)).toBe('19 November 2026 GirtonWe checked speeds.Posted by PCSO.');
  });

  test('dates an update by the day in London', () => {
    expect(textOf(timeline({ postedAt: '2026-07-01T23:30:00Z' }).querySelector('time'))).toBe('2 July 2026');
  });

  test('says publicly that an update was corrected, and when', () => {
    expect(textOf(timeline({ correctedAt: '2026-11-21T09:00:00Z' }))).toContain('Corrected on 21 November 2026.');
    expect(textOf(timeline({}))).not.toContain('Corrected');
  });

  test('leaves of a withdrawn update its day and the reason, and nothing else', () => {
    const stub = timeline({
      body: null,
      bodyHtml: '<p>A name that must not be here</p>',
      measures: [aMeasure()],
      withdrawnAt: '2026-11-20T10:00:00Z',
      withdrawnReason: 'It was another road.',
      status: 'WITHDRAWN',
    });
    expect(textOf(stub)).toContain('19 November 2026 Withdrawn');
    expect(textOf(stub)).toContain(
      'The team took this update back on 20 November 2026. The reason it gave: “It was another road.”',
    );
    expect(textOf(stub)).not.toContain('A name');
    expect(stub.querySelector('table, svg, .app-words')).toBeNull();
  });

  test('names the officer, and the title unless the name says it', () => {
    const by = (name: string | null) => textOf(timeline({ author: { id: 'o1', name, title: 'PCSO' } }));
    expect(by('Sam Lee')).toContain('Posted by Sam Lee, PCSO.');
    expect(by('PCSO for Girton')).toContain('Posted by PCSO for Girton.');
  });

  test('says where it was when that is everywhere', () => {
    expect(textOf(timeline({ places: [] }))).toContain('Across the neighbourhood');
  });
});

describe('the beginning of an update', () => {
  test('is its first paragraph', () => {
    expect(beginningOf('<p>One.</p>\n<p>Two.</p>')).toEqual({ html: '<p>One.</p>', isWhole: false });
    expect(beginningOf('<p>One.</p>\n')).toEqual({ html: '<p>One.</p>', isWhole: true });
  });

  test('is cut at a word where it is long, never within a tag or an entity', () => {
    const { html, isWhole } = beginningOf(`<p><strong>Fish &amp; chips</strong> ${'word &amp; '.repeat(80)}</p>`);
    expect(isWhole).toBe(false);
    expect(html).toMatch(/^<p>Fish &amp; chips (word |&amp; )*(word|&amp;)…<\/p>$/);
    expect(html.length).toBeLessThan(340);
  });
});
