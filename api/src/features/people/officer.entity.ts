import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';

/** An officer's role. RESIDENT is a person's; see `Role` of the schema. */
export const OfficerRole = {
  OFFICER: 'OFFICER',
  INSPECTOR: 'INSPECTOR',
  COMMS: 'COMMS',
  FORCE_ADMIN: 'FORCE_ADMIN',
} as const;
export type OfficerRole = (typeof OfficerRole)[keyof typeof OfficerRole];

const schema = defineEntity({
  name: 'Officer',
  checks: [{ name: 'officer_role', expression: `role in ('OFFICER', 'INSPECTOR', 'COMMS', 'FORCE_ADMIN')` }],
  uniques: [
    {
      name: 'officer_email_in_post',
      properties: ['email'],
      expression: `create unique index "officer_email_in_post" on "officer" ("email") where dismissed_at is null`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The address they sign in with, lower-cased. Null for a member of the team who is listed and does not sign in. */
    email: p.text().nullable(),
    role: p.text().$type<OfficerRole>(),
    /** "PCSO", "Neighbourhood inspector". */
    title: p.text(),
    displayName: p.text().nullable(),
    nameWithheld: p.boolean().default(false),
    /** When they can be reached, in words: "Monday to Friday, 9am to 5pm". */
    hours: p.text().nullable(),
    cover: () => p.manyToOne(Officer).ref().nullable(),
    areas: () =>
      p
        .manyToMany(Area)
        .owner()
        .pivotEntity(() => OfficerArea),
    appointedAt: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    dismissedAt: p.datetime().nullable(),
  },
});

/** A police officer, PCSO or member of staff who acts for the team in the areas given. */
export class Officer extends schema.class {
  /** The name for everybody; null where it is withheld or none was given. */
  publicName(): string | null {
    return this.nameWithheld ? null : (this.displayName ?? null);
  }
}
schema.setClass(Officer);

const areaSchema = defineEntity({
  name: 'OfficerArea',
  properties: {
    officer: () => p.manyToOne(Officer).ref().primary().deleteRule('cascade'),
    /** Indexed, for the team of one area. */
    area: () => p.manyToOne(Area).ref().primary().index().deleteRule('cascade'),
  },
});

/** An area that an officer was given. */
export class OfficerArea extends areaSchema.class {}
areaSchema.setClass(OfficerArea);
