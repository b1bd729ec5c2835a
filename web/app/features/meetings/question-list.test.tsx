import { shown, textOf } from '#ui/markup.ts';
import { anAnswer, aQuestion } from './question.factory.ts';
import { afterWords, clockOf, questionInShort } from './question-clock.ts';
import { MeetingQuestions, QuestionList } from './question-list.tsx';

const now = new Date('2026-11-22T09:00:00Z');
const meeting = { id: 'm1' };

describe('the public clock of a question', () => {
  test('runs until 72 hours after the asking', () => {
    expect(clockOf(aQuestion(), now)).toEqual({
      tone: 'WAITS',
      words: 'To be answered by Monday 23 November 2026 at 9am.',
    });
  });

  test('is late from then on, and says so', () => {
    expect(clockOf(aQuestion(), new Date('2026-11-23T09:00:01Z'))).toMatchObject({ tone: 'LATE', tag: 'Answer late' });
    expect(clockOf(aQuestion(), new Date('2026-11-23T09:00:00Z'))).toMatchObject({ tone: 'WAITS' });
  });

  test('of a question for a meeting runs past it', () => {
    const { words } = clockOf(aQuestion({ meeting, dueAt: '2026-12-05T21:00:00Z' }), now);
    expect(words).toBe('To be answered at the meeting, or by Saturday 5 December 2026 at 9pm.');
  });

  test('stops with the answer, however late it is looked at', () => {
    const answered = aQuestion({ answeredAt: '2026-11-20T14:00:00Z', answer: anAnswer() });
    expect(clockOf(answered, new Date('2027-11-20T00:00:00Z'))).toEqual({
      tone: 'ANSWERED',
      tag: 'Answered after 5 hours',
      words: '',
    });
    expect(clockOf({ ...answered, meeting }, now).tag).toBe('Answered on 20 November 2026');
    expect(clockOf({ ...answered, meeting, answeredAloud: true, answer: null }, now).tag).toBe(
      'Answered aloud at the meeting',
    );
  });

  test('says that an answer was taken back', () => {
    const answer = anAnswer({ bodyHtml: null, withdrawnAt: '2026-11-21T09:00:00Z' });
    expect(clockOf(aQuestion({ answeredAt: '2026-11-20T14:00:00Z', answer }), now)).toMatchObject({
      tone: 'WITHDRAWN',
      words: 'The team took its answer back on 21 November 2026.',
    });
  });

  test.each([
    ['2026-11-20T09:20:00Z', 'within an hour'],
    ['2026-11-20T10:10:00Z', 'after 1 hour'],
    ['2026-11-23T09:00:00Z', 'after 72 hours'],
    // Not "72 hours": it was later than that.
    ['2026-11-23T09:05:00Z', 'after 4 days'],
    ['2026-11-27T09:00:00Z', 'after 7 days'],
  ])('answered at %s is %s', (at, words) => {
    expect(afterWords('2026-11-20T09:00:00Z', at)).toBe(words);
  });
});

describe('a list of questions', () => {
  const list = (...facts: Parameters<typeof aQuestion>[0][]) =>
    shown(<QuestionList questions={facts.map((each, at) => aQuestion({ id: `q${at}`, ...each }))} />);

  test('keeps the order given, each linked to its page', () => {
    const links = [...list({ text: 'One?' }, { text: 'Two?' }).querySelectorAll('li')].map((item) =>
      item.querySelector('a'),
    );
    expect(links.map((link) => [link?.getAttribute('href'), textOf(link)])).toEqual([
      ['/questions/q0', 'One?'],
      ['/questions/q1', 'Two?'],
    ]);
  });

  test('counts who else wants the answer, and leads to wanting it too while there is none', () => {
    expect(textOf(list({ supporters: 1 }))).toContain('1 other person wants this answered too.');
    expect(textOf(list({ supporters: 12 }))).toContain('12 other people want this answered too.');
    const support = (facts: Parameters<typeof aQuestion>[0]) => list(facts).querySelector('a[href$="/support"]');
    expect(support({})).not.toBeNull();
    expect(support({ iSupport: true })).toBeNull();
    expect(support({ isMine: true })).toBeNull();
    expect(support({ answeredAt: '2026-11-20T14:00:00Z' })).toBeNull();
  });

  test('shows of a long question the beginning', () => {
    const short = questionInShort(`${'word '.repeat(100)}`);
    expect(short).toMatch(/^(word )+word…$/);
    expect(short.length).toBeLessThan(185);
    expect(questionInShort('a\nb')).toBe('a b');
  });
});

describe('the questions of a meeting', () => {
  const of = (status: 'SCHEDULED' | 'ENDED' | 'CANCELLED', questions = [aQuestion({ meeting })]) =>
    shown(<MeetingQuestions meeting={{ id: 'm1', status }} questions={questions} />);

  test('can be added to until it is over', () => {
    expect(of('SCHEDULED').querySelector('a[href="/meetings/m1/ask"]')).not.toBeNull();
    expect(of('ENDED').querySelector('a[href="/meetings/m1/ask"]')).toBeNull();
    expect(of('CANCELLED').querySelector('a[href$="/support"]')).toBeNull();
  });

  test('says once for all by when they are answered, and of each where it is late', () => {
    const soon = aQuestion({ meeting, dueAt: '2999-12-05T21:00:00Z' });
    expect(textOf(of('SCHEDULED', [soon]))).toContain('within five days of the meeting');
    expect(textOf(of('SCHEDULED', [soon]))).not.toContain('To be answered');
    const late = aQuestion({ meeting, dueAt: '2022-12-05T21:00:00Z' });
    expect(textOf(of('ENDED', [late]))).toContain(
      'Answer late It was to be answered by Monday 5 December 2022 at 9pm.',
    );
  });

  test('may be none, and that is said', () => {
    expect(textOf(of('SCHEDULED', []))).toContain('Nobody has asked anything yet.');
    expect(textOf(of('ENDED', []))).toContain('Nobody asked anything.');
  });
});
