import { shown, textOf } from '#ui/markup.ts';
import { TableDescribed } from './table-described.tsx';
import { AreaAsData } from './table-links.tsx';

const table = {
  ...{ __typename: 'OpenDataTable' as const, name: 'priorities', title: 'Priorities', description: 'What was agreed.' },
  ...{ ofPlace: 'Those about it.', key: 'id' },
  columns: [
    { name: 'id', kind: 'id (UUID)', description: 'The priority.', from: 'Priority.id', isNullable: false, values: [] },
    { name: 'url', kind: 'web address', description: 'Its page.', from: null, isNullable: true, values: [] },
    {
      name: 'theme',
      kind: 'one of a list',
      description: 'What kind.',
      from: null,
      isNullable: false,
      values: ['A', 'B'],
    },
  ],
};

test('a table says where it is and what each of its columns means', () => {
  const page = shown(<TableDescribed table={table} />);
  const links = [...page.querySelectorAll('a')].map((a) => [a.getAttribute('href'), textOf(a)]);
  expect(links).toEqual([
    ['/data/priorities.csv', 'Priorities as CSV'],
    ['/data/priorities.json', 'Priorities as JSON'],
  ]);
  const rows = [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf));
  expect(rows).toEqual([
    ['id', 'id (UUID)', 'The priority. In GraphQL: Priority.id'],
    ['url', 'web address; may be empty', 'Its page.'],
    ['theme', 'one of a list', 'What kind. One of A, B.'],
  ]);
});

test('an area’s page leads to its own tables, each link named by itself', () => {
  const area = { path: 'force/patch/girton', name: 'Girton' };
  const links = [...shown(<AreaAsData area={area} />).querySelectorAll('a')];
  const hrefs = links.map((a) => a.getAttribute('href'));
  expect(hrefs.slice(0, 2)).toEqual([
    '/areas/force/patch/girton/priorities.csv',
    '/areas/force/patch/girton/priorities.json',
  ]);
  expect(hrefs.at(-1)).toBe('/data');
  const names = links.map(textOf);
  expect(new Set(names).size).toBe(names.length);
});
