import { anUpdate, aPriority } from '#features/priorities/priorities.factory.ts';
import { shown } from '#ui/markup.ts';
import type { AreaShown } from '../area/summary.ts';
import { NoticeHtml } from './notice.tsx';
import { noticeOf, paragraphOf } from './notice-of.ts';

const now = new Date('2026-11-24T09:00:00Z');
const around = { publicUrl: 'https://patchwork.test', mode: 'production' as const, now };

const girton = { id: 'a1', path: 'force/patch/girton', name: 'Girton', centre: null };
const milton = { id: 'a2', path: 'force/patch/milton', name: 'Milton', centre: null };
const told = (priority: object, updates = [anUpdate()]) => ({
  ...aPriority(priority),
  updates: { nodes: updates, totalCount: updates.length },
});

const anArea = (facts: object = {}) =>
  ({
    id: 'n1',
    kind: 'NEIGHBOURHOOD',
    path: 'force/patch',
    name: 'The Patch',
    force: { id: 'f1', path: 'force', name: 'Testshire Police' },
    currentQuarter: {
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
      ballot: null,
      priorities: [
        told({ id: 'p1', title: 'Speeding', places: [girton] }),
        told({ id: 'p2', title: 'Drugs', places: [milton] }, []),
      ],
    },
    lastQuarter: null,
    nextQuarter: { ballot: { id: 'b1', state: 'OPEN', closesAt: '2026-12-01T20:00:00Z' } },
    meetings: { nodes: [{ id: 'm1', status: 'SCHEDULED', title: 'Meet us', startsAt: '2026-12-03T19:00:00Z' }] },
    updatesHere: { nodes: [anUpdate()] },
    ...facts,
  }) as unknown as AreaShown;

describe('an area on another site', () => {
  test('says what the team works on, with the day, the source, and what comes next', () => {
    const notice = noticeOf(anArea(), around);
    expect(notice).toMatchObject({
      title: 'What the police team of The Patch is working on',
      asOf: 'As of 24 November 2026.',
      source: { words: 'Testshire Police, on Patchwork', url: 'https://patchwork.test/areas/force/patch' },
      priorities: [
        { title: 'Speeding', newest: '19 November 2026, Girton: We checked speeds.' },
        { title: 'Drugs', newest: 'Nothing has been posted yet.' },
      ],
      next: [{ url: 'https://patchwork.test/ballots/b1' }, { url: 'https://patchwork.test/meetings/m1' }],
    });
  });

  test('of a place says what is about that place', () => {
    const place = anArea({ kind: 'PLACE', id: 'a2', path: milton.path, name: 'Milton' });
    expect(noticeOf(place, around).priorities.map(({ title }) => title)).toEqual(['Drugs']);
  });

  test('that has ended says so, and where to go on', () => {
    const ended = anArea({ endedOn: '2026-11-01', successors: [milton] });
    expect(noticeOf(ended, around)).toMatchObject({
      opening: 'The Patch ended on 1 November 2026. Now see:',
      priorities: [],
      next: [{ words: 'Milton', url: 'https://patchwork.test/areas/force/patch/milton' }],
    });
  });

  test('that goes on under the same name has new boundaries, and has not ended', () => {
    const now = { ...milton, name: 'The Patch' };
    expect(noticeOf(anArea({ endedOn: '2026-11-01', successors: [now] }), around)).toMatchObject({
      opening: 'The Patch has had new boundaries since 1 November 2026. Now see:',
      next: [{ words: 'The Patch', url: 'https://patchwork.test/areas/force/patch/milton' }],
    });
  });

  test('leaves out words that were taken back', () => {
    const gone = anUpdate({ withdrawnAt: '2026-11-20T10:00:00Z', body: null, bodyHtml: null });
    const quarter = { ...anArea().currentQuarter, priorities: [told({ title: 'Speeding' }, [gone])] };
    expect(noticeOf(anArea({ currentQuarter: quarter }), around).priorities[0]?.newest).toBe(
      'Nothing has been posted yet.',
    );
  });

  test('is one paragraph for minutes, whose words are what was written', () => {
    const odd = anUpdate({ bodyHtml: '<p>Fish &amp; chips &lt;3 <strong>now</strong></p><p>More.</p>' });
    const quarter = { ...anArea().currentQuarter, priorities: [told({ title: 'Speeding' }, [odd])] };
    const words = paragraphOf(noticeOf(anArea({ currentQuarter: quarter }), { ...around, mode: 'demo' }));
    expect(words).toContain('Fish & chips <3 now.');
    expect(words).toMatch(/^Demonstration: not real police information\. What the police team/);
    expect(words).toMatch(
      /As of 24 November 2026\. Source, and the newest: .* https:\/\/patchwork\.test\/areas\/force\/patch$/,
    );
    expect(words).not.toContain('\n');
  });

  test('is HTML with whole addresses, no script, no style and nothing to send', () => {
    const html = shown(<NoticeHtml notice={noticeOf(anArea(), around)} />);
    expect(html.querySelectorAll('script, style, form, [class], [style]')).toHaveLength(0);
    for (const link of html.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^https:\/\/patchwork\.test\//);
    expect(html.querySelector('h2')).not.toBeNull();
  });

  test('in a frame leads out of it', () => {
    const html = shown(<NoticeHtml notice={noticeOf(anArea(), around)} isFramed />);
    for (const link of html.querySelectorAll('a')) expect(link.getAttribute('target')).toBe('_blank');
  });
});
