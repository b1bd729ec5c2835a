import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Mailing } from './mailing.entity.ts';

/** What somebody had at an area that ended: the emails about it, or their home. */
export const Moved = { FOLLOW: 'FOLLOW', HOME: 'HOME' } as const;
export type Moved = (typeof Moved)[keyof typeof Moved];

const schema = defineEntity({
  name: 'AreaMove',
  checks: [{ name: 'area_move_what', expression: `what in ('FOLLOW', 'HOME')` }],
  uniques: [{ name: 'area_move_once', properties: ['person', 'from', 'what'] }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    person: () => p.manyToOne(Person).ref().deleteRule('cascade'),
    /** The area that ended. */
    from: () => p.manyToOne(Area).ref().name('from_area_id').deleteRule('cascade'),
    /** Where it was moved to; null where they are asked. */
    to: () => p.manyToOne(Area).ref().name('to_area_id').nullable().deleteRule('cascade'),
    what: p.text().$type<Moved>(),
    at: p.datetime().index(),
    /** By which mail they are told; null until one is left for them. */
    mailing: () => p.manyToOne(Mailing).ref().nullable().index().deleteRule('cascade'),
  },
});

/** That somebody is told what became of an area that was theirs. Whether they still have to choose, their home and follows say. */
export class AreaMove extends schema.class {}
schema.setClass(AreaMove);
