import { VOTERS_AT_LEAST } from '@patchwork/tally';
import { brief, list, publicName, timetable, updatesOf, verdicts } from './trees.sql.ts';

/**
 * The pieces of a vote's page, as those of `trees.sql.ts`. Nothing here reads a vote, who voted, or how many did, until
 * the vote is sealed.
 */

/** What stands behind an option `o`, the oldest first: suggestions that were accepted before the vote took them up. */
const suggestionsOf = (o: string) =>
  list(
    `json_build_object('id', s.id, 'title', s.title, 'suggestedAt', s.suggested_at)`,
    `ballot_option_suggestion u join suggestion s on s.id = u.suggestion_id where u.option_id = ${o}.id`,
    's.suggested_at',
  );

/** The earlier priority that an option `o` would go on with, and what is known of it; null where there is none. */
const continuesOf = (o: string) => `
  (select json_build_object('id', p.id, 'theme', p.theme, 'title', p.title, 'outcome', p.outcome,
    'outcomeWords', p.outcome_words,
    'quarter', json_build_object(${timetable('pq')}), ${verdicts('p')},
    'updates', json_build_object(${updatesOf('p', 5)}))
  from priority p join quarter pq on pq.id = p.quarter_id where p.id = ${o}.continues_id)`;

/** The options of the vote `b`, in their order. */
export const optionsOf = (b: string): string =>
  list(
    `json_build_object('id', o.id, 'position', o.position, 'theme', o.theme, 'title', o.title,
      'places', ${list(brief('w'), 'ballot_option_place op join area w on w.id = op.area_id where op.option_id = o.id', 'w.name')},
      'suggestions', ${suggestionsOf('o')}, 'continues', ${continuesOf('o')})`,
    `ballot_option o where o.ballot_id = ${b}.id`,
    'o.position',
  );

/** What was accepted before the vote `b` on the quarter `q` was opened and no vote until then took up: see `leftOff` of the ballots. */
export const suggestionsLeftOff = (b: string, q: string): string =>
  list(
    `json_build_object('id', s.id, 'title', s.title)`,
    `(select * from suggestion x where x.area_id = ${q}.area_id and x.status = 'ACCEPTED' and x.reviewed_at <= ${b}.opened_at
        and not exists (select 1 from ballot_option_suggestion u join ballot_option o on o.id = u.option_id
          join ballot taking on taking.id = o.ballot_id
          where u.suggestion_id = x.id and taking.opened_at <= ${b}.opened_at)
      order by x.suggested_at limit 100) s`,
    's.suggested_at',
  );

/** The priorities of the quarter before `q` that no option of the vote `b` goes on with. */
export const prioritiesLeftOff = (b: string, q: string): string =>
  list(
    `json_build_object('id', p.id, 'title', p.title,
      'quarter', json_build_object(${timetable('pq')}))`,
    `(select * from quarter x where x.area_id = ${q}.area_id and x.starts_on < ${q}.starts_on
      order by x.starts_on desc limit 1) pq join priority p on p.quarter_id = pq.id
      where not exists (select 1 from ballot_option o where o.ballot_id = ${b}.id and o.continues_id = p.id)`,
    'p.position',
  );

/** Who made the list of options of `b`. */
export const openedBy = (b: string): string => `
  (select json_build_object('id', o.id, 'name', ${publicName('o')}, 'title', o.title) from officer o where o.id = ${b}.opened_by_id)`;

/** How many took part in `b`, once it is sealed; null until then. */
export const tookPart = (b: string): string => `
  (select json_build_object('voters', r.voters, 'residents', r.residents, 'isOrderOnly', r.voters < ${VOTERS_AT_LEAST})
   from ballot_result r where r.ballot_id = ${b}.id and ${b}.sealed_at is not null)`;
