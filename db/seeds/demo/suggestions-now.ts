import { type Suggestion, Theme } from '@patchwork/api/seeding';
import { type Suggested, suggest } from './suggest.ts';
import type { MeetingsTelling } from './telling.ts';

/** What was suggested in the last weeks, as far as the vote on the next quarter takes it up. */
export type SuggestionsNow = Record<'parking' | 'converters' | 'burglary' | 'doorstep' | 'speeding', Suggestion>;

type Said = Omit<Suggested, 'area' | 'day' | 'by'> & { ago: number; by: number };

/** What residents suggested in the last three weeks: for the open vote, too late for it, not taken forward, not read yet. */
export async function suggestNow(telling: MeetingsTelling): Promise<SuggestionsNow> {
  const { em, areas, days, officers, residents } = telling;
  const places = (...slugs: string[]) => slugs.map(areas.place);
  const say = ({ ago, by, ...facts }: Said) =>
    suggest(em, {
      area: areas.south,
      day: days.ago(ago),
      by: residents.number(by),
      readBy: officers.pcso,
      ...facts,
    });
  const speeding = say({
    name: 'speeding hardwick',
    ago: 23,
    by: 4,
    time: '17:45',
    theme: Theme.SPEEDING,
    title: 'Speed checks in Hardwick as well as in Girton',
    why: 'You stood in Girton nine times out of ten. In Hardwick they come down the hill at fifty while children wait for the school bus.',
    places: places('hardwick'),
    wantsNews: true,
  });
  const parking = say({
    name: 'parking girton',
    ago: 21,
    by: 9,
    time: '15:50',
    theme: Theme.PARKING,
    title: 'Parking around schools at half past three',
    why: 'The residents’ road beside the school is full on both sides and across the drives. An ambulance would not get through.',
    places: places('girton'),
    wantsNews: true,
  });
  const converters = say({
    name: 'converters marking',
    ago: 18,
    by: 31,
    time: '20:10',
    theme: Theme.VEHICLE_CRIME,
    title: 'The marking sessions for catalytic converters that were promised',
    why: 'Three were promised and one was held. Please hold the other two, somewhere that people without a computer hear of.',
    places: places('melbourn', 'orwell'),
  });
  const burglary = say({
    name: 'burglary sheds',
    ago: 14,
    by: 17,
    time: '21:30',
    theme: Theme.BURGLARY,
    title: 'Sheds and houses that stand dark in the evening',
    why: 'Four sheds in our street were opened in one month, all of them while nobody was at home. A car going round at seven would help.',
    places: [areas.south],
  });
  const doorstep = say({
    name: 'doorstep roofs',
    ago: 12,
    by: 42,
    time: '11:05',
    theme: Theme.FRAUD,
    title: 'Callers who say that the roof needs mending',
    why: 'They come to those who live alone, and come back when somebody has paid once. My mother no longer opens the door to anybody.',
    places: places('fulbourn', 'sawston'),
    wantsNews: true,
  });
  // What others are merged into must be in first.
  await em.flush();
  merge(say, places, { speeding, parking });
  decline(say, places, areas.south);
  wait(telling);
  return { speeding, parking, converters, burglary, doorstep };
}

type Saying = (told: Said) => Suggestion;
type Places = (...slugs: string[]) => Suggested['places'];

function merge(say: Saying, places: Places, into: { speeding: Suggestion; parking: Suggestion }): void {
  say({
    name: 'parking zigzags',
    ago: 17,
    by: 26,
    time: '08:40',
    theme: Theme.PARKING,
    title: 'Cars on the zigzag lines every morning',
    why: 'The school writes letters and nobody reads them. Could an officer be there once a week?',
    places: places('cambourne'),
    mergedInto: into.parking,
    words:
      'You ask for the same as others near their schools, so it goes on with theirs, with Cambourne among its places.',
  });
  say({
    name: 'speeding thirty',
    ago: 10,
    by: 36,
    time: '07:55',
    theme: Theme.SPEEDING,
    title: 'Thirty means thirty',
    why: 'Nobody keeps to it on the way into the village in the morning.',
    places: places('hardwick'),
    mergedInto: into.speeding,
    words: 'Speed checks in Hardwick were suggested and accepted, so yours goes on with that.',
  });
}

function decline(say: Saying, places: Places, south: Suggested['area']): void {
  say({
    name: 'speedwatch again',
    ago: 19,
    by: 12,
    time: '13:20',
    theme: Theme.SPEEDING,
    title: 'Set up a Speedwatch group in Girton',
    why: 'Other villages have volunteers who count, and we should have some too.',
    places: places('girton'),
    declined: 'ALREADY_DONE',
    words:
      'There is one, and it stood with us this quarter. It needs more people: ask at any check, or at the meeting.',
  });
  say({
    name: 'lower limit',
    ago: 15,
    by: 29,
    time: '18:00',
    theme: Theme.SPEEDING,
    title: 'A lower limit on the road through the village',
    why: 'Forty is too much beside the school and the shops. It should be twenty, as in town.',
    places: places('fulbourn'),
    declined: 'NOT_FOR_POLICE',
    words: 'The county council sets limits, on the word of the parish council. We have sent both what we measured.',
  });
  say({
    name: 'more police',
    ago: 13,
    by: 6,
    time: '22:15',
    theme: Theme.OTHER,
    title: 'More police',
    why: 'You never see anybody any more.',
    places: [south],
    declined: 'TOO_GENERAL',
    words: 'Tell us where and when you would want us, and suggest it again: that can be voted on.',
  });
  say({
    name: 'a report',
    ago: 11,
    by: 38,
    time: '07:15',
    theme: Theme.VEHICLE_CRIME,
    title: 'The converter of our car was taken last night',
    why: 'It stood on the drive, and nobody heard anything. What do we do now?',
    places: places('melbourn'),
    declined: 'REPORTS_CRIME',
    words: 'We are sorry. Please report it online or by 101, so that it gets a number and somebody looks into it.',
  });
}

/** Read too late for the open vote, and so for the one after it; and two that nobody has read. */
function wait({ em, areas, days, officers, residents }: MeetingsTelling): void {
  const area = areas.south;
  suggest(em, {
    name: 'motorbikes',
    area,
    day: days.ago(2),
    time: '18:40',
    by: residents.number(15),
    wantsNews: true,
    readBy: officers.inspector,
    theme: Theme.ASB,
    title: 'Motorbikes on the path beside the busway',
    why: 'They come up behind people who walk and cycle there, without lights, most evenings around six.',
    places: ['histon', 'impington'].map(areas.place),
    words:
      'The vote on the next quarter had opened when this came, so it waits for the one after. Ring us when it happens.',
  });
  suggest(em, {
    name: 'vans',
    area,
    day: days.ago(1),
    time: '12:30',
    by: residents.number(33),
    theme: Theme.PARKING,
    title: 'Delivery vans on the pavement by the shops',
    why: 'With a pram or a wheelchair you have to go out into the road, on the bend, where nobody sees you.',
    places: [areas.place('sawston')],
  });
  suggest(em, {
    name: 'bus shelter',
    area,
    day: days.ago(1),
    time: '21:50',
    by: residents.number(5),
    wantsNews: true,
    theme: Theme.ASB,
    title: 'The bus shelter after dark',
    why: 'The glass is broken again, and nobody likes to wait there alone. It used to be quiet while you came by on Fridays.',
    places: [areas.place('waterbeach')],
  });
}
