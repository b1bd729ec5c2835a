import { londonDate } from '@patchwork/calendar';
import * as vote from './ballot-trees.sql.ts';
import * as tree from './trees.sql.ts';

/** A prepared statement: $1 is what is asked for, $2 now, $3 today in London; one row with one JSON `tree`, or none. */
export interface PageStatement {
  /** Its name on each connection. */
  readonly name: string;
  /** The root field whose value the tree is, and the variable that names it. */
  readonly field: string;
  readonly variable: string;
  readonly text: string;
  /** Whether it has a $3 at all. */
  readonly takesToday: boolean;
}

/** The one of `quarters` that `which` picks. */
const quarter = (which: string, order: string, what: string) => `
  (select json_build_object(${tree.quarterDates('q', 'n')}${what})
   from (select * from quarters where ${which} order by ${order} limit 1) q)`;

const areaPage = `
with a as materialized (select * from area where path = $1),
  ${tree.works('(select neighbourhood_id from a)')}, ${tree.here('a')}, ${tree.running('a')}
select json_build_object(${tree.areaFacts('a', 'n', 'f')}, 'outline', ${tree.outline('a')}, ${tree.ended('a')},
  'children', ${tree.children('a')},
  'team', ${tree.team('a')},
  'currentQuarter', ${quarter(
    'starts_on <= $3 and ends_on >= $3',
    'starts_on',
    `, ${tree.ballotOf('q')}, ${tree.decisionOf('q')}, 'priorities', ${tree.prioritiesOf('q', `, ${tree.continuity('p')}, 'updates', json_build_object(${tree.updatesOf('p', 3)})`)}`,
  )},
  'nextQuarter', ${quarter('starts_on > $3', 'starts_on', `, ${tree.ballotOf('q')}, ${tree.decisionOf('q')}`)},
  'lastQuarter', ${quarter('ends_on < $3', 'ends_on desc', `, 'priorities', ${tree.prioritiesOf('q')}`)},
  'meetings', ${tree.meetingsToCome('n', 2)},
  'updatesHere', ${tree.updatesHere(3)}) as tree
from a join area f on f.id = a.force_id left join area n on n.id = a.neighbourhood_id`;

const lineage = `(select coalesce(json_agg(json_build_object('id', line.id, 'title', line.title, 'outcome', line.outcome,
    'quarter', json_build_object('id', lq.id, 'startsOn', lq.starts_on, 'endsOn', lq.ends_on)) order by lq.starts_on), '[]'::json)
  from priority line join quarter lq on lq.id = line.quarter_id where line.lineage_id = p.lineage_id)`;

const priorityPage = `
with ${tree.works('(select own.area_id from priority this join quarter own on own.id = this.quarter_id where this.id = $1)')}
select json_build_object(${tree.priorityFacts('p', 'q')}, ${tree.continuity('p')}, ${tree.decided('p', 'q')},
  'quarter', json_build_object(${tree.quarterDates('q', 'n')},
    'area', json_build_object(${tree.areaFacts('n', 'n', 'f')}, 'team', ${tree.team('n')})),
  'lineage', ${lineage}, ${tree.verdicts('p')},
  'updates', json_build_object(${tree.updatesOf('p', 50)})) as tree
from priority p join quarter q on q.id = p.quarter_id join area n on n.id = q.area_id join area f on f.id = n.force_id
where p.id = $1`;

const ballotPage = `
select json_build_object(${tree.ballotFacts('b')}, 'tieSeed', b.tie_seed, 'words', b.words,
  'quarter', json_build_object(${tree.quarterDates('q', 'n')}, ${tree.decisionOf('q')},
    'area', json_build_object(${tree.areaFacts('n', 'n', 'f')}, 'team', ${tree.team('n')})),
  'openedBy', ${vote.openedBy('b')}, 'options', ${vote.optionsOf('b')},
  'suggestionsLeftOff', ${vote.suggestionsLeftOff('b', 'q')}, 'prioritiesLeftOff', ${vote.prioritiesLeftOff('b', 'q')},
  'result', ${vote.tookPart('b')}) as tree
from ballot b join quarter q on q.id = b.quarter_id join area n on n.id = q.area_id join area f on f.id = n.force_id
where b.id = $1`;

/** The committed operations that one statement answers whole. */
export const PAGES: Readonly<Record<string, PageStatement>> = {
  AreaPage: { name: 'area_page', field: 'area', variable: 'path', text: areaPage, takesToday: true },
  PriorityPage: { name: 'priority_page', field: 'priority', variable: 'id', text: priorityPage, takesToday: false },
  BallotPage: { name: 'ballot_page', field: 'ballot', variable: 'id', text: ballotPage, takesToday: false },
};

/** A page's statement, ready for node-postgres: planned once per connection under its name. */
export function statementFor(
  page: string,
  asked: string,
  now: Date,
): { name: string; text: string; values: (string | Date)[] } {
  const { name, text, takesToday } = PAGES[page] as PageStatement;
  return { name, text, values: takesToday ? [asked, now, londonDate(now)] : [asked, now] };
}
