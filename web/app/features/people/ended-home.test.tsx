import type { ReactNode } from 'react';
import type { MyselfFragment } from '#graphql.generated.ts';
import { shown as printed, textOf } from '#ui/markup.ts';

// After `markup`, which gives jsdom what the router asks for as it loads.
const { createMemoryRouter, RouterProvider } = await import('react-router');
const { ServerPage } = await import('#shell/shell-facts.ts');
const { EndedHome } = await import('./ended-home.tsx');

const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer: null, key: 'page' };

function shown(element: ReactNode): HTMLElement {
  const router = createMemoryRouter([{ id: 'root', path: '/', element }]);
  return printed(
    <ServerPage value={{ facts, enhancements: '' }}>
      <RouterProvider router={router} />
    </ServerPage>,
  );
}

const successors = ['Oakington', 'Milton'].map((name) => ({ id: name, path: `force/patch/${name}`, name }));
const home = { id: 'a2', path: 'force/patch/girton', kind: 'PLACE' as const, name: 'Girton' };
const me = (facts: object, heldUntil: string | null = null): MyselfFragment => ({
  ...{ id: 'p1', email: 'sam@example.org', role: 'RESIDENT' as const, homeHeldUntil: heldUntil, officer: null },
  homeArea: { ...home, endedOn: null, successors: [], ...facts },
});

test('whoever lives in an area that has ended is asked where, with nothing chosen', () => {
  const page = shown(<EndedHome me={me({ endedOn: '2026-05-01', successors })} />);
  expect(textOf(page)).toContain('Girton ended on 1 May 2026.');
  expect(textOf(page.querySelector('legend'))).toBe('Where do you live now?');
  const radios = [...page.querySelectorAll('[name=path]')];
  expect(radios.map((radio) => radio.getAttribute('value'))).toEqual(successors.map(({ path }) => path));
  expect(page.querySelector('[checked]')).toBeNull();
  expect(page.querySelector('button')?.value).toBe('home');
});

test('a home that goes on under the same name has new boundaries, and has not ended', () => {
  const [oakington] = successors;
  const page = shown(<EndedHome me={me({ endedOn: '2026-05-01', successors: [{ ...oakington, name: 'Girton' }] })} />);
  expect(textOf(page.querySelector('h2'))).toBe('Your home area has new boundaries');
  expect(textOf(page)).toContain('Girton has had new boundaries since 1 May 2026.');
  expect(textOf(page)).not.toContain('ended');
});

test('whoever has voted reads how far their home can move, and until when', () => {
  const held = shown(<EndedHome me={me({ endedOn: '2026-05-01', successors }, '2026-05-03T18:00:00Z')} />);
  expect(textOf(held)).toContain('until Sunday 3 May 2026 at 7pm your home moves only within its neighbourhood');
});

test('where nothing took its place there is the way to choose another; of one that is there nothing is asked', () => {
  const page = shown(<EndedHome me={me({ endedOn: '2026-05-01' })} />);
  expect(page.querySelector('form')).toBeNull();
  expect(page.querySelector('a')?.getAttribute('href')).toBe('/me/home-area');
  expect(shown(<EndedHome me={me({})} />).innerHTML).toBe('');
});
