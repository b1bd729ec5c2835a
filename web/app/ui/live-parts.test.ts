import { replaceParts } from './live-parts.ts';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const shown = (html: string) => {
  document.body.innerHTML = html;
  return document;
};
const LIST = (items: string) =>
  `<ul id="q" data-live="A question is new.">${items}</ul><p id="r" data-live="Other.">Same</p>`;

test('puts anew what differs, says so, and leaves the rest alone', () => {
  shown(LIST('<li>One</li>'));
  const same = document.getElementById('r')?.firstChild;
  expect(replaceParts(document, page(LIST('<li>One</li><li>Two</li>')))).toEqual(['A question is new.']);
  expect(document.querySelectorAll('#q li')).toHaveLength(2);
  expect(document.getElementById('r')?.firstChild).toBe(same);
  expect(replaceParts(document, page(LIST('<li>One</li><li>Two</li>')))).toEqual([]);
});

test('does not take what scripts have marked for a change', () => {
  shown(LIST('<li><a data-module="govuk-button" href="/a">One</a></li>'));
  document.querySelector('a')?.setAttribute('data-govuk-button-init', '');
  const link = document.querySelector('a');
  expect(replaceParts(document, page(LIST('<li><a data-module="govuk-button" href="/a">One</a></li>')))).toEqual([]);
  expect(document.querySelector('a')).toBe(link);
});

test('whoever stands on a link stays on it', () => {
  shown(LIST('<li><a href="/questions/1">One</a></li>'));
  document.querySelector('a')?.focus();
  replaceParts(document, page(LIST('<li><a href="/questions/2">Two</a></li><li><a href="/questions/1">One!</a></li>')));
  expect(document.activeElement?.getAttribute('href')).toBe('/questions/1');
  expect(document.activeElement?.textContent).toBe('One!');
});

test('a part that the fresh page lacks stays', () => {
  shown(LIST('<li>One</li>'));
  expect(replaceParts(document, page('<p>Something went wrong</p>'))).toEqual([]);
  expect(document.querySelectorAll('#q li')).toHaveLength(1);
});
