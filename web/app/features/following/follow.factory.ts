import type { FollowFactsFragment, MailSettingsQuery } from '#graphql.generated.ts';

/** Girton, everything, every morning, unless told otherwise. */
export const aFollow = (facts: Partial<FollowFactsFragment> = {}): FollowFactsFragment => ({
  id: 'f1',
  topics: ['UPDATES', 'VOTES', 'MEETINGS', 'DECISIONS', 'ALERTS'],
  themes: [],
  frequency: 'DAILY',
  leastImportance: 'LOW',
  followedAt: '2026-11-02T09:00:00Z',
  area: {
    id: 'a2',
    path: 'force/patch/girton',
    name: 'Girton',
    kind: 'PLACE',
    parent: { id: 'a1', path: 'force/patch', name: 'Patch' },
    endedOn: null,
    successors: [],
  },
  ...facts,
});

/** As for everybody who has chosen nothing. */
export const theSettings = (
  facts: Partial<MailSettingsQuery['mailSettings']> = {},
): MailSettingsQuery['mailSettings'] => ({
  email: 'sam@example.org',
  neutralSubjects: false,
  refusedAt: null,
  ...facts,
});
