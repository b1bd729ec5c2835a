import { DeclineReason, Question } from './question.entity.ts';
import { DECLINED_BECAUSE, questionFor } from './question.rules.ts';

describe('the words of a question', () => {
  test('are kept as typed, without the room around them', () => {
    expect(questionFor(' When will the lamps on the A14 be mended? ')).toBe(
      'When will the lamps on the A14 be mended?',
    );
  });

  test.each([
    ['nothing', ' ', 'TEXT_MISSING'],
    ['too much', 'a'.repeat(1_001), 'TEXT_TOO_LONG'],
    ['what cannot be shown', 'a\u0000', 'CONTROL_CHARACTERS'],
    ['an emergency', 'Somebody is breaking in right now, help', 'EMERGENCY'],
    ['a registration mark', 'Why is AB12 CDE always parked there?', 'REGISTRATION_MARK'],
    ['a telephone number', 'Can you ring me on 07700 900123?', 'PHONE_NUMBER'],
    ['an address', 'Can you write to ann@example.org?', 'EMAIL_ADDRESS'],
    ['a house', 'What goes on at 14 Mill Lane?', 'HOUSE_NUMBER'],
    ['somebody', 'Why has Mr Robert Smith not been stopped?', 'PERSON_NAMED'],
  ])('are not taken with %s in them', (_, text, reason) => {
    expect(questionFor(text)).toMatchObject({ reason, field: 'text' });
  });
});

test('each reason to decline has a sentence for whoever asked', () => {
  expect(Object.keys(DECLINED_BECAUSE).sort()).toEqual(Object.values(DeclineReason).sort());
  for (const sentence of Object.values(DECLINED_BECAUSE)) expect(sentence).toMatch(/^[A-Z].+\.$/);
});

describe('by when a question is to be answered', () => {
  const question = Object.assign(Object.create(Question.prototype) as Question, {
    askedAt: new Date('2022-09-14T12:00:00Z'),
  });

  test('at any time: 72 hours after it was asked', () => {
    expect(question.dueAt(null)).toEqual(new Date('2022-09-17T12:00:00Z'));
  });

  test('for a meeting: five days after its end, or after the asking where that is later', () => {
    expect(question.dueAt(new Date('2022-10-10T20:00:00Z'))).toEqual(new Date('2022-10-15T20:00:00Z'));
    expect(question.dueAt(new Date('2022-09-14T11:00:00Z'))).toEqual(new Date('2022-09-19T12:00:00Z'));
  });
});
