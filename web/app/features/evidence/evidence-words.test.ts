import type { EvidenceFactsFragment } from '#graphql.generated.ts';
import { COMPARED, type Evidence, figureWords, isEmpty, summaryOf } from './evidence-words.ts';

const figures = (known: Partial<EvidenceFactsFragment> = {}) =>
  ({
    ...Object.fromEntries(Object.values(COMPARED).flatMap((fields) => fields.map((field) => [field, 0]))),
    ...{ updatesOverdue: 0, questionsForMeetings: 0, peopleAttended: null, residentsWhoVoted: null },
    ...known,
  }) as EvidenceFactsFragment;
const evidence = (total: Partial<EvidenceFactsFragment>, each: Partial<EvidenceFactsFragment>[], isOver = true) =>
  ({ total: figures(total), neighbourhoods: each.map((own) => ({ figures: figures(own) })), isOver }) as Evidence;

test('what is not known says so and why, and is never nought', () => {
  const told = figures({ meetingsHeld: 2, verdictsBetter: null, longestBetweenMeetings: null, updatesPosted: 1_234 });
  expect(figureWords(told, 'peopleAttended')).toBe('not known');
  expect(figureWords(told, 'residentsWhoVoted')).toBe('none');
  expect(figureWords(told, 'verdictsBetter')).toBe('too few');
  expect(figureWords(told, 'longestBetweenMeetings')).toBe('never met');
  expect([figureWords(told, 'updatesPosted'), figureWords(told, 'alertsSent')]).toEqual(['1,234', '0']);
});

test('the force in sentences', () => {
  const total = {
    ...{
      suggestionsReceived: 1,
      suggestionsOnVotes: 1,
      votesHeld: 1,
      residentsWhoVoted: 40,
      residentsWhoCouldVote: 500,
    },
    ...{ decisionsPublished: 1, updatesPosted: 3, updatesDue: 4, updatesOnTime: 1, updatesLate: 2, updatesOverdue: 1 },
    ...{ meetingsHeld: 2 },
  };
  const [views, information, meetings] = summaryOf(evidence(total, [{ meetingsHeld: 2 }, {}]));
  expect(views).toBe(
    'Views: 1 suggestion, 1 of them put to a vote; 1 vote, in which 40 of 500 residents took part; 1 decision published.',
  );
  expect(information).toBe(
    'Information: 3 updates. Of 4 promised, 1 came on time, 2 late, 0 never came, and 1 is overdue.',
  );
  expect(meetings).toBe('Meetings: 2 meetings held; none in 1 neighbourhood of 2.');
  expect(summaryOf(evidence({ meetingsHeld: 1 }, [{ meetingsHeld: 1 }]))[2]).toContain('in every neighbourhood');
});

test('it is empty where nothing is on record, and not where only a meeting was cancelled', () => {
  expect(isEmpty(evidence({}, []))).toBe(true);
  expect(isEmpty(evidence({}, [{}]))).toBe(true);
  expect(isEmpty(evidence({ meetingsCancelled: 1 }, [{ meetingsCancelled: 1 }]))).toBe(false);
});
