import { type Suggestion, Theme } from '@patchwork/api/seeding';
import { addDays } from '@patchwork/calendar';
import { type Suggested, suggest } from './suggest.ts';
import type { MeetingsTelling } from './telling.ts';

/** What was suggested before the quarter under way, as far as its vote took it up. */
export type EarlierSuggestions = Record<'parking' | 'converters' | 'rural' | 'doorstep', Suggestion>;

/** What residents suggested for the quarter under way. Who did is forgotten by now, but for one who wants to hear more. */
export function suggestEarlier({ em, areas, days, officers, residents }: MeetingsTelling): EarlierSuggestions {
  const { startsOn } = days.current;
  const places = (...slugs: string[]) => slugs.map(areas.place);
  const say = (told: Omit<Suggested, 'area' | 'day'> & { before: number }) => {
    const { before, ...facts } = told;
    return suggest(em, { area: areas.south, day: addDays(startsOn, -before), readBy: officers.pcso, ...facts });
  };
  say({
    name: 'phones then',
    before: 41,
    time: '19:05',
    theme: Theme.OTHER,
    title: 'Drivers who look at their phones',
    why: 'At the lights half of them look down. One day somebody will not look up again in time.',
    places: places('hardwick', 'comberton'),
    words: 'We watch for it at every speed check. It can be voted on by itself when there is room on the list.',
  });
  say({
    name: 'abusive then',
    before: 40,
    time: '23:40',
    theme: Theme.OTHER,
    places: [],
    declined: 'ABUSIVE',
  });
  const parking = say({
    name: 'parking then',
    before: 39,
    time: '08:55',
    theme: Theme.PARKING,
    title: 'Parking outside schools at drop-off',
    why: 'Cars stop on the zigzag lines and on the pavement every morning, and children walk in the road to get round them. Somebody in uniform for ten minutes would change it.',
    places: places('histon', 'cambourne', 'sawston'),
    by: residents.number(21),
    wantsNews: true,
  });
  say({
    name: 'potholes then',
    before: 36,
    time: '12:15',
    theme: Theme.OTHER,
    title: 'Mend the holes in the road',
    why: 'Everybody swerves round them, and one day somebody will swerve into a cyclist.',
    places: places('comberton'),
    declined: 'NOT_FOR_POLICE',
    words: 'The county council mends roads, and its website takes reports of holes.',
  });
  const converters = say({
    name: 'converters then',
    before: 34,
    time: '18:30',
    theme: Theme.VEHICLE_CRIME,
    title: 'Catalytic converters are still being taken',
    why: 'It was a priority, it got quieter, and now people here hear the saws again. Please do not drop it.',
    places: places('melbourn', 'meldreth', 'foxton'),
  });
  const rural = say({
    name: 'rural then',
    before: 31,
    time: '06:50',
    theme: Theme.RURAL_CRIME,
    title: 'Hare coursing across the fields',
    why: 'They cut the chains of the gates, drive over what is growing, and are gone before anybody comes.',
    places: places('litlington', 'bassingbourn', 'guilden-morden'),
  });
  const doorstep = say({
    name: 'doorstep then',
    before: 29,
    time: '15:25',
    theme: Theme.FRAUD,
    title: 'Rogue traders at the door',
    why: 'Twice this month men in a van offered to do the roof of somebody old in our street, there and then and for cash.',
    places: [areas.south],
  });
  return { parking, converters, rural, doorstep };
}
