import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'Postcode',
  checks: [
    {
      name: 'postcode_without_spaces',
      expression: `postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$'`,
    },
  ],
  properties: {
    /** In capitals without a space: `CB30QH`. */
    postcode: p.text().primary(),
    /** Of its middle, in degrees (WGS 84). */
    latitude: p.double().$type<number>(),
    longitude: p.double().$type<number>(),
    /** The GSS codes of the parish, ward and district that its file names. */
    codes: p.array().$type<string[]>(),
  },
});

/** Where a postcode is. */
export class Postcode extends schema.class {}
schema.setClass(Postcode);

const fileSchema = defineEntity({
  name: 'PostcodeFile',
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** Of the file, without its folder. */
    name: p.text(),
    /** Whose data it is, for the attribution that its licence asks for. */
    source: p.text(),
    /** How many it held. */
    postcodes: p.integer(),
    importedAt: p.datetime(),
  },
});

/** A file of postcodes that was imported; the newest is the one that is used. */
export class PostcodeFile extends fileSchema.class {}
fileSchema.setClass(PostcodeFile);
