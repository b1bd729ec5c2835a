import type { QuestionOnDeskFragment } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { DecisionField, othersLike } from './desk-question-fields.tsx';
import { agoWords, byDue, DeskQuestions, DeskStatements } from './desk-questions.tsx';

const now = new Date('2026-11-22T09:00:00Z');
const area = { id: 'a1', path: 'force/patch', name: 'Patch' };
const onDesk = (facts: Partial<QuestionOnDeskFragment> = {}): QuestionOnDeskFragment => ({
  id: 'q1',
  text: 'When will the lamps be mended?',
  askedAt: '2026-11-20T09:00:00Z',
  dueAt: '2026-11-23T09:00:00Z',
  supporters: 0,
  meeting: null,
  area,
  ...facts,
});
const desk = (given: Partial<Parameters<typeof DeskQuestions>[0]>) =>
  shown(<DeskQuestions toRead={[]} toAnswer={[]} statements={[]} now={now} {...given} />);

test.each([
  ['2026-11-22T08:30:00Z', 'less than an hour ago'],
  ['2026-11-22T07:30:00Z', '1 hour ago'],
  ['2026-11-20T10:00:00Z', '47 hours ago'],
  ['2026-11-19T09:00:00Z', '3 days ago'],
])('%s was %s', (at, words) => {
  expect(agoWords(at, now)).toBe(words);
});

describe('the questions of the desk', () => {
  test('are read in the order they came, with their age', () => {
    const words = textOf(desk({ toRead: [onDesk(), onDesk({ id: 'q2', askedAt: '2026-11-22T05:00:00Z' })] }));
    expect(words).toContain('To read (2)');
    expect(words).toMatch(/Asked 2 days ago\..*Asked 4 hours ago\./);
  });

  test('are answered late ones first, and then by the hour they are due', () => {
    const late = onDesk({ id: 'late', dueAt: '2026-11-21T09:00:00Z' });
    const soon = onDesk({ id: 'soon' });
    expect(byDue([soon, late]).map(({ id }) => id)).toEqual(['late', 'soon']);
    const links = [...desk({ toAnswer: [soon, late] }).querySelectorAll('li')].map(textOf);
    expect(links[0]).toContain('Answer late It was due by Saturday 21 November 2026 at 9am.');
    expect(links[1]).toContain('Answer by Monday 23 November 2026 at 9am.');
  });

  test('say where an answer waits for a second person already', () => {
    const statements = [{ question: { id: 'q1', text: '' } }];
    expect(textOf(desk({ toAnswer: [onDesk()], statements }))).toContain('Its answer waits for a second person.');
    expect(textOf(desk({ toAnswer: [onDesk()] }))).not.toContain('waits for a second person');
  });

  test('name the area only where there are several', () => {
    const elsewhere = onDesk({ id: 'q2', area: { ...area, id: 'a2', name: 'Other' } });
    expect(textOf(desk({ toRead: [onDesk()] }))).not.toContain('Patch.');
    expect(textOf(desk({ toRead: [onDesk(), elsewhere] }))).toContain('Other.');
  });

  test('may be none', () => {
    expect(textOf(desk({}))).toContain('Nobody waits for an answer.');
  });
});

describe('what is decided of a question', () => {
  const values = (others: QuestionOnDeskFragment[]) =>
    [...shown(<DecisionField id="d" name="decision" others={others} />).querySelectorAll('input')].map((input) =>
      input.getAttribute('value'),
    );

  test('is one choice: published, grouped with one of the others, or declined for each reason of the policy', () => {
    expect(values([onDesk({ id: 'q2' })])).toEqual([
      'publish',
      'group:q2',
      'decline:NAMES_SOMEBODY',
      'decline:REPORTS_CRIME',
      'decline:ABUSIVE',
      'decline:NOT_A_QUESTION',
      'decline:NOT_FOR_POLICE',
      'decline:LIVE_INVESTIGATION',
    ]);
    expect(values([])).not.toContain('group:q2');
  });

  test('offers to group only with what is asked of the same team, for the same meeting', () => {
    const meeting = { id: 'm1', title: 'Meeting', startsAt: '2026-12-01T19:00:00Z' };
    const open = [
      onDesk(),
      onDesk({ id: 'same' }),
      onDesk({ id: 'elsewhere', area: { ...area, id: 'a2' } }),
      onDesk({ id: 'meeting', meeting }),
    ];
    expect(othersLike({ id: 'q1', area, meeting: null }, open).map(({ id }) => id)).toEqual(['same']);
    expect(othersLike({ id: 'q1', area, meeting }, open).map(({ id }) => id)).toEqual(['meeting']);
  });
});

test('what waits for a second person says what it is, by whom, and why it waits', () => {
  const words = textOf(
    shown(
      <DeskStatements
        link="Read and approve"
        statements={[
          {
            id: 's1',
            body: 'One arrest.',
            flags: ['arrest'],
            writtenAt: '2026-11-20T09:00:00Z',
            writtenBy: { id: 'o1', name: null, title: 'PCSO' },
            question: { id: 'q1', text: 'Lamps?' },
            meeting: null,
            decision: null,
          },
        ]}
      />,
    ),
  );
  expect(words).toBe('Answer: Lamps?Written by PCSO. Mentions “arrest”.Read and approve: Answer: Lamps?');
});
