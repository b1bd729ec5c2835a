import { alikeWords } from './alike.ts';

const girton = 'force/south/girton';
const milton = 'force/south/milton';

test('titles that stand on a list twice are told with their numbers, and whether their places tell them apart', () => {
  const slow = (placePaths: string[], title = 'Slow cars') => ({ title, placePaths });
  const lamps = { title: 'Lamps', placePaths: [girton] };
  expect(alikeWords('Options', [slow([girton]), lamps])).toEqual([]);
  expect(alikeWords('Options', [slow([girton]), lamps, slow([milton], 'SLOW  cars ')])).toEqual([
    'Options 1 and 3 read alike: “Slow cars”. They differ only in their places.',
  ]);
  expect(alikeWords('Options', [slow([girton]), slow([milton]), slow([])])).toEqual([
    'Options 1, 2 and 3 read alike: “Slow cars”. They differ only in their places.',
  ]);
  // In whatever order the places were ticked: then nothing tells them apart.
  expect(alikeWords('Priorities', [slow([girton, milton]), slow([milton, girton])])).toEqual([
    'Priorities 1 and 2 read alike: “Slow cars”.',
  ]);
});
