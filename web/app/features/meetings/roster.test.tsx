import { shown, textOf } from '#ui/markup.ts';
import { DeskMeetingFigures } from './desk-meeting-figures.tsx';
import { anEntry } from './roster.factory.ts';
import { countsOf, listed, overWords, placeWords, showOf } from './roster.ts';
import { RosterTable } from './roster-table.tsx';

const zoe = anEntry({ id: 'z', name: 'Zoë', needs: 'A ramp' });
const ann = anEntry({ id: 'a', name: 'ann', status: 'ATTENDED' });
const nameless = anEntry({ id: 'n', name: null });
const second = anEntry({
  id: 's',
  name: 'Abe',
  status: 'WAITING',
  waitingPosition: 2,
  mustBeRung: true,
  phone: '01223 1',
});
const first = anEntry({ id: 'f', name: 'Ben', status: 'WAITING', waitingPosition: 1 });
const gone = anEntry({ id: 'g', name: 'Cat', status: 'WITHDRAWN' });
const all = [zoe, ann, nameless, second, first, gone];
const ids = (...asked: Parameters<typeof listed>) => listed(...asked).map(({ id }) => id);

describe('a roster', () => {
  test('is read by name, whoever gave none last, and without those who withdrew', () => {
    expect(ids(all, 'all')).toEqual(['s', 'a', 'f', 'z', 'n']);
  });

  test('is narrowed to one kind; those who wait stand in their order', () => {
    expect(ids(all, 'waiting')).toEqual(['f', 's']);
    expect(ids(all, 'place')).toEqual(['a', 'z', 'n']);
    expect(ids(all, 'needs')).toEqual(['z']);
    expect(ids(all, 'rang')).toEqual(['s']);
    expect(countsOf(all)).toMatchObject({ all: 5, place: 3, waiting: 2, withdrawn: 1, in: 1 });
  });

  test('finds a name by a part of it, in any case', () => {
    expect(ids(all, 'all', ' ZO')).toEqual(['z']);
  });

  test('shows everyone for an address that asks for nothing known', () => {
    expect([showOf(null), showOf('toString'), showOf('waiting')]).toEqual(['all', 'all', 'waiting']);
  });

  test.each([
    [zoe, 'Has a place'],
    [ann, 'Checked in'],
    [second, 'Waiting, number 2 in line'],
    [gone, 'Withdrawn'],
    [anEntry({ status: 'WITHDRAWN', hasLapsed: true }), 'Did not take the offered place in time'],
    [
      anEntry({ status: 'OFFERED', offerEndsAt: '2026-12-01T19:00:00Z' }),
      'Offered a place until Tuesday 1 December 2026 at 7pm',
    ],
  ])('says where a place stands: %#', (entry, words) => {
    expect(placeWords(entry)).toBe(words);
  });
});

describe('the deeds at a name', () => {
  const deedsOf = (entry = zoe, facts = {}) => {
    const table = <RosterTable entries={[entry]} doorsOpen placesLeft={1} isToCome {...facts} />;
    return [...shown(table).querySelectorAll('button')].map((button) => button.value);
  };

  test('are to check in, once the doors are open, and to take it back', () => {
    expect(deedsOf(zoe, { doorsOpen: false })).toEqual([]);
    expect(deedsOf(zoe)).toEqual(['checkIn']);
    expect(deedsOf(ann)).toEqual(['undo']);
    expect(deedsOf(ann, { isToCome: false })).toEqual([]);
    expect(deedsOf(gone)).toEqual([]);
  });

  test('let whoever waits in only while there is room for them', () => {
    expect(deedsOf(first)).toEqual(['checkIn']);
    expect(deedsOf(first, { placesLeft: 0 })).toEqual([]);
    expect(deedsOf({ ...first, hasCompanion: true })).toEqual([]);
  });

  test('confirm and withdraw those who rang, and nobody else', () => {
    expect(deedsOf({ ...second, status: 'OFFERED' }, { doorsOpen: false })).toEqual(['confirm', 'withdraw']);
    expect(deedsOf({ ...first, status: 'OFFERED' }, { doorsOpen: false })).toEqual([]);
    expect(deedsOf(second, { doorsOpen: false, isToCome: false })).toEqual([]);
  });

  test('name whom they are about', () => {
    const table = shown(<RosterTable entries={[zoe, nameless]} doorsOpen placesLeft={0} isToCome />);
    const names = [...table.querySelectorAll('button')].map(textOf);
    expect(names).toEqual(['Check in: Zoë', 'Check in: No name given']);
  });
});

describe('more people than places', () => {
  test('is said plainly', () => {
    expect(overWords(0)).toBeNull();
    expect(overWords(1)).toMatch(/^1 more person has a place than there are places\. Nobody is dropped/);
    expect(overWords(4)).toBe(
      '4 more people have a place than there are places. Nobody is dropped; no new place is given until it fits.',
    );
  });

  test('stands under the figures, and only then', () => {
    const figures = { confirmed: 5, offered: 1, waiting: 2, attended: 3, overCapacity: 0 };
    expect(textOf(shown(<DeskMeetingFigures figures={figures} capacity={9} />))).not.toContain('more people');
    const over = shown(<DeskMeetingFigures figures={{ ...figures, overCapacity: 4 }} capacity={5} />);
    expect(textOf(over)).toContain('4 more people have a place');
    expect([...over.querySelectorAll('dd')].map(textOf)).toEqual(['5', '8', '1', '2', '3']);
  });
});
