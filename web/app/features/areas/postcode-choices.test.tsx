import type { FindByPostcodeQuery } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { FindAreaForm } from './find-area-form.tsx';
import { PostcodeChoices } from './postcode-choices.tsx';

type Answer = FindByPostcodeQuery['findByPostcode'];

const area = (name: string, kind: 'PLACE' | 'NEIGHBOURHOOD' = 'PLACE') => ({
  ...{ id: name, path: `force/${name.toLowerCase()}`, name, kind, gssCode: null, centre: null },
  parent:
    kind === 'PLACE' ? { id: 'south', path: 'force/south', name: 'South' } : { id: 'f', path: 'force', name: 'Force' },
});
const answer = (given: Partial<Answer>): Answer => ({
  ...{ standing: 'CHOICES', postcode: 'CB24', message: null, source: 'Contains OS data', area: null },
  areas: [
    { postcodes: 2, area: area('Histon') },
    { postcodes: 1, area: area('South', 'NEIGHBOURHOOD') },
  ],
  ...given,
});
const items = (element: Element) => [...element.querySelectorAll('li')].map(textOf);

test('a part of a postcode gives links, each with what it is and how much of it lies there', () => {
  const choices = shown(<PostcodeChoices answer={answer({})} />);
  expect(items(choices)).toEqual(['HistonPlace in South, 2 postcodes', 'SouthNeighbourhood in Force, 1 postcode']);
  expect([...choices.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
    '/areas/force/histon',
    '/areas/force/south',
  ]);
  expect(textOf(choices)).toContain('Or type your whole postcode');
});

test('a whole postcode that may be in several counts nothing', () => {
  const choices = shown(<PostcodeChoices answer={answer({ postcode: 'CB24 9JE' })} />);
  expect(textOf(choices.querySelector('h2') as Element)).toBe('CB24 9JE may be in any of these');
  expect(items(choices)[0]).toBe('HistonPlace in South');
  expect(textOf(choices)).not.toContain('whole postcode');
});

test('the box keeps what was typed, and says what is wrong with it', () => {
  const form = shown(<FindAreaForm text="CB3 00H" error="One looks like CB3 0QH." isPageHeading />);
  const box = form.querySelector('input') as HTMLInputElement;
  expect(box.value).toBe('CB3 00H');
  const describedBy = (box.getAttribute('aria-describedby') ?? '').split(' ');
  expect(describedBy.map((id) => textOf(form.querySelector(`#${id}`) as Element)).join(' ')).toContain(
    'One looks like CB3 0QH.',
  );
  expect(form.querySelectorAll('h1')).toHaveLength(1);
  expect(textOf(form.querySelector('label') as Element)).toBe('Place or postcode');
});

test('elsewhere the box is no heading', () => {
  expect(shown(<FindAreaForm />).querySelector('h1')).toBeNull();
});

test('postcodes are asked for where they can be looked up, with whose data they are', () => {
  const said = (source: string | null) => textOf(shown(<FindAreaForm postcodeSource={source} isPageHeading />));
  expect(said('Contains OS data')).toContain('CB3 0QH');
  expect(said('Contains OS data')).toContain('Contains OS data');
  expect(said(null)).not.toContain('CB3 0QH');
});
