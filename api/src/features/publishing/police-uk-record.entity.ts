import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Meeting } from '#features/meetings/meeting.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { ProgressUpdate } from '#features/priorities/progress-update.entity.ts';

/** What a record is one of: which list of data.police.uk it was captured from. */
export const RecordKind = {
  FORCE: 'FORCE',
  FORCE_PERSON: 'FORCE_PERSON',
  NEIGHBOURHOOD: 'NEIGHBOURHOOD',
  BOUNDARY: 'BOUNDARY',
  PERSON: 'PERSON',
  EVENT: 'EVENT',
  PRIORITY: 'PRIORITY',
} as const;
export type RecordKind = (typeof RecordKind)[keyof typeof RecordKind];

const schema = defineEntity({
  name: 'PoliceUkRecord',
  checks: [
    {
      name: 'police_uk_record_kind',
      expression: `kind in ('FORCE', 'FORCE_PERSON', 'NEIGHBOURHOOD', 'BOUNDARY', 'PERSON', 'EVENT', 'PRIORITY')`,
    },
  ],
  uniques: [
    { name: 'police_uk_record_once', properties: ['area', 'kind', 'key'] },
    {
      name: 'police_uk_record_neighbourhood',
      properties: ['force', 'key'],
      expression: `create unique index "police_uk_record_neighbourhood" on "police_uk_record" ("force_id", "key") where kind = 'NEIGHBOURHOOD'`,
    },
    {
      name: 'police_uk_record_one_area',
      properties: ['area'],
      expression: `create unique index "police_uk_record_one_area" on "police_uk_record" ("area_id") where kind = 'NEIGHBOURHOOD'`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    force: () => p.manyToOne(Area).ref().deleteRule('cascade'),
    /** The force or the neighbourhood under whose address it was captured. */
    area: () => p.manyToOne(Area).ref().deleteRule('cascade'),
    kind: p.text().$type<RecordKind>(),
    /** What tells it from its neighbours in the list: of a neighbourhood its id there, `NC04`, letter for letter. */
    key: p.text(),
    /** Its place in the list, from 0; -1 for what the source lists no more and our pages still show: it is in no answer. */
    position: p.integer(),
    /** As it was captured, key for key and letter for letter. */
    record: p.json().columnType('json').$type<unknown>(),
    /** What the import made of it in our own tables. While they still say this, the record is served as captured. */
    written: p.json().columnType('json').$type<Record<string, unknown>>(),
    officer: () => p.manyToOne(Officer).ref().nullable().index().deleteRule('cascade'),
    meeting: () => p.manyToOne(Meeting).ref().nullable().index().deleteRule('cascade'),
    priority: () => p.manyToOne(Priority).ref().nullable().index().deleteRule('cascade'),
    /** The update that a priority's `action` became. */
    update: () => p.manyToOne(ProgressUpdate).ref().nullable().index().deleteRule('cascade'),
    importedAt: p.datetime(),
  },
});

/** What data.police.uk said of something, and what it became here. */
export class PoliceUkRecord extends schema.class {}
schema.setClass(PoliceUkRecord);
