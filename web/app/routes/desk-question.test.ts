import { forCaller, review } from './desk-question.server.ts';

const decided = (decision: string) => review.safeParse({ deed: 'review', decision });

test.each([
  ['publish', { decision: 'PUBLISH' }],
  ['group:q2', { decision: 'GROUP', groupIntoId: 'q2' }],
  ['decline:ABUSIVE', { decision: 'DECLINE', reason: 'ABUSIVE' }],
])('%s is a decision', (choice, decision) => {
  expect(decided(choice).data?.decision).toEqual(decision);
});

test.each(['', 'group:', 'group', 'decline', 'decline:BECAUSE', 'erase'])('%s is none', (choice) => {
  expect(decided(choice).error?.issues[0]?.message).toBe('Choose what you decide');
});

test('whoever asks for a caller says who is asked, and what', () => {
  const issues = forCaller.safeParse({ text: ' ' }).error?.issues.map(({ message }) => message);
  expect(issues).toEqual(['Choose who is asked', 'Enter the question']);
});
