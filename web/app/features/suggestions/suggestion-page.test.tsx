import { shown, textOf } from '#ui/markup.ts';
import { aSuggestion } from './suggestion.factory.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { MySuggestions } from './suggestion-mine.tsx';
import { SuggestionStanding } from './suggestion-standing.tsx';

const standing = (facts: Parameters<typeof aSuggestion>[0]) =>
  shown(<SuggestionStanding suggestion={aSuggestion(facts)} areaPath="force/patch" />);
const mergedInto = { id: 's9', title: 'Slow the traffic' };

describe('how a suggestion stands', () => {
  const unread = { status: 'UNREAD', reviewedAt: null, reviewedBy: null } as const;

  test('before it is read: what happens now for its writer, the way to the desk for the team', () => {
    expect(textOf(standing({ ...unread, isMine: true }))).toContain('We email you what they decided.');
    const forTeam = standing(unread);
    expect(textOf(forTeam)).not.toContain('What happens now');
    expect(forTeam.querySelector('a')?.getAttribute('href')).toBe('/desk/suggestions/s1');
  });

  test('names who read it and when, and what the team adds', () => {
    const page = standing({ reviewWords: 'We ask the council too.' });
    expect(textOf(page)).toContain('Taken forward');
    expect(textOf(page)).toContain('We ask the council too.');
    expect(textOf(page)).toContain('Read by Sam Lee, PCSO on 3 November 2026.');
  });

  test('says so where who read it may not be named', () => {
    expect(textOf(standing({ reviewedBy: null }))).toContain('Read by a member of the team on 3 November 2026.');
    const titled = standing({ reviewedBy: { id: 'o1', name: null, title: 'Inspector' } });
    expect(textOf(titled)).toContain('Read by Inspector on');
  });

  test('leads to the one it was joined with', () => {
    const link = standing({ status: 'MERGED', mergedInto }).querySelector('a');
    expect([link?.getAttribute('href'), textOf(link)]).toEqual(['/suggestions/s9', 'Slow the traffic']);
  });

  test('leads to the vote that took it up, then to its result, then to what was decided', () => {
    const of = (state: 'OPEN' | 'SEALED', decision: { id: string } | null) =>
      [
        ...standing({
          ballot: { id: 'b1', state, quarter: { id: 'q1', name: 'January 2027', decision } },
        }).querySelectorAll('a'),
      ].map((link) => link.getAttribute('href'));
    expect(of('OPEN', null)).toEqual(['/ballots/b1']);
    expect(of('SEALED', null)).toEqual(['/ballots/b1/result']);
    expect(of('SEALED', { id: 'd1' })).toEqual(['/ballots/b1/result', '/decisions/d1']);
  });

  test('gives the reason, and to its writer how to complain and to try again', () => {
    const declined = { status: 'DECLINED', declineReason: 'TOO_GENERAL' } as const;
    expect(textOf(standing(declined))).toContain('It does not say enough about what to work on');
    expect(standing(declined).querySelector('a')).toBeNull();
    const links = [...standing({ ...declined, isMine: true }).querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/what-we-publish', '/areas/force/patch/suggest']);
  });

  test('tells its writer that nobody else reads words that could harm somebody', () => {
    const words = 'Only you and the team can read what it says.';
    const of = (declineReason: 'ABUSIVE' | 'TOO_GENERAL') =>
      textOf(standing({ status: 'DECLINED', declineReason, isMine: true }));
    expect(of('ABUSIVE')).toContain(words);
    expect(of('TOO_GENERAL')).not.toContain(words);
  });
});

describe('the public list', () => {
  const list = (...facts: Parameters<typeof aSuggestion>[0][]) =>
    shown(<SuggestionList suggestions={facts.map((each, at) => aSuggestion({ id: `s${at}`, ...each }))} />);

  test('keeps the order given, each linked to its page', () => {
    const links = [...list({ title: 'One' }, { title: 'Two' }).querySelectorAll('li a')];
    expect(links.map((link) => [link.getAttribute('href'), textOf(link)])).toEqual([
      ['/suggestions/s0', 'One'],
      ['/suggestions/s1', 'Two'],
    ]);
  });

  test('shows of one whose words are hidden its reason and its day alone', () => {
    const hidden = list({
      status: 'DECLINED',
      declineReason: 'LIVE_INVESTIGATION',
      theme: null,
      title: null,
      why: null,
      places: [],
    });
    expect(textOf(hidden)).toBe(
      'A suggestion whose words are not shown, suggested on 2 November 2026' +
        'Not taken forwardIt is about something that is being investigated or before a court.' +
        'Suggested on 2 November 2026. Read by Sam Lee, PCSO on 3 November 2026.',
    );
  });

  test('leads from a joined one to the one it goes forward as', () => {
    expect(textOf(list({ status: 'MERGED', mergedInto }))).toContain('It goes forward as Slow the traffic.');
  });
});

describe('my suggestions', () => {
  const area = { id: 'a1', path: 'force/patch', name: 'Patch' };
  const mine = (count: number) =>
    shown(
      <MySuggestions
        suggestions={Array.from({ length: count }, (_, at) => ({ ...aSuggestion({ id: `s${at}` }), area }))}
      />,
    );

  test('are nothing for whoever made none', () => {
    expect(mine(0).innerHTML).toBe('');
  });

  test('are all there, the earlier ones folded', () => {
    expect(mine(7).querySelectorAll('li')).toHaveLength(7);
    expect(textOf(mine(7).querySelector('summary'))).toBe('2 earlier suggestions');
    expect(mine(5).querySelector('details')).toBeNull();
  });
});
