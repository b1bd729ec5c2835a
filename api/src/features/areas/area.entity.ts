import { defineEntity, p } from '@mikro-orm/core';

/** A force, a neighbourhood with a team of its own, or a place (village, parish, ward) inside one. */
export const AreaKind = { FORCE: 'FORCE', NEIGHBOURHOOD: 'NEIGHBOURHOOD', PLACE: 'PLACE' } as const;
export type AreaKind = (typeof AreaKind)[keyof typeof AreaKind];

const schema = defineEntity({
  name: 'Area',
  checks: [
    { name: 'area_kind', expression: `kind in ('FORCE', 'NEIGHBOURHOOD', 'PLACE')` },
    { name: 'area_root', expression: `(kind = 'FORCE') = (parent_id is null)` },
    { name: 'area_neighbourhood', expression: `(kind = 'FORCE') = (neighbourhood_id is null)` },
    { name: 'area_point', expression: '(latitude is null) = (longitude is null)' },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** `cambridgeshire/south-cambridgeshire/girton`: slugs from the force down. */
    path: p.text().unique(),
    kind: p.text().$type<AreaKind>(),
    name: p.text(),
    parent: () => p.manyToOne(Area).ref().nullable().index(),
    /** The neighbourhood whose team polices it: itself for a neighbourhood; null for a force. */
    neighbourhood: () => p.manyToOne(Area).ref().nullable().index(),
    /** The force it belongs to: itself for a force. */
    force: () => p.manyToOne(Area).ref().index(),
    gssCode: p.text().nullable().index(),
    about: p.text().nullable(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    contactEmail: p.text().nullable(),
    contactPhone: p.text().nullable(),
    reportUrl: p.text().nullable(),
    chatUrl: p.text().nullable(),
    website: p.text().nullable(),
    /** The first day on which it was no area any more; what became of it is in `AreaSuccessor`. */
    endedOn: p.date().nullable(),
    codes: () => p.oneToMany(AreaCode).mappedBy('area'),
  },
});

export class Area extends schema.class {
  /** A typed path as paths are kept. PostgreSQL takes no NUL, and no path holds what stands in for it. */
  static pathOf(typed: string): string {
    return typed.trim().toLowerCase().replaceAll('\0', '\uFFFD');
  }

  /** True from the day on which it was no area any more, on that day (London). */
  hasEnded(today: string): boolean {
    return this.endedOn != null && this.endedOn <= today;
  }

  /** True for this area and every area it lies in, seen from the inside: Girton lies in South Cambridgeshire. */
  liesIn(path: string): boolean {
    return this.path === path || this.path.startsWith(`${path}/`);
  }
}
schema.setClass(Area);

/** What a statistical code stands for. */
export const CodeKind = {
  POLICE_FORCE_AREA: 'POLICE_FORCE_AREA',
  DISTRICT: 'DISTRICT',
  WARD: 'WARD',
  PARISH: 'PARISH',
} as const;
export type CodeKind = (typeof CodeKind)[keyof typeof CodeKind];

const codeSchema = defineEntity({
  name: 'AreaCode',
  checks: [{ name: 'area_code_kind', expression: `kind in ('POLICE_FORCE_AREA', 'DISTRICT', 'WARD', 'PARISH')` }],
  properties: {
    area: () => p.manyToOne(Area).ref().primary().deleteRule('cascade'),
    /** A GSS code, `E05011294`. One code may name several areas: a ward of two villages is both. */
    code: p.text().primary().index(),
    kind: p.text().$type<CodeKind>(),
    /** What the code's own register calls it. */
    name: p.text(),
  },
});

export class AreaCode extends codeSchema.class {}
codeSchema.setClass(AreaCode);
