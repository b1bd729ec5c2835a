import type { ReactNode } from 'react';
import { shown as printed, textOf } from '#ui/markup.ts';
import { aFollow, theSettings } from './follow.factory.ts';
import { FollowSummary } from './follow-summary.tsx';
import { alertsWords, whatWords } from './follow-words.ts';
import { GetEmails } from './get-emails.tsx';
import { MyEmails } from './my-emails.tsx';

// After `markup`, which gives jsdom what the router asks for as it loads.
const { createMemoryRouter, RouterProvider } = await import('react-router');
const { ServerPage } = await import('#shell/shell-facts.ts');
const { AddressRefused } = await import('./address-refused.tsx');
const { MailChoices } = await import('./mail-choices.tsx');

const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer: null, key: 'page' };

/** A piece of a page, where a page has its router and its key. */
function shown(element: ReactNode): HTMLElement {
  const router = createMemoryRouter([{ id: 'root', path: '/', element }]);
  return printed(
    <ServerPage value={{ facts, enhancements: '' }}>
      <RouterProvider router={router} />
    </ServerPage>,
  );
}

const links = (page: Element) => [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('what comes, in words', () => {
  test('names each thing that was ticked', () => {
    expect(whatWords(aFollow({ topics: ['VOTES', 'ALERTS'] }))).toBe('Votes and alerts.');
    expect(whatWords(aFollow())).toBe('What the team has done, votes, public meetings, what was agreed and alerts.');
  });

  test('names no topic where only the summary comes: none of them does', () => {
    const follow = aFollow({ frequency: 'QUARTERLY', themes: ['FRAUD'] });
    expect(whatWords(follow)).toBe('A summary of what was done, and of what became of each priority.');
    expect(alertsWords(follow)).toBeNull();
  });

  test.each([
    [{}, null],
    [{ themes: ['BURGLARY', 'FRAUD'] as const }, 'Of alerts, only those about burglary and fraud.'],
    [{ leastImportance: 'HIGH' as const }, 'Of alerts, only the most important.'],
    [
      { leastImportance: 'NORMAL' as const, themes: ['OTHER'] as const },
      'Of alerts, those that matter to most people, about other things.',
    ],
    [{ leastImportance: 'HIGH' as const, topics: ['VOTES'] as const }, null],
  ])('says which alerts, where not all of them do: %o', (chosen, words) => {
    expect(alertsWords(aFollow(chosen as Parameters<typeof aFollow>[0]))).toBe(words);
  });
});

test('the page after says what comes, how often, to which address and how it stops', () => {
  const words = textOf(shown(<FollowSummary follow={aFollow()} email="sam@example.org" />));
  for (const part of [
    'What the team has done',
    'Every morning',
    'soon after 7am',
    'sam@example.org',
    'need not sign in',
  ]) {
    expect(words).toContain(part);
  }
});

test('the way to emails names the area, and on the area’s own page says “this area”', () => {
  const area = { path: 'force/patch', name: 'Patch' };
  expect(textOf(shown(<GetEmails area={area} />))).toBe('Get emails about Patch, as often as you like.');
  const here = shown(<GetEmails area={area} isHere />);
  expect([textOf(here), ...links(here)]).toEqual(['Get emails about this area', '/areas/force/patch/follow']);
});

describe('the choice of mails', () => {
  const other = aFollow({
    id: 'f2',
    frequency: 'WEEKLY',
    area: { ...aFollow().area, id: 'a1', path: 'force/patch', name: 'Patch', kind: 'NEIGHBOURHOOD', parent: null },
  });
  const page = shown(<MailChoices follows={[aFollow(), other]} settings={theSettings({ neutralSubjects: true })} />);
  const forms = [...page.querySelectorAll('form')];
  const deedsOf = (form: Element | undefined) =>
    [...(form?.querySelectorAll('button') ?? [])].map((button) => button.getAttribute('value'));

  test('has a form of its own for each area, as it is now', () => {
    const [girton, patch] = forms;
    expect(girton?.querySelector('[name=follow]')?.getAttribute('value')).toBe('f1');
    expect(girton?.querySelector('[name=frequency][checked]')?.getAttribute('value')).toBe('DAILY');
    expect(patch?.querySelector('[name=frequency][checked]')?.getAttribute('value')).toBe('WEEKLY');
    expect(girton?.querySelectorAll('[name=topics][checked]')).toHaveLength(5);
    // Whoever presses what is there, as programs do, stops nothing.
    expect(deedsOf(girton)).toEqual(['change']);
    expect(textOf(girton?.querySelector('[name=frequency][value=NEVER] + label') ?? null)).toBe(
      'Never: stop emails about Girton',
    );
  });

  test('sends everything by forms, each with a key of its own', () => {
    expect(forms.map((form) => form.getAttribute('method'))).toEqual(forms.map(() => 'post'));
    const keys = forms.map((form) => form.querySelector('[name=clientKey]')?.getAttribute('value'));
    expect(new Set(keys).size).toBe(forms.length);
    expect(links(page)).toEqual(['/']);
  });

  test('shows whether subjects name an area, and ends all of them apart from the rest', () => {
    const [, , subjects, all] = forms;
    expect(subjects?.querySelector('[name=neutral]')?.hasAttribute('checked')).toBe(true);
    expect(deedsOf(all)).toEqual(['stop-all']);
    expect(all?.querySelectorAll('[name=all]:not([checked])')).toHaveLength(1);
    expect(textOf(all?.parentElement ?? null)).toContain('Emails about both areas stop at once');
  });

  test('with nothing followed offers an area and no button', () => {
    const none = shown(<MailChoices follows={[]} settings={theSettings()} />);
    expect(none.querySelectorAll('button')).toHaveLength(0);
    expect(textOf(none)).toContain('You get no emails about areas.');
  });
});

describe('an address that was refused', () => {
  const settings = theSettings({ email: 's…@example.org', refusedAt: '2026-11-03T09:00:00Z', neutralSubjects: true });

  test('is told, with its day and a button, and the choice of subjects stays', () => {
    const told = shown(<AddressRefused settings={settings} />);
    expect(textOf(told)).toContain(
      'We send nothing to s…@example.org at the moment. When we last tried, on 3 November',
    );
    expect(told.querySelector('[name=neutral]')?.getAttribute('value')).toBe('yes');
    expect(told.querySelector('button')?.getAttribute('value')).toBe('again');
  });

  test('is tried again only by whoever signs in', () => {
    const told = shown(<AddressRefused settings={settings} isByLink />);
    expect(told.querySelector('button')).toBeNull();
    expect(links(told)).toEqual(['/sign-in?next=%2Fme%2Fmails']);
  });

  test('is nothing to tell where it was not', () => {
    expect(shown(<AddressRefused settings={theSettings()} />).innerHTML).toBe('');
  });
});

describe('the emails about an area that has ended', () => {
  const ended = (successors: string[]) =>
    aFollow({
      area: {
        ...aFollow().area,
        endedOn: '2026-05-01',
        successors: successors.map((name) => ({ id: name, path: `force/patch/${name.toLowerCase()}`, name })),
      },
    });
  const formOf = (page: Element) => page.querySelector('form') as HTMLFormElement;

  test('go on about what they choose of what took its place; nothing is chosen at first', () => {
    const page = shown(<MailChoices follows={[ended(['Oakington', 'Milton'])]} settings={theSettings()} />);
    expect(textOf(page)).toContain('Girton ended on 1 May 2026.');
    expect(textOf(page.querySelector('legend'))).toBe('Which area do you want these emails about now?');
    const radios = [...formOf(page).querySelectorAll('[name=to]')];
    expect(radios.map((radio) => radio.getAttribute('value'))).toEqual([
      ...['force/patch/oakington', 'force/patch/milton', '-'],
    ]);
    expect(radios.some((radio) => radio.hasAttribute('checked'))).toBe(false);
    expect([...formOf(page).querySelectorAll('button')].map((button) => button.value)).toEqual(['move']);
  });

  test('end where nothing took its place', () => {
    const page = shown(<MailChoices follows={[ended([])]} settings={theSettings()} />);
    expect(textOf(page)).toContain('No area took its place, so no emails about it come any more.');
    expect(formOf(page).querySelectorAll('[name=to]')).toHaveLength(1);
  });

  test('are about one with new boundaries where it goes on under the same name', () => {
    const redrawn = [ended(['Girton'])];
    for (const element of [
      <MailChoices key="all" follows={redrawn} settings={theSettings()} />,
      <MyEmails key="mine" follows={redrawn} settings={theSettings()} />,
    ]) {
      expect(textOf(shown(element))).toContain('Girton has had new boundaries since 1 May 2026.');
      expect(textOf(shown(element))).not.toContain('ended');
    }
  });

  test('are to be chosen, my own page says', () => {
    const mine = shown(<MyEmails follows={[ended(['Oakington'])]} settings={theSettings()} />);
    expect(textOf(mine)).toContain('Girton ended on 1 May 2026. Choose what becomes of these emails.');
    expect(links(mine)).toEqual(['/me/mails', '/me/mails']);
  });
});

describe('my emails', () => {
  test('lead to each area’s own page and to all of them', () => {
    const mine = shown(<MyEmails follows={[aFollow()]} settings={theSettings({ neutralSubjects: true })} />);
    expect(links(mine)).toEqual(['/areas/force/patch/girton/follow', '/me/mails']);
    expect(textOf(mine)).toContain('Every morning. What the team has done');
    expect(textOf(mine)).toContain('No subject says which area it is about.');
  });

  test('are offered to whoever gets none', () => {
    expect(links(shown(<MyEmails follows={[]} settings={theSettings()} />))).toEqual(['/']);
  });
});
