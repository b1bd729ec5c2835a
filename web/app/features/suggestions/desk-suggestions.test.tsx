import { shown, textOf } from '#ui/markup.ts';
import { DeskSuggestions } from './desk-suggestions.tsx';
import { joinsWith } from './joins-with.ts';
import type { Similar } from './similar.tsx';
import { onDesk } from './suggestion.factory.ts';

const alike = (...ids: string[]): Similar => ({
  priorities: [],
  suggestions: ids.map((id) => ({
    id,
    theme: 'SPEEDING',
    title: id,
    status: 'ACCEPTED',
    declineReason: null,
    mergedInto: null,
  })),
});
const ids = (suggestions: readonly { id: string }[]) => suggestions.map(({ id }) => id);

describe('what a suggestion can be joined with', () => {
  const accepted = ['a', 'b', 'c'].map((id) => onDesk({ id, status: 'ACCEPTED' }));

  test('is what was accepted: first what is like it, the most alike first', () => {
    const { like, others } = joinsWith(onDesk({ id: 'new' }), accepted, alike('c', 'a'));
    expect([ids(like), ids(others)]).toEqual([['c', 'a'], ['b']]);
  });

  test('is never itself, nor of another team, nor what was declined', () => {
    const elsewhere = onDesk({ id: 'far', area: { id: 'a9', path: 'force/other', name: 'Other' } });
    const { like, others } = joinsWith(
      onDesk({ id: 'a' }),
      [...accepted, elsewhere],
      alike('a', 'far', 'declined', 'b'),
    );
    expect([ids(like), ids(others)]).toEqual([['b'], ['c']]);
  });
});

describe('the desk', () => {
  const desk = (count: number, facts: Parameters<typeof onDesk>[0] = {}) =>
    shown(<DeskSuggestions toRead={Array.from({ length: count }, (_, at) => onDesk({ id: `s${at}`, ...facts }))} />);

  test('says that nothing waits', () => {
    expect(textOf(desk(0))).toBe('No suggestion waits to be read.');
  });

  test('lists the oldest, and folds what is beyond five', () => {
    expect(desk(5).querySelector('details')).toBeNull();
    const page = desk(7);
    expect(page.querySelectorAll('li')).toHaveLength(7);
    expect(textOf(page.querySelector('summary'))).toBe('2 more suggestions');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/desk/suggestions/s0');
  });

  test('names the team only where there are several', () => {
    expect(textOf(desk(2))).not.toContain('Patch');
    const far = onDesk({ id: 'far', area: { id: 'a9', path: 'force/other', name: 'Other' } });
    expect(textOf(shown(<DeskSuggestions toRead={[onDesk(), far]} />))).toContain('Other.');
  });
});
