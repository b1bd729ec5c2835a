import { jest } from '@jest/globals';
import { shown, textOf } from '#ui/markup.ts';
import { anAnswer, aQuestion } from './question.factory.ts';
import { QuestionAnswer, StatementWords } from './question-answer.tsx';
import { HoursToAnswer, hoursWords } from './question-hours.tsx';
import { MyQuestions } from './question-mine.tsx';
import { QuestionStanding } from './question-standing.tsx';
import { WhoToTell } from './question-who-to-tell.tsx';

const girton = { id: 'a1', path: 'force/patch', name: 'Patch' };
const contact = { email: null, phone: null, reportUrl: null, chatUrl: null, website: null };
const asked = (facts: Parameters<typeof aQuestion>[0] = {}) =>
  ({ ...aQuestion(facts), groupedInto: null, meeting: null, area: { ...girton, contact } }) as unknown as Parameters<
    typeof QuestionStanding
  >[0]['question'];
const standing = (facts: Parameters<typeof aQuestion>[0], more: object = {}) =>
  textOf(shown(<QuestionStanding question={{ ...asked(facts), ...more }} />));

// The day after the usual question was asked: two days before it is due.
beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
afterEach(() => void jest.useRealTimers());

describe('the answer', () => {
  test('says who gave it, and whether it was corrected', () => {
    const answer = (facts: Parameters<typeof anAnswer>[0] = {}) =>
      textOf(shown(<QuestionAnswer question={aQuestion({ answer: anAnswer(facts) })} />));
    expect(answer()).toContain('The council mends them this week.Answered by PCSO on 20 November 2026.');
    expect(answer()).not.toContain('Corrected');
    expect(answer({ isCorrected: true })).toContain('Corrected.');
    expect(answer({ writtenBy: { id: 'o1', name: 'Sam Lee', title: 'PCSO' } })).toContain('Answered by Sam Lee, PCSO');
  });

  test('of which the words are withdrawn is a dated stub with the reason, and nothing else', () => {
    const stub = shown(
      <StatementWords
        what="answer"
        statement={anAnswer({
          bodyHtml: '<p>A name that must not be here</p>',
          withdrawnAt: '2026-11-21T09:00:00Z',
          withdrawnReason: 'It was another road.',
        })}
      />,
    );
    expect(textOf(stub)).toBe(
      'The team took its answer back on 21 November 2026. The reason it gave: “It was another road.”',
    );
  });

  test('may have been given aloud, with no words after', () => {
    const aloud = aQuestion({ meeting: { id: 'm1' }, answeredAt: '2026-11-20T14:00:00Z', answeredAloud: true });
    expect(textOf(shown(<QuestionAnswer question={aloud} />))).toContain('It was answered aloud at the meeting.');
    expect(shown(<QuestionAnswer question={aQuestion()} />).textContent).toBe('');
  });
});

describe('a question that others cannot see', () => {
  test('is with the team, for who asked it', () => {
    const words = standing({ status: 'UNREAD', isMine: true });
    expect(words).toContain('The team has it. To be answered by Monday 23 November 2026 at 9am.');
    expect(words).toContain('never your name');
  });

  test('was declined for a reason in words', () => {
    const words = standing({ status: 'DECLINED', isMine: true, declineReason: 'NOT_FOR_POLICE' });
    expect(words).toContain('It is for another body, such as the council or the highways authority.');
  });

  test('is answered together with another', () => {
    const words = standing({ status: 'GROUPED', isMine: true }, { groupedInto: { id: 'q2', text: 'Lamps?' } });
    expect(words).toContain('Somebody asked the same');
    expect(words).toContain('Lamps?');
  });

  test('tells its team that they see it as such', () => {
    expect(standing({ status: 'UNREAD' })).toBe('Only who asked this and the team can see it. Read it at the desk');
  });
});

describe('who to tell', () => {
  const area = (given: object = {}) =>
    ({ ...girton, force: { name: 'A force' }, contact, team: [], ...given }) as unknown as Parameters<
      typeof WhoToTell
    >[0]['area'];

  test('stands open once the answer is late, and folded before', () => {
    expect(shown(<WhoToTell area={area()} isLate />).querySelector('details')).toBeNull();
    expect(shown(<WhoToTell area={area()} isLate={false} />).querySelector('details')).not.toBeNull();
  });

  test('is the inspector, then the force, then who oversees complaints', () => {
    const team = [
      { id: 'o1', name: null, title: 'PCSO', role: 'OFFICER' },
      { id: 'o2', name: 'Kim Ash', title: 'Inspector', role: 'INSPECTOR' },
    ];
    const steps = [...shown(<WhoToTell area={area({ team })} isLate />).querySelectorAll('li')].map(textOf);
    expect(steps[0]).toBe('The inspector of Patch: Kim Ash. Call 101 and ask for the neighbourhood team.');
    expect(steps[1]).toContain('complain to A force');
    expect(steps[2]).toContain('Independent Office for Police Conduct');
  });

  test('is written to where the team has an address', () => {
    const steps = shown(<WhoToTell area={area({ contact: { ...contact, email: 'team@x.test' } })} isLate />);
    expect(steps.querySelector('a[href="mailto:team@x.test"]')).not.toBeNull();
  });
});

describe('how long a team takes', () => {
  const hours = { median: 20.6, answered: 8, withinPromise: 7, open: 0, overdue: 0 };

  test('is said with its numbers, never better than it is', () => {
    expect(hoursWords(hours)).toBe(
      'Half of the 8 questions that were answered in the last twelve months were answered within 21 hours; 7 of 8 within 72 hours.',
    );
    expect(hoursWords({ ...hours, median: 80, withinPromise: 2 })).toContain('within 4 days; 2 of 8 within 72 hours.');
    expect(hoursWords({ ...hours, withinPromise: 8 })).toContain('all of them within 72 hours.');
  });

  test('is the promise alone where nothing was answered', () => {
    const none = { median: null, answered: 0, withinPromise: 0, open: 0, overdue: 0 };
    expect(hoursWords(none)).toBe('The team promises an answer within 72 hours.');
    expect(hoursWords({ ...none, open: 2 })).toContain('Nothing that was asked in the last twelve months');
  });

  test.each([
    [0, 0, ''],
    [1, 1, ' 1 is open, and late.'],
    [2, 1, ' 2 are open, 1 of them late.'],
    [3, 0, ' 3 are open, none of them late.'],
  ])('with %i open and %i late', (open, overdue, words) => {
    expect(textOf(shown(<HoursToAnswer hours={{ ...hours, open, overdue }} />))).toMatch(
      new RegExp(`within 72 hours\\.${words.replaceAll('.', '\\.')}$`),
    );
  });
});

test('my questions say what became of each, declined ones with the reason', () => {
  const mine = (facts: Parameters<typeof aQuestion>[0]) => ({ ...aQuestion({ isMine: true, ...facts }), area: girton });
  const list = shown(
    <MyQuestions
      questions={[
        mine({ id: 'q1', status: 'UNREAD' }),
        mine({ id: 'q2', status: 'DECLINED', declineReason: 'ABUSIVE' }),
      ]}
    />,
  );
  const [unread, declined] = [...list.querySelectorAll('li')].map(textOf);
  expect(unread).toContain('Not read yet');
  expect(declined).toContain('Not published Asked on 20 November 2026, Patch. It attacks somebody instead of asking.');
  expect(shown(<MyQuestions questions={[]} />).textContent).toBe('');
});
