import { shown, textOf } from '#ui/markup.ts';
import { WhatBecame } from './what-became.tsx';

const girton = { id: 'a', name: 'Girton', endedOn: '2026-05-01' };
const named = (name: string) => ({ id: name, name, path: `force/patch/${name.toLowerCase()}-2026` });

test.each([
  [[], 'Girton ended on 1 May 2026. Find your area'],
  [['Oakington'], 'Girton ended on 1 May 2026. It is part of Oakington now.'],
  [['Girton'], 'Girton has had new boundaries since 1 May 2026. See Girton as it is now.'],
  [['Oakington', 'Milton'], 'Girton ended on 1 May 2026. It was divided between:OakingtonMilton'],
])('an area that has ended says what became of it, with links: %o', (names, words) => {
  const page = shown(<WhatBecame area={{ ...girton, successors: names.map(named) }} />);
  expect(textOf(page)).toBe(words);
  const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(names.length > 0 ? names.map((name) => `/areas/${named(name).path}`) : ['/']);
});

test('one that is there says nothing', () => {
  expect(shown(<WhatBecame area={{ ...girton, endedOn: null, successors: [] }} />).innerHTML).toBe('');
});
