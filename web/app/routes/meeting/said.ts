import type { MyPlaceFragment } from '#graphql.generated.ts';

type Status = MyPlaceFragment['status'];

/** What a page after a deed says of it; only while it is still so, so that an old address does not say it anew. */
const byStatus: Record<Status, Record<string, string>> = {
  CONFIRMED: {
    confirmed: 'You have a place. We have sent you an email with the meeting for your calendar.',
    changed: 'We have noted what you changed. Your place is still yours.',
  },
  WAITING: {
    waiting: 'You are on the waiting list. We email you when a place is free.',
    changed: 'We have noted what you changed. Your place in the line is as it was.',
  },
  OFFERED: {
    offered: 'A place is free for you. Accept it below.',
    changed: 'We have noted what you changed. Accept the place below.',
  },
  WITHDRAWN: { withdrawn: 'You are no longer registered. Thank you for telling us.' },
  ATTENDED: { attended: 'You are checked in.', changed: 'We have noted what you changed.' },
};

/** For `<DoneBanner>` on a meeting's page, by where the reader's place stands. */
export function saidOf(place: Pick<MyPlaceFragment, 'status'> | null | undefined): Record<string, string> {
  return {
    correction: 'Thank you. The team reads what you wrote and replies by email.',
    ...(place && byStatus[place.status]),
    ...(place && { feedback: 'Thank you for telling us what you thought. Only the team sees it, without your name.' }),
  };
}
