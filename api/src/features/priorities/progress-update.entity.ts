import { defineEntity, p } from '@mikro-orm/core';
import { type DateText, shortDayInWords } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Priority } from './priority.entity.ts';

const schema = defineEntity({
  name: 'ProgressUpdate',
  checks: [
    {
      name: 'progress_update_words',
      expression: 'withdrawn_at is not null or (body is not null and body_html is not null)',
    },
    { name: 'progress_update_body', expression: 'body is null or char_length(body) between 1 and 5000' },
    { name: 'progress_update_second_person', expression: 'approved_by_id is null or approved_by_id <> written_by_id' },
  ],
  indexes: [
    {
      name: 'progress_update_newest',
      expression:
        'create index "progress_update_newest" on "progress_update" ("priority_id", "posted_at" desc, "id" desc)',
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    priority: () => p.manyToOne(Priority).ref(),
    author: () => p.manyToOne(Officer).ref(),
    /** Counts from 1; a correction adds one, and refuses a stale one. */
    version: p.integer().default(1),
    /** The words as typed (Markdown); null once purged. Not shown to the public once withdrawn. */
    body: p.text().nullable(),
    /** The words made safe to show. */
    bodyHtml: p.text().nullable(),
    /** Who wrote these words, and when: the author, or whoever corrected last. */
    writtenBy: () => p.manyToOne(Officer).ref(),
    writtenAt: p.datetime(),
    /** When it is or was published; in the future for one posted at a set time; moved to the approval for one that waited. */
    postedAt: p.datetime().index(),
    /** Why it waits for a second person ("arrest", "charge", a name); empty for one that does not. */
    flags: p.array().$type<string[]>().default([]),
    isWaiting: p.boolean().default(false),
    approvedBy: () => p.manyToOne(Officer).ref().nullable(),
    approvedAt: p.datetime().nullable(),
    correctedAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: () => p.manyToOne(Officer).ref().nullable(),
    /** Shown to everybody in place of the words. */
    withdrawnReason: p.text().nullable(),
    purgedAt: p.datetime().nullable(),
    places: () =>
      p
        .manyToMany(Area)
        .owner()
        .pivotEntity(() => UpdatePlace)
        .orderBy({ name: 'asc' }),
    measures: () => p.oneToMany(Measure).mappedBy('update').orderBy({ position: 'asc' }).orphanRemoval(),
    earlierVersions: () => p.oneToMany(UpdateVersion).mappedBy('update').orderBy({ version: 'asc' }),
  },
});

/** What was done, dated, where, by an officer. */
export class ProgressUpdate extends schema.class {
  /** True for what everybody may know of: published by now and waiting for nobody. A withdrawn one shows as a stub. */
  isPublic(now: Date): boolean {
    return !this.isWaiting && this.postedAt <= now;
  }
}
schema.setClass(ProgressUpdate);

const placeSchema = defineEntity({
  name: 'UpdatePlace',
  properties: {
    update: () => p.manyToOne(ProgressUpdate).ref().primary().deleteRule('cascade'),
    /** Indexed, for what was done at one place. */
    area: () => p.manyToOne(Area).ref().primary().index().deleteRule('cascade'),
  },
});

/** Where an update was done. */
export class UpdatePlace extends placeSchema.class {}
placeSchema.setClass(UpdatePlace);

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

const measureSchema = defineEntity({
  name: 'Measure',
  checks: [
    { name: 'measure_share', expression: 'out_of is null or (out_of > 0 and value >= 0 and value <= out_of)' },
    { name: 'measure_dates', expression: 'from_day is null or to_day is null or to_day >= from_day' },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    update: () => p.manyToOne(ProgressUpdate).ref().index().deleteRule('cascade'),
    position: p.integer(),
    /** "vehicles over 35 mph". */
    name: p.text(),
    value: p.double().$type<number>(),
    /** The whole, where the value is a share of one: 26 out of 330. */
    outOf: p.double().$type<number>().nullable(),
    /** What it was before: 38 before, 33 now. */
    before: p.double().$type<number>().nullable(),
    /** "mph". */
    unit: p.text().nullable(),
    /** The days it was taken, both inclusive. */
    fromDay: p.type('date').$type<DateText>().nullable(),
    toDay: p.type('date').$type<DateText>().nullable(),
    /** Who counted: "Girton Community Speedwatch". */
    source: p.text().nullable(),
  },
});

/** One figure of an update. */
export class Measure extends measureSchema.class {
  /** As a version keeps it. */
  static kept(this: void, { id, name, value, ...rest }: Measure): MeasureKept {
    const { outOf = null, before = null, unit = null, fromDay = null, toDay = null, source = null } = rest;
    return { id, name, value, outOf, before, unit, fromDay, toDay, source };
  }

  /** "vehicles over 35 mph: 26 of 330 (1 November 2026 to 5 November 2026, counted by Speedwatch)". */
  static inWords(this: void, { name, value, outOf, before, unit, fromDay, toDay, source }: MeasureFacts): string {
    const now = [number.format(value), typeof outOf !== 'number' ? null : `of ${number.format(outOf)}`, unit].filter(
      Boolean,
    );
    const days = fromDay && [fromDay, ...(toDay && toDay !== fromDay ? [toDay] : [])].map(shortDayInWords).join(' to ');
    const whence = [days, source && `counted by ${source}`].filter(Boolean).join(', ');
    const earlier = typeof before !== 'number' ? '' : `, before: ${number.format(before)}`;
    return `${name}: ${now.join(' ')}${earlier}${whence && ` (${whence})`}`;
  }
}
measureSchema.setClass(Measure);

/** What a measure says. */
export type MeasureFacts = Pick<MeasureKept, 'name' | 'value'> & Partial<Omit<MeasureKept, 'id'>>;

/** A measure as a version keeps it. */
export interface MeasureKept {
  /** Its own, over all versions of its update; none before it is stored. */
  id?: string;
  name: string;
  value: number;
  outOf: number | null;
  before: number | null;
  unit: string | null;
  fromDay: DateText | null;
  toDay: DateText | null;
  source: string | null;
}

const versionSchema = defineEntity({
  name: 'UpdateVersion',
  indexes: [
    {
      name: 'update_version_measures',
      expression: 'create index "update_version_measures" on "update_version" using gin ("measures" jsonb_path_ops)',
    },
  ],
  properties: {
    update: () => p.manyToOne(ProgressUpdate).ref().primary().deleteRule('cascade'),
    version: p.integer().primary(),
    body: p.text(),
    bodyHtml: p.text(),
    placeIds: p.array().$type<string[]>(),
    measures: p.json().$type<MeasureKept[]>(),
    writtenAt: p.datetime(),
    writtenBy: () => p.manyToOne(Officer).ref(),
  },
});

/** What an update said before it was corrected; the team may read it. */
export class UpdateVersion extends versionSchema.class {}
versionSchema.setClass(UpdateVersion);
