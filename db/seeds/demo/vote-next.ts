import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { BallotKey, BallotKeys, PaperBatch, Theme } from '@patchwork/api/seeding';
import { ballotIdOf, cast, type Kinds, type Open, openBallot, votesOf } from './ballots.ts';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';
import type { SuggestionsNow } from './suggestions-now.ts';
import type { VotesTelling } from './telling.ts';

type NextOption = 'asb' | 'drugs' | 'speeding' | 'parking' | 'converters' | 'burglary' | 'doorstep';

const LETTERS: Record<string, NextOption> = {
  ...{ A: 'asb', D: 'drugs', S: 'speeding', P: 'parking', C: 'converters', B: 'burglary', F: 'doorstep' },
};

/** Nobody sees what these come to before the vote is sealed. */
const SO_FAR: Kinds = [
  ...([
    [8, 'SPA'],
    [6, 'AD'],
    [6, 'PSC'],
    [5, 'SP'],
    [4, 'BF'],
    [4, 'DA'],
    [3, 'P'],
    [2, 'CS'],
    [2, ''],
  ] as const),
];

/** How many have voted so far from where: two places have enough for their turnout to be told. */
const FROM: readonly (readonly [slug: string, voters: number])[] = [
  ...([
    ['girton', 12],
    ['histon', 11],
    ['cambourne', 8],
    ['milton', 5],
    ['fulbourn', 4],
  ] as const),
];

const WORDS = `The list has the three priorities that are running and what you suggested by last week, as far as we could take it up.

Left off: drivers who look at their phones, which belongs to every speed check. What came after the list was made waits for the vote after this one.`;

/**
 * The vote on the next quarter, open as its timetable says, with forty votes in its box and a room's papers that wait
 * for a second officer. Its key goes into the folder of keys; where none is given it is lost, and nobody can vote.
 */
export async function voteOnNext(telling: VotesTelling, suggested: SuggestionsNow): Promise<void> {
  const { em, areas, days, neighbours, ballotKeyDir } = telling;
  const key = await keyIn(ballotKeyDir, ballotIdOf('south next'));
  const open = await openNext(telling, suggested, key);
  const voters = FROM.flatMap(([slug, many]) => {
    const home = areas.place(slug).id;
    return neighbours.filter(({ homeId }) => homeId === home).slice(0, many);
  });
  const votingDays = [3, 2, 1].map((ago) => days.ago(ago));
  const votes = votesOf(SO_FAR, LETTERS, open);
  await cast(em, { ballot: open.ballot, key }, voters, { votes, days: votingDays });
  collectPapers(telling, open);
}

/** A new key, on the disk before its vote is in the database. One that a start left behind, which did not come to its end, goes. */
async function keyIn(ballotKeyDir: string | undefined, ballotId: string): Promise<BallotKey> {
  if (!ballotKeyDir) return new BallotKey(randomBytes(32));
  await mkdir(ballotKeyDir, { recursive: true, mode: 0o700 });
  const keys = new BallotKeys({ ballotKeyDir });
  await keys.forget(ballotId);
  return keys.make(ballotId);
}

function openNext(
  { em, areas, days, quarters, officers, priorities }: VotesTelling,
  suggested: SuggestionsNow,
  key: BallotKey,
) {
  const places = (...slugs: string[]) => slugs.map(areas.place);
  return openBallot(
    em,
    {
      name: 'south next',
      quarter: quarters.next,
      by: officers.inspector,
      at: londonTime(days.ago(4), '15:15'),
      words: WORDS,
      options: {
        asb: {
          theme: Theme.ASB,
          title: 'Antisocial behaviour',
          places: places('fen-ditton', 'fulbourn', 'milton', 'waterbeach', 'histon', 'impington'),
          continues: priorities.asb,
        },
        drugs: {
          theme: Theme.DRUGS,
          title: 'Drugs: developing intelligence and targeted activity',
          places: [areas.south],
          continues: priorities.drugs,
        },
        speeding: {
          theme: Theme.SPEEDING,
          title: 'Speeding, in Girton and Hardwick',
          places: places('girton', 'hardwick'),
          continues: priorities.speeding,
          suggestions: [suggested.speeding],
        },
        parking: {
          theme: Theme.PARKING,
          title: 'Parking around schools',
          places: places('girton', 'cambourne'),
          suggestions: [suggested.parking],
        },
        converters: {
          theme: Theme.VEHICLE_CRIME,
          title: 'Thefts of catalytic converters, with marking sessions',
          places: places('melbourn', 'orwell'),
          suggestions: [suggested.converters],
        },
        burglary: {
          theme: Theme.BURGLARY,
          title: 'Sheds and houses that stand dark in the evening',
          places: [areas.south],
          suggestions: [suggested.burglary],
        },
        doorstep: {
          theme: Theme.FRAUD,
          title: 'Rogue traders, and callers who are not who they say',
          places: places('fulbourn', 'sawston'),
          suggestions: [suggested.doorstep],
        },
      },
    },
    key,
  );
}

/** Collected in a room yesterday, and counted by one officer. */
function collectPapers({ em, areas, days, officers }: VotesTelling, { ballot, options }: Open<NextOption>): void {
  const votes = { [options.asb.id]: 9, [options.parking.id]: 8, [options.speeding.id]: 6, [options.burglary.id]: 4 };
  em.create(PaperBatch, {
    id: idOf('papers south next'),
    ballot,
    source: 'ROOM',
    collectedOn: days.ago(1),
    place: areas.place('waterbeach'),
    papers: 14,
    figures: { papers: 14, noneOfThese: 1, votes },
    enteredBy: officers.pcso,
    enteredAt: londonTime(days.ago(1), '16:20'),
  });
}
