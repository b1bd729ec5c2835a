import { randomBytes } from 'node:crypto';
import { BallotKey, PaperBatch, sealedIn, Theme } from '@patchwork/api/seeding';
import { addDays, londonDate } from '@patchwork/calendar';
import { auditAt } from './audit.ts';
import { cast, type Kinds, type Open, openBallot, votesOf } from './ballots.ts';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';
import type { EarlierSuggestions } from './suggestions-earlier.ts';
import type { VotesTelling } from './telling.ts';

/** What could be chosen for the quarter under way. */
export type CurrentOption = 'asb' | 'drugs' | 'speeding' | 'converters' | 'parking' | 'burglary' | 'doorstep' | 'rural';

const LETTERS: Record<string, CurrentOption> = {
  ...{ A: 'asb', D: 'drugs', S: 'speeding', C: 'converters', P: 'parking', B: 'burglary', F: 'doorstep', R: 'rural' },
};

/** Speeding 121, antisocial behaviour 103, parking 79, drugs 64; the last two equal once the papers are counted in. */
const BY_EMAIL: Kinds = [
  ...([
    [31, 'SAD'],
    [24, 'SAP'],
    [17, 'SP'],
    [16, 'AD'],
    [14, 'SA'],
    [15, 'SCB'],
  ] as const),
  ...([
    [9, 'APF'],
    [8, 'SPR'],
    [10, 'DB'],
    [7, 'DC'],
    [11, 'PC'],
    [12, 'S'],
  ] as const),
  ...([
    [9, 'A'],
    [10, 'P'],
    [5, 'CR'],
    [6, 'BF'],
    [6, ''],
  ] as const),
];

/** A school's families put parking first. */
const ON_PAPER: Partial<Record<CurrentOption, number>> = {
  ...{ parking: 23, speeding: 18, asb: 11, drugs: 7, converters: 3, burglary: 2, rural: 2 },
};

const WORDS = `The list has the three priorities that were running, and what residents suggested in the three weeks before.

Left off: drivers who look at their phones, which we watch for at every speed check. It can stand by itself another time.`;

/** The vote on the quarter under way: 210 residents and a school's 34 papers, sealed when it closed. */
export async function voteOnCurrent(
  telling: VotesTelling,
  suggested: EarlierSuggestions,
): Promise<Open<CurrentOption>> {
  const { em, days, neighbours, quarters } = telling;
  const key = new BallotKey(randomBytes(32));
  const open = await openCurrent(telling, suggested, key);
  const { ballot } = open;
  // Of any thirty neighbours side by side seven take part, so that places have their share.
  const voters = neighbours.filter((_, i) => (i * 7) % 30 < 7);
  const firstDay = londonDate(quarters.current.voteFrom as Date);
  const votingDays = Array.from({ length: 14 }, (_, i) => addDays(firstDay, i));
  await cast(em, { ballot, key }, voters, { votes: votesOf(BY_EMAIL, LETTERS, open), days: votingDays });
  collectPapers(telling, open);
  await em.flush();
  const at = new Date(ballot.closesAt.getTime() + 2_000);
  const append: Parameters<typeof sealedIn>[2]['append'] = (within, deed) => auditAt(within, at, deed);
  const isSealed = await sealedIn(em, ballot.id, { keyOf: () => key, append, at });
  if (!isSealed) throw new Error(`The vote on the quarter from ${days.current.startsOn} was not sealed.`);
  return open;
}

function openCurrent(
  { em, areas, days, quarters, officers, priorities }: VotesTelling,
  suggested: EarlierSuggestions,
  key: BallotKey,
) {
  const places = (...slugs: string[]) => slugs.map(areas.place);
  const { asbBefore, drugsBefore, speedingBefore } = priorities;
  return openBallot(
    em,
    {
      name: 'south current',
      quarter: quarters.current,
      by: officers.inspector,
      at: londonTime(addDays(days.current.startsOn, -24), '14:30'),
      words: WORDS,
      options: {
        asb: {
          theme: Theme.ASB,
          title: 'Antisocial behaviour',
          places: places('fen-ditton', 'fulbourn', 'milton', 'waterbeach', 'histon', 'impington'),
          continues: asbBefore,
        },
        drugs: {
          theme: Theme.DRUGS,
          title: 'Drugs: developing intelligence and targeted activity',
          places: [areas.south],
          continues: drugsBefore,
        },
        speeding: {
          theme: Theme.SPEEDING,
          title: 'Speeding, with Girton as a focus',
          places: places('girton'),
          continues: speedingBefore,
        },
        converters: {
          theme: Theme.VEHICLE_CRIME,
          title: 'Thefts of catalytic converters',
          places: places('melbourn', 'meldreth', 'foxton'),
          suggestions: [suggested.converters],
        },
        parking: {
          theme: Theme.PARKING,
          title: 'Parking outside schools',
          places: places('histon', 'cambourne', 'sawston'),
          suggestions: [suggested.parking],
        },
        burglary: { theme: Theme.BURGLARY, title: 'Burglary, from homes and sheds', places: [areas.south] },
        doorstep: {
          theme: Theme.FRAUD,
          title: 'Rogue traders at the door',
          places: [areas.south],
          suggestions: [suggested.doorstep],
        },
        rural: {
          theme: Theme.RURAL_CRIME,
          title: 'Hare coursing across the fields',
          places: places('litlington', 'bassingbourn', 'guilden-morden'),
          suggestions: [suggested.rural],
        },
      },
    },
    key,
  );
}

/** A school's papers, in the second week; counted by one officer and, two hours later, by another. */
function collectPapers({ em, areas, days, officers }: VotesTelling, { ballot, options }: Open<CurrentOption>): void {
  const collectedOn = addDays(days.current.startsOn, -12);
  const chosen = Object.entries(ON_PAPER).map(([name, votes]) => [options[name as CurrentOption].id, votes]);
  em.create(PaperBatch, {
    id: idOf('papers south current'),
    ballot,
    source: 'SCHOOL',
    collectedOn,
    place: areas.place('histon'),
    papers: 34,
    figures: { papers: 34, noneOfThese: 2, votes: Object.fromEntries(chosen) },
    enteredBy: officers.pcso,
    enteredAt: londonTime(collectedOn, '15:40'),
    confirmedBy: officers.inspector,
    confirmedAt: londonTime(collectedOn, '17:35'),
  });
}
