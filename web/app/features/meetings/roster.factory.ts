import type { RosterEntryFragment } from '#graphql.generated.ts';

/** Somebody with a place, registered on 20 November 2026 at midday, unless told otherwise. */
export const anEntry = (facts: Partial<RosterEntryFragment> = {}): RosterEntryFragment => ({
  id: 'e1',
  status: 'CONFIRMED',
  waitingPosition: null,
  hasCompanion: false,
  name: 'Ann',
  needs: null,
  phone: null,
  mustBeRung: false,
  mustHear: false,
  hasLapsed: false,
  offerEndsAt: null,
  registeredAt: '2026-11-20T12:00:00Z',
  attendedAt: null,
  withdrawnAt: null,
  ...facts,
});
