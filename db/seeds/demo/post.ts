import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Area,
  htmlOf,
  Measure,
  type MeasureKept,
  mentionsIn,
  type Officer,
  type Priority,
  ProgressUpdate,
  UpdateVersion,
} from '@patchwork/api/seeding';
import { addDays, type DateText } from '@patchwork/calendar';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';

/** A figure as these files tell it: only what is known of it. */
export type Figure = Pick<MeasureKept, 'name' | 'value'> & Partial<MeasureKept>;

/** An update as these files tell it. */
export interface Told {
  /** names it among the demonstration's updates */
  name: string;
  by: Officer;
  day: DateText;
  /** London's clock, `09:40` */
  time: string;
  body: string;
  /** absent: the priority's own */
  places?: Area[];
  figures?: Figure[];
  /** who lets it out, where its words wait for a second person; absent: it still waits */
  approvedBy?: Officer;
}

/**
 * Posts an update as the service would: its words made safe, and waiting for a second person where they mention an
 * arrest, a charge, a warrant or somebody. What is approved was written three hours before.
 */
export function post(em: EntityManager, priority: Priority, told: Told): ProgressUpdate {
  const { name, by, body, figures = [], approvedBy } = told;
  const postedAt = londonTime(told.day, told.time);
  const flags = mentionsIn([body, ...figures.map((figure) => `${figure.name} ${figure.source ?? ''}`)].join('\n'));
  const isFlagged = flags.length > 0;
  const approval = isFlagged && approvedBy ? { approvedBy, approvedAt: postedAt } : {};
  const update = em.create(ProgressUpdate, {
    id: idOf(`update ${name}`),
    priority,
    author: by,
    body,
    bodyHtml: htmlOf(body),
    writtenBy: by,
    writtenAt: isFlagged && approvedBy ? new Date(postedAt.getTime() - 3 * 3_600_000) : postedAt,
    postedAt,
    flags,
    isWaiting: isFlagged && !approvedBy,
    ...approval,
  });
  update.places.set(told.places ?? priority.places.getItems());
  for (const [i, figure] of figures.entries()) {
    const position = i + 1;
    update.measures.add(em.create(Measure, { id: idOf(`figure ${name} ${position}`), update, position, ...figure }));
  }
  return update;
}

/** Corrects an update the day after: its figures and words as they are now told, what it said before kept. */
export function correct(em: EntityManager, update: ProgressUpdate, before: { body: string; figures: Figure[] }): void {
  const { writtenAt, writtenBy } = update;
  const idsByName = new Map(update.measures.getItems().map(({ name, id }) => [name, id]));
  em.create(UpdateVersion, {
    update,
    version: 1,
    body: before.body,
    bodyHtml: htmlOf(before.body),
    placeIds: update.places.getIdentifiers().map(String),
    measures: before.figures.map((figure) => ({ ...kept(figure), id: idsByName.get(figure.name) })),
    writtenAt,
    writtenBy,
  });
  const correctedAt = new Date(writtenAt.getTime() + 24 * 3_600_000);
  em.assign(update, { version: 2, writtenAt: correctedAt, correctedAt });
}

function kept(figure: Figure): MeasureKept {
  return { outOf: null, before: null, unit: null, fromDay: null, toDay: null, source: null, ...figure };
}

/** The days a figure was taken: so many, up to the day before the update. */
export function taken(day: DateText, days = 1): { fromDay: DateText; toDay: DateText } {
  return { fromDay: addDays(day, -days), toDay: addDays(day, -1) };
}
