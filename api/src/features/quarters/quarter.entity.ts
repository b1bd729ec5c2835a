import { defineEntity, p } from '@mikro-orm/core';
import { type DateText, quarterInWords } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { type QuarterStage, stageOf, type Timetable } from './quarter.rules.ts';

const schema = defineEntity({
  name: 'Quarter',
  checks: [
    { name: 'quarter_dates', expression: 'ends_on >= starts_on and ends_on - starts_on < 366' },
    { name: 'quarter_timetable', expression: 'vote_until is null or vote_from is null or vote_until > vote_from' },
  ],
  indexes: [
    {
      name: 'quarter_never_overlap',
      expression:
        'alter table "quarter" add constraint "quarter_never_overlap" exclude using gist ("area_id" with =, daterange("starts_on", "ends_on", \'[]\') with &&)',
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The neighbourhood. Its quarters never overlap: an exclusion constraint sees to it. */
    area: () => p.manyToOne(Area).ref().index(),
    /** First and last day in London, both inclusive. */
    startsOn: p.type('date').$type<DateText>(),
    endsOn: p.type('date').$type<DateText>(),
    suggestFrom: p.datetime().nullable(),
    voteFrom: p.datetime().nullable(),
    voteUntil: p.datetime().nullable(),
  },
});

/** A neighbourhood's three months (or so) from one meeting to the next. */
export class Quarter extends schema.class {
  /** "August to October 2022". */
  inWords(): string {
    return quarterInWords(this.startsOn, this.endsOn);
  }

  /** What the schema says of a quarter by its timetable: its name and where it stands. */
  static told(timetable: Timetable, now: Date): { name: string; stage: QuarterStage } {
    return { name: quarterInWords(timetable.startsOn, timetable.endsOn), stage: stageOf(timetable, now) };
  }
}
schema.setClass(Quarter);
