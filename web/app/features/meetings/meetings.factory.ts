import type { AreaFactsFragment, MeetingFactsFragment, MyPlaceFragment } from '#graphql.generated.ts';

/** A meeting of 1 July 2027 at 7pm, summer time, at a hall and online, with 12 of 100 places left, unless told otherwise. */
export const aMeeting = (facts: Partial<MeetingFactsFragment> = {}): MeetingFactsFragment => ({
  id: 'm1',
  title: 'Have your say',
  startsAt: '2027-07-01T18:00:00Z',
  endsAt: '2027-07-01T19:30:00Z',
  movedFrom: null,
  mode: 'BOTH',
  status: 'SCHEDULED',
  capacity: 100,
  isOpenDoor: false,
  placesLeft: 12,
  waiting: 0,
  isRegistrationOpen: true,
  registrationFrom: null,
  registrationUntil: null,
  doorsOpenAt: '2027-07-01T17:30:00Z',
  address: 'Village Hall, Girton',
  gettingThere: null,
  dialIn: null,
  cancelReason: null,
  cancelledAt: null,
  ...facts,
});

/** A confirmed place for one, unless told otherwise. */
export const aPlace = (facts: Partial<MyPlaceFragment> = {}): MyPlaceFragment => ({
  id: 'r1',
  status: 'CONFIRMED',
  waitingPosition: null,
  hasCompanion: false,
  name: null,
  needs: null,
  offerEndsAt: null,
  hasLapsed: false,
  ...facts,
});

/** The neighbourhood that holds it, which can be called and written to. */
export const anArea: Pick<AreaFactsFragment, 'path' | 'name' | 'contact' | 'force'> = {
  path: 'force/patch',
  name: 'Patch',
  force: { id: 'f1', path: 'force', name: 'A force' },
  contact: { email: 'team@x.test', phone: '0300 000 000', reportUrl: null, chatUrl: null, website: null },
};
