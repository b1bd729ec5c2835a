import { chooseAgain, decidedIn, reviewed } from './desk-suggestion.server.ts';

test.each([
  [{ decision: 'accept' }, { decision: 'ACCEPT' }],
  [
    { decision: 'merge:s2', other: 's3' },
    { decision: 'MERGE', mergeIntoId: 's2' },
  ],
  [
    { decision: 'merge', other: 's3' },
    { decision: 'MERGE', mergeIntoId: 's3' },
  ],
  [{ decision: 'accept', other: 's3' }, { decision: 'ACCEPT' }],
  [{ decision: 'decline:ABUSIVE' }, { decision: 'DECLINE', reason: 'ABUSIVE' }],
])('%j is a decision', (typed, decision) => {
  expect(decidedIn(typed)).toEqual(decision);
  expect(reviewed.safeParse(typed).success).toBe(true);
});

test.each([
  [{}, 'decision', 'Choose what you decide'],
  [{ decision: '' }, 'decision', 'Choose what you decide'],
  [{ decision: 'erase' }, 'decision', 'Choose what you decide'],
  [{ decision: 'decline:BECAUSE' }, 'decision', 'Choose what you decide'],
  [{ decision: 'merge' }, 'other', 'Choose which one it is joined with'],
  [{ decision: 'merge:', other: ' ' }, 'other', 'Choose which one it is joined with'],
])('%j is none', (typed, field, message) => {
  const [issue] = reviewed.safeParse(typed).error?.issues ?? [];
  expect([issue?.path, issue?.message]).toEqual([[field], message]);
});

test.each([
  ['UNREAD', 'UNREAD'],
  [undefined, undefined],
  ['', undefined],
  ['READ', undefined],
])('a form that says %j had shown %j', (seen, status) => {
  expect(reviewed.parse({ decision: 'accept', seen }).seen).toBe(status);
});

test('where somebody decided meanwhile the words stay, and what was chosen and shown does not', () => {
  const initialValue = { decision: 'accept', other: 's3', seen: 'UNREAD', words: 'Thank you.', clientKey: 'k' };
  const again = chooseAgain({ status: 'error', initialValue, error: { '': ['A colleague …'] } });
  expect(again).toEqual({
    status: 'error',
    initialValue: { words: 'Thank you.', clientKey: 'k' },
    error: { '': ['A colleague …'] },
  });
});
