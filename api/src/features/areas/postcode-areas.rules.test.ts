import { type Coded, leadsTo, liesIn, PostcodeStanding, postcodeWords } from './postcode-areas.rules.ts';

const place = (id: string, neighbourhoodId = 'south'): Coded => ({ id, kind: 'PLACE', neighbourhoodId });
const team = (id: string): Coded => ({ id, kind: 'NEIGHBOURHOOD', neighbourhoodId: id });
const CODED = new Map<string, Coded[]>([
  ['parish', [place('girton')]],
  ['ward', [place('histon'), place('impington')]],
  ['district', [team('south')]],
  ['divided', [team('south'), team('east')]],
  ['nobody', []],
]);
const at = (neighbourhoodId: string, placeId: string | null = null) => ({ neighbourhoodId, placeId });

test.each([
  ['the most local code that stands for an area', null, ['nobody', 'parish', 'ward'], ['girton'], ['south']],
  ['both villages of a ward', null, ['nobody', 'ward', 'district'], ['histon', 'impington'], ['south']],
  ['a neighbourhood alone', null, ['nobody', 'district'], [], ['south']],
  ['both neighbourhoods of a district', null, ['divided'], [], ['south', 'east']],
  ['the boundary of a place, whatever the codes', at('east', 'ely'), ['parish'], ['ely'], ['east']],
  ['a neighbourhood’s boundary and the code of its place', at('south'), ['parish'], ['girton'], ['south']],
  ['a neighbourhood’s boundary and no code of another’s', at('east'), ['parish', 'district'], [], ['east']],
])('a postcode lies in %s', (_, whereabout, codes, places, neighbourhoods) =>
  expect(liesIn(whereabout, codes, CODED)).toEqual({ places, neighbourhoods }),
);

test.each([[['nobody']], [['unknown']], [[]]])('with the codes %j alone it lies nowhere', (codes) =>
  expect(liesIn(null, codes, CODED)).toBeNull(),
);

test.each([
  [['girton'], ['south'], 'girton'],
  [[], ['south'], 'south'],
  [['histon', 'impington'], ['south'], null],
  [[], ['south', 'east'], null],
])('places %j of %j lead to %j', (places, neighbourhoods, area) =>
  expect(leadsTo({ places, neighbourhoods })).toBe(area),
);

test('each standing without areas has whole sentences for whoever typed it, and no other has any', () => {
  const silent = Object.values(PostcodeStanding).filter((standing) => postcodeWords(standing, 'CB1', true) === null);
  expect(silent).toEqual(['NOT_ONE', 'FOUND', 'CHOICES']);
  for (const standing of Object.values(PostcodeStanding).filter((each) => !silent.includes(each)))
    for (const isWhole of [true, false]) expect(postcodeWords(standing, 'CB1', isWhole)).toMatch(/^[A-Z].*\.$/);
});
