import type { QuestionFactsFragment, StatementFactsFragment } from '#graphql.generated.ts';

/** A published question of 20 November 2026 to a team, not answered yet, unless told otherwise. */
export const aQuestion = (facts: Partial<QuestionFactsFragment> = {}): QuestionFactsFragment => ({
  id: 'q1',
  text: 'When will the lamps be mended?',
  askedAt: '2026-11-20T09:00:00Z',
  dueAt: '2026-11-23T09:00:00Z',
  status: 'PUBLISHED',
  declineReason: null,
  supporters: 0,
  iSupport: false,
  isMine: false,
  answeredAt: null,
  answeredAloud: false,
  alsoAsked: [],
  meeting: null,
  answer: null,
  ...facts,
});

/** What a PCSO answered on 20 November 2026, unless told otherwise. */
export const anAnswer = (facts: Partial<StatementFactsFragment> = {}): StatementFactsFragment => ({
  id: 's1',
  bodyHtml: '<p>The council mends them this week.</p>',
  writtenAt: '2026-11-20T14:00:00Z',
  publishedAt: '2026-11-20T14:00:00Z',
  isCorrected: false,
  withdrawnAt: null,
  withdrawnReason: null,
  writtenBy: { id: 'o1', name: null, title: 'PCSO' },
  ...facts,
});
