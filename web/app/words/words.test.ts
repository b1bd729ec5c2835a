import { dayAndMonth, dayWords, periodWords } from './days.ts';
import { becameWords } from './ended.ts';
import { counted, listWords } from './lists.ts';
import { themeBefore, themeWords } from './themes.ts';

test.each([
  ['2026-11-01', '2026-11-05', '1 to 5 November 2026'],
  ['2026-10-28', '2026-11-05', '28 October to 5 November 2026'],
  ['2026-12-28', '2027-01-05', '28 December 2026 to 5 January 2027'],
  ['2026-11-05', '2026-11-05', '5 November 2026'],
  ['2026-11-05', null, 'since 5 November 2026'],
  [null, '2026-11-05', 'until 5 November 2026'],
  [null, null, null],
])('from %s to %s: %s', (from, to, words) => {
  expect(periodWords(from, to)).toBe(words);
});

test('days are days in London', () => {
  expect(dayWords('2026-07-01T23:30:00Z')).toBe('2 July 2026');
  expect(dayAndMonth('2027-03-01')).toBe('1 March');
});

test('lists and counts read as sentences', () => {
  expect(listWords([])).toBe('');
  expect(listWords(['Girton'])).toBe('Girton');
  expect(listWords(['Girton', 'Milton'])).toBe('Girton and Milton');
  expect(listWords(['Fen Ditton', 'Girton', 'Milton'])).toBe('Fen Ditton, Girton and Milton');
  expect(counted(1, 'update')).toBe('1 update');
  expect(counted(0, 'village or parish', 'villages and parishes')).toBe('0 villages and parishes');
});

test('a theme is said once, and never as the police abbreviate it', () => {
  expect(themeBefore('SPEEDING', 'Speeding, with Girton as a focus')).toBe('');
  expect(themeBefore('DRUGS', 'Drugs: targeted activity')).toBe('');
  expect(themeBefore('VEHICLE_CRIME', 'Thefts of catalytic converters')).toBe('Vehicle crime: ');
  expect(themeBefore('OTHER', 'Lamps on the footpath')).toBe('');
  expect(Object.values(themeWords)).not.toContain('ASB');
});

test.each([
  [[], 'Girton ended on 1 May 2026.'],
  [['Oakington'], 'Girton ended on 1 May 2026. It is part of Oakington now.'],
  [['Girton'], 'Girton has had new boundaries since 1 May 2026. It goes on as another area of the same name.'],
  [['Girton', 'Milton'], 'Girton ended on 1 May 2026. It was divided between Girton and Milton.'],
  [['Oakington', 'Milton'], 'Girton ended on 1 May 2026. It was divided between Oakington and Milton.'],
])('an area that has ended says what became of it: %o', (names, words) => {
  const successors = names.map((name) => ({ name }));
  expect(becameWords({ name: 'Girton', endedOn: '2026-05-01', successors })).toBe(words);
});
