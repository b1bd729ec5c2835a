import { Outcome, Priority, Theme } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { always, maybe, type Row } from './export-columns.ts';
import {
  ASKED,
  atPlace,
  type ExportTable,
  IN_ORDER,
  isPublic,
  ofQuarter,
  pathsOf,
  QUARTERS,
  type Told,
  WHEN,
  WHERE,
  whereAndWhen,
} from './export-table.ts';

const STAGES = ['PLANNED', 'SUGGESTING', 'VOTING', 'DECIDING', 'CURRENT', 'ENDED'];
const PUNCTUALITIES = ['NO_PROMISE', 'ON_TIME', 'DUE', 'LATE', 'PAUSED'];

const OF_PLACE = 'Those about the place, and those of its neighbourhood that name no place.';
const theme = always('theme', 'code', 'Priority.theme', 'What kind of problem.', { values: Object.values(Theme) });

export const priorities: ExportTable = {
  name: 'priorities',
  title: 'Priorities',
  description: 'What each neighbourhood’s police team agreed to work on in a quarter, and how that stands now.',
  ofPlace: OF_PLACE,
  key: 'id',
  refers: [{ column: 'continuesId', table: 'priorities' }],
  columns: [
    always('id', 'id', 'Priority.id', 'The priority. Never used again for another.'),
    ...whereAndWhen,
    ...ofQuarter,
    always('quarterStage', 'code', 'Quarter.stage', 'Where the quarter stands today.', { values: STAGES }),
    always('position', 'whole', null, 'Where it stands among the priorities of its quarter, from 1.'),
    theme,
    always('title', 'text', 'Priority.title', 'What it is called.'),
    maybe('promise', 'text', 'Priority.promise', 'What the team promised to do.'),
    always('places', 'paths', 'Priority.places', 'The places that it is about; none: the whole neighbourhood.'),
    maybe('updateEveryDays', 'whole', 'Priority.updateEveryDays', 'How often an update was promised, at the least.', {
      unit: 'days',
    }),
    maybe('pausedUntil', 'day', 'Priority.pausedUntil', 'The day on which a promise that was paused returns.'),
    maybe('pauseReason', 'text', 'Priority.pauseReason', 'Why it is paused.'),
    maybe(
      'newestUpdateAt',
      'instant',
      'ProgressUpdate.postedAt',
      'When its newest update was posted; withdrawn ones aside.',
    ),
    maybe('nextUpdateDue', 'day', 'Priority.nextUpdateDue', 'The day by which the next update was promised.'),
    always('punctuality', 'code', 'Priority.punctuality', 'How it stands against that promise today.', {
      values: PUNCTUALITIES,
    }),
    always('isOverdue', 'yesNo', 'Priority.isOverdue', 'True from the day after the promised one.'),
    maybe('continuesId', 'id', 'Priority.continues', 'The priority of an earlier quarter that it goes on with.'),
    maybe('decisionId', 'id', 'Priority.decision', 'The decision that made it.'),
    maybe('outcome', 'code', 'Priority.outcome', 'What the team says became of it.', {
      values: Object.values(Outcome),
    }),
    maybe('outcomeWords', 'text', 'Priority.outcomeWords', 'The team’s words beside that.'),
    maybe('outcomeRecordedAt', 'instant', 'Priority.outcomeRecordedAt', 'When the team said so.'),
    always('url', 'address', null, 'Its page.'),
  ],
  sql: `select p.id, ${WHERE}, ${WHEN}, q.suggest_from, q.vote_from, q.vote_until, p.position, p.theme, p.title, p.promise,
      ${pathsOf('priority_place', 'priority_id', 'p.id')} as places, p.update_every_days as "updateEveryDays",
      p.paused_until::text as "pausedUntil", p.pause_reason as "pauseReason",
      (select u.posted_at from progress_update u where u.priority_id = p.id and ${isPublic('u')} and u.withdrawn_at is null
        order by u.posted_at desc, u.id desc limit 1) as "newestUpdateAt",
      p.continues_id as "continuesId", d.decision_id as "decisionId", p.outcome, p.outcome_words as "outcomeWords",
      p.outcome_recorded_at as "outcomeRecordedAt"
    from ${QUARTERS} join priority p on p.quarter_id = q.id left join decision_priority d on d.priority_id = p.id
    where ${ASKED} and ${atPlace('priority_place', 'priority_id', 'p.id')}
    order by ${IN_ORDER}, p.position, p.id`,
  told(row, { now, publicUrl }) {
    const dates = { startsOn: row['quarterStartsOn'] as string, endsOn: row['quarterEndsOn'] as string };
    const road = { suggestFrom: row['suggest_from'], voteFrom: row['vote_from'], voteUntil: row['vote_until'] };
    const { stage } = Quarter.told({ ...dates, ...road } as Parameters<typeof Quarter.told>[0], now);
    const promised = { updateEveryDays: row['updateEveryDays'], pausedUntil: row['pausedUntil'] };
    const facts = { ...dates, ...promised, lastPostedAt: row['newestUpdateAt'] };
    const standing = Priority.standing(facts as Parameters<typeof Priority.standing>[0], now);
    return { ...row, ...standing, quarterStage: stage, url: `${publicUrl}/priorities/${row['id']}` };
  },
};

/** The page of the priority that a row belongs to. */
const onPriority = (row: Row, { publicUrl }: Told) => ({ ...row, url: `${publicUrl}/priorities/${row['priorityId']}` });

const ofPriority = [
  always('priorityId', 'id', 'Priority.id', 'The priority that it is on.'),
  ...whereAndWhen,
  ...ofQuarter,
  theme,
  always('priorityTitle', 'text', 'Priority.title', 'What the priority is called.'),
  always('places', 'paths', 'ProgressUpdate.places', 'Where it was done; none: across the neighbourhood.'),
];

/** Of the update `u` on the priority `p`. */
const OF_PRIORITY = `p.id as "priorityId", ${WHERE}, ${WHEN}, p.theme, p.title as "priorityTitle",
  ${pathsOf('update_place', 'update_id', 'u.id')} as places, u.posted_at as "postedAt"`;

const UPDATES = `${QUARTERS} join priority p on p.quarter_id = q.id join progress_update u on u.priority_id = p.id`;
const UPDATES_ASKED = `${ASKED} and ${isPublic('u')} and ${atPlace('update_place', 'update_id', 'u.id')}`;

export const updates: ExportTable = {
  name: 'updates',
  title: 'Updates',
  description: 'What was done on each priority, dated, in the words of the team.',
  ofPlace: OF_PLACE,
  key: 'id',
  refers: [{ column: 'priorityId', table: 'priorities' }],
  columns: [
    always('id', 'id', 'ProgressUpdate.id', 'The update. Never used again for another.'),
    always('version', 'whole', 'ProgressUpdate.version', 'Counts from 1; each correction adds one.'),
    ...ofPriority,
    always('postedAt', 'instant', 'ProgressUpdate.postedAt', 'When it was published.'),
    maybe('correctedAt', 'instant', 'ProgressUpdate.correctedAt', 'When it was last corrected.'),
    maybe('withdrawnAt', 'instant', 'ProgressUpdate.withdrawnAt', 'When the words were taken back.'),
    maybe('withdrawnReason', 'text', 'ProgressUpdate.withdrawnReason', 'Why they were taken back.'),
    maybe('body', 'markdown', 'ProgressUpdate.body', 'The words; empty once they were taken back.'),
    always('authorTitle', 'text', 'Officer.title', 'Who posted it, by what they are: "PCSO". Names are on the page.'),
    always('url', 'address', null, 'The page of its priority.'),
  ],
  sql: `select u.id, u.version, ${OF_PRIORITY}, u.corrected_at as "correctedAt", u.withdrawn_at as "withdrawnAt",
      u.withdrawn_reason as "withdrawnReason", case when u.withdrawn_at is null then u.body end as body,
      o.title as "authorTitle"
    from ${UPDATES} join officer o on o.id = u.author_id
    where ${UPDATES_ASKED} order by ${IN_ORDER}, p.position, p.id, u.posted_at, u.id`,
  told: onPriority,
};

export const measures: ExportTable = {
  name: 'measures',
  title: 'Figures',
  description:
    'The figures of the updates: 26 of 330 vehicles over 35 mph. Those of updates that were taken back are gone.',
  ofPlace: OF_PLACE,
  key: 'id',
  refers: [
    { column: 'updateId', table: 'updates' },
    { column: 'priorityId', table: 'priorities' },
  ],
  columns: [
    always('id', 'id', 'Measure.id', 'The figure. It keeps its id when it is corrected.'),
    always('updateId', 'id', 'ProgressUpdate.id', 'The update that it is of.'),
    ...ofPriority,
    always('postedAt', 'instant', 'ProgressUpdate.postedAt', 'When its update was published.'),
    always('name', 'text', 'Measure.name', 'What it counts.'),
    always('value', 'number', 'Measure.value', 'How many, in the unit of the column “unit”.'),
    maybe('outOf', 'number', 'Measure.outOf', 'The whole, where the value is a share of one.'),
    maybe('before', 'number', 'Measure.before', 'What it was before.'),
    maybe('unit', 'text', 'Measure.unit', 'What the numbers are in: “mph”.'),
    maybe('from', 'day', 'Measure.from', 'The first day on which it was taken.'),
    maybe('to', 'day', 'Measure.to', 'The last day on which it was taken.'),
    maybe('source', 'text', 'Measure.source', 'Who counted.'),
    always('url', 'address', null, 'Its own address, to be quoted by, with its corrections.'),
  ],
  sql: `select m.id, u.id as "updateId", ${OF_PRIORITY}, m.name, m.value, m.out_of as "outOf", m.before, m.unit,
      m.from_day::text as "from", m.to_day::text as "to", m.source
    from ${UPDATES} join measure m on m.update_id = u.id
    where ${UPDATES_ASKED} and u.withdrawn_at is null
    order by ${IN_ORDER}, p.position, p.id, u.posted_at, u.id, m.position, m.id`,
  told: (row, { publicUrl }) => ({ ...row, url: `${publicUrl}/figures/${row['id']}` }),
};
