import { aboutWords } from './desk-questions.tsx';
import { kindOf } from './statement-kind.ts';

const meeting = { id: 'm', title: 'Autumn meeting' };
const decision = { id: 'd', quarter: { id: 'q', name: 'November 2022 to January 2023' } };
const question = { id: 'a', text: 'When will the lamps be mended?' };

test('words of the team are called what they are', () => {
  expect(kindOf({ meeting, decision: null }).title).toBe('Minutes');
  expect(kindOf({ meeting: null, decision }).title).toBe('Words of a decision');
  expect(kindOf({ meeting: null, decision: null }).title).toBe('An answer');
});

test('the desk says what they are about', () => {
  const none = { question: null, meeting: null, decision: null };
  expect(aboutWords({ ...none, question })).toBe('Answer: When will the lamps be mended?');
  expect(aboutWords({ ...none, meeting })).toBe('Minutes: Autumn meeting');
  expect(aboutWords({ ...none, decision })).toBe('Decision: November 2022 to January 2023');
  expect(aboutWords(none)).toBe('Words that were corrected since');
});
