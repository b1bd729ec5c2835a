import { jest } from '@jest/globals';
import { keepDrafts } from './draft.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 23, 10, 4);
const kept = () => Object.fromEntries(Object.entries(localStorage));

function page(fresh = true, name = 'mine') {
  document.body.innerHTML = `
    <form method="post">
      <input type="hidden" name="clientKey" value="k1">
      <div data-draft="${name}" ${fresh ? 'data-draft-fresh="true"' : ''} hidden>
        <div data-draft-found hidden><span data-draft-when></span>
          <button type="button" data-draft-back></button><button type="button" data-draft-away></button></div>
      </div>
      <textarea name="body"></textarea><input name="measures[0].value">
    </form>`;
}

const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
const start = (at = now) => keepDrafts(document, localStorage, () => at);

function type(words: string) {
  find<HTMLTextAreaElement>('textarea').value = words;
  find('textarea').dispatchEvent(new Event('input', { bubbles: true }));
  jest.advanceTimersByTime(500);
}

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  page();
});
afterEach(() => jest.useRealTimers());

describe('a draft on the device', () => {
  test('keeps what is typed, but not the key of the form, and says so', () => {
    start();
    type('Speedwatch in Girton');
    expect(find('[data-draft]').hidden).toBe(false);
    expect(JSON.parse(kept()['patchwork-draft:mine'] ?? '')).toEqual({
      at: now,
      entries: [
        ['body', 'Speedwatch in Girton'],
        ['measures[0].value', ''],
      ],
    });
  });

  test('keeps what was typed before it came, and nothing where nothing was', () => {
    start();
    expect(kept()).toEqual({});
    page();
    find<HTMLTextAreaElement>('textarea').value = 'Typed on a slow line';
    start();
    expect(kept()['patchwork-draft:mine']).toContain('Typed on a slow line');
  });

  test('is offered on the next visit, and sent back as typed under the new key without posting', () => {
    start();
    type('Speedwatch in Girton');
    page();
    start();
    expect(find('[data-draft-found]').hidden).toBe(false);
    const sent: FormData[] = [];
    jest.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
      sent.push(new FormData(this));
    });
    find('[data-draft-back]').click();
    expect(sent[0]?.get('body')).toBe('Speedwatch in Girton');
    expect(sent[0]?.getAll('clientKey')).toEqual(['k1']);
    expect(JSON.parse(String(sent[0]?.get('__intent__'))).type).toBe('update');
  });

  test('is not offered to somebody else, nor on a form that came back with errors', () => {
    start();
    type('Speedwatch in Girton');
    page(true, 'theirs');
    start();
    expect(find('[data-draft-found]').hidden).toBe(true);
    page(false);
    start();
    expect(find('[data-draft-found]').hidden).toBe(true);
  });

  test('goes when thrown away, when posted, and after a week', () => {
    for (const end of [
      () => find('[data-draft-away]').click(),
      () => {
        document.body.innerHTML = '<span data-draft-done="mine"></span>';
        start();
      },
      () => start(now + 8 * DAY),
    ]) {
      page();
      start();
      type('Speedwatch in Girton');
      page();
      start();
      expect(Object.keys(kept())).toHaveLength(1);
      end();
      expect(kept()).toEqual({});
    }
  });

  test('survives what is no draft', () => {
    localStorage.setItem('patchwork-draft:mine', 'nonsense');
    localStorage.setItem('else', 'stays');
    start();
    expect(kept()).toEqual({ else: 'stays' });
  });
});
