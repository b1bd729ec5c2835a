import { jest } from '@jest/globals';
import { showSimilar } from './similar-live.ts';

const PART = (ids: string) => `<h2>Is it one of these?</h2><ul data-similar-ids="${ids}"><li>One</li></ul>`;

let answers: string[];
let asked: string[];

function page(title = ''): { line: HTMLInputElement; part: HTMLElement; said: HTMLElement; noted: () => string } {
  document.body.innerHTML = `<form><input id="t" value="${title}"><input type="hidden" data-similar-shown>
    <div data-similar="/similar" data-similar-of="t" hidden><p data-similar-said></p><section data-similar-part hidden></section></div></form>`;
  const one = <Found extends HTMLElement>(selector: string) => document.querySelector(selector) as Found;
  showSimilar(document, one('[data-similar]'));
  const noted = one<HTMLInputElement>('[data-similar-shown]');
  return {
    line: one('#t'),
    part: one('[data-similar-part]'),
    said: one('[data-similar-said]'),
    noted: () => noted.value,
  };
}

const typed = async (line: HTMLInputElement, words: string, wait = 600) => {
  line.value = words;
  line.dispatchEvent(new Event('input', { bubbles: true }));
  await jest.advanceTimersByTimeAsync(wait);
};

beforeEach(() => {
  jest.useFakeTimers();
  [answers, asked] = [[], []];
  globalThis.fetch = jest.fn(async (_: unknown, init?: RequestInit) => {
    asked.push(new URLSearchParams(init?.body as URLSearchParams).get('text') ?? '');
    return { ok: true, text: async () => answers.shift() ?? '' } as Response;
  }) as unknown as typeof fetch;
});
afterEach(() => jest.useRealTimers());

test('asks once the typing pauses, shows what is alike and notes that it was shown', async () => {
  answers = [PART('a b')];
  const { line, part, said, noted } = page();
  await typed(line, 'Slow', 100);
  await typed(line, 'Slow cars');
  expect(asked).toEqual(['Slow cars']);
  expect(part.hidden).toBe(false);
  expect(part.textContent).toContain('Is it one of these?');
  expect(said.textContent).toBe('There are 2 like it already: they are listed after this box.');
  expect(noted()).toBe('a b');
});

test('asks nothing of a few letters, and hides what no longer fits', async () => {
  answers = [PART('a'), ''];
  const { line, part, said, noted } = page();
  await typed(line, 'Slo');
  expect(asked).toEqual([]);
  await typed(line, 'Slow');
  expect(said.textContent).toBe('There is one like it already: it is listed after this box.');
  await typed(line, 'Slowly burning');
  expect([part.hidden, said.textContent]).toEqual([true, '']);
  // It was shown all the same.
  expect(noted()).toBe('a');
});

test('does not say the same again', async () => {
  answers = [PART('a'), PART('a')];
  const { line, said } = page();
  await typed(line, 'Slow cars');
  said.textContent = 'untouched';
  await typed(line, 'Slow cars down');
  expect(said.textContent).toBe('untouched');
});

test('shows the answer to what stands there, whichever comes last', async () => {
  const { line, part } = page();
  let late: (html: string) => void = () => {};
  const slow = { ok: true, text: () => new Promise<string>((resolve) => (late = resolve)) };
  (globalThis.fetch as unknown as jest.Mock).mockImplementationOnce((async () => slow) as never);
  answers = [PART('new')];
  await typed(line, 'Slow cars');
  await typed(line, 'Parking');
  late(PART('old'));
  await jest.advanceTimersByTimeAsync(10);
  expect(part.innerHTML).toContain('new');
});

test('looks at once at what a form brought back, and survives a line that is down', async () => {
  answers = [PART('a')];
  const first = page('Slow cars');
  await jest.advanceTimersByTimeAsync(10);
  expect(first.part.hidden).toBe(false);
  (globalThis.fetch as unknown as jest.Mock).mockImplementation((async () => {
    throw new TypeError('offline');
  }) as never);
  await typed(first.line, 'Slow vans');
  expect(first.part.hidden).toBe(true);
});
