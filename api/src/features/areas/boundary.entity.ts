import { defineEntity, p } from '@mikro-orm/core';
import { Area } from './area.entity.ts';

/** A ring of `[longitude, latitude]` in degrees (WGS 84), closed: its last point is its first. */
export type Ring = [longitude: number, latitude: number][];
/** The coordinates of a GeoJSON MultiPolygon: parts, each an outer ring and the holes in it (RFC 7946 §3.1.7). */
export type Parts = Ring[][];

const schema = defineEntity({
  name: 'AreaBoundary',
  checks: [
    { name: 'area_boundary_dates', expression: 'valid_until is null or valid_until > valid_from' },
    { name: 'area_boundary_frame', expression: 'cardinality(frame) = 4' },
  ],
  indexes: [
    {
      name: 'area_boundary_one_at_a_time',
      expression: `alter table "area_boundary" add constraint "area_boundary_one_at_a_time" exclude using gist ("area_id" with =, daterange("valid_from", "valid_until", '[)') with &&)`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    area: () => p.manyToOne(Area).ref().deleteRule('cascade'),
    /** The first day on which it holds. */
    validFrom: p.date(),
    /** The first day on which it no longer holds; null while it does. */
    validUntil: p.date().nullable(),
    /** As the source has it, not simplified. */
    geometry: p.json().columnType('json').$type<Parts>(),
    /** Simplified for the map: the `d` of an SVG path, north up, in units of a hundred-thousandth of a degree of longitude (Mercator). */
    outline: p.text(),
    /** Around the outline, in its units: least x, least y, greatest x, greatest y. */
    frame: p
      .array((text) => Number(text))
      .columnType('int[]')
      .$type<number[]>(),
    /** Whose data it is, for the attribution that its licence asks for. */
    source: p.text(),
    /** For a demonstration, where no true boundary may be kept: any true one comes before it. */
    isMadeUp: p.boolean().default(false),
  },
});

/** Where an area lay between two dates. Earlier ones are kept. */
export class AreaBoundary extends schema.class {}
schema.setClass(AreaBoundary);

const successorSchema = defineEntity({
  name: 'AreaSuccessor',
  checks: [
    { name: 'area_successor_another', expression: 'area_id <> successor_id' },
    { name: 'area_successor_share', expression: 'share > 0 and share <= 1' },
  ],
  properties: {
    /** The area that ended. */
    area: () => p.manyToOne(Area).ref().primary().deleteRule('cascade'),
    successor: () => p.manyToOne(Area).ref().primary().index().deleteRule('cascade'),
    /** How much of the land of the one that ended lies in it, from 0 to 1. */
    share: p.double().$type<number>(),
  },
});

/** An area into which one that ended went, whole or in part. */
export class AreaSuccessor extends successorSchema.class {}
successorSchema.setClass(AreaSuccessor);
