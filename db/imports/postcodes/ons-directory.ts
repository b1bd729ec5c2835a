import { codesOf, type Format, numberOf, postcodeOf, quoted, Wrong, withinTheKingdom } from './row.ts';

/** A latitude that stands for "no place known" (ONSPD User Guide: 99.999999). */
const NO_PLACE = 90;
/** Girobank's, which the directory lists: nobody lived at it. */
const NO_HOME = /^GIR ?0AA$/;

/** A column with the names it has had; a year stands in newer ones (`lad25cd`). */
interface Column {
  called: string;
  pattern: RegExp;
}

const POSTCODE: Column = { called: 'pcds (or pcd, pcd2, pcd7, pcd8)', pattern: /^(pcds|pcd8?|pcd[27])$/ };
const ENDED: Column = { called: 'doterm', pattern: /^doterm$/ };
const LATITUDE: Column = { called: 'lat', pattern: /^lat(itude)?$/ };
const LONGITUDE: Column = { called: 'long', pattern: /^long?(itude)?$/ };
/** The most local first, as the codes are kept. */
const AREAS = [
  /^(parish|parncp(\d\d)?cd|par(\d\d)?cd)$/,
  /^(osward|ward|wd(\d\d)?cd)$/,
  /^(oslaua|laua|lad(\d\d)?cd)$/,
];

/**
 * The ONS Postcode Directory (and the National Statistics Postcode Lookup, which has the same columns but the parish).
 *
 * @param header its first line's cells
 * @throws Wrong where it lacks a column that it cannot do without
 */
export function onsDirectory(header: readonly string[]): Format {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = [POSTCODE, ENDED, LATITUDE, LONGITUDE].filter(({ pattern }) => columnOf(names, pattern) === -1);
  if (missing.length > 0) throw new Wrong(saidMissing(missing, header));
  const [postcode, ended, latitude, longitude] = [POSTCODE, ENDED, LATITUDE, LONGITUDE].map(({ pattern }) =>
    columnOf(names, pattern),
  ) as [number, number, number, number];
  const areas = AREAS.map((pattern) => columnOf(names, pattern)).filter((column) => column !== -1);
  return {
    name: 'the ONS Postcode Directory',
    columns: header.length,
    hasHeader: true,
    sourceOf: (year) =>
      `Contains OS data © Crown copyright and database right ${year}. Contains Royal Mail data © Royal Mail copyright and database right ${year}. Source: Office for National Statistics licensed under the Open Government Licence v.3.0.`,
    read: (cells) => {
      const cell = (column: number) => cells[column] as string;
      if (cell(ended) !== '') return 'ENDED';
      const [north, east] = [numberOf(cell(latitude), 'lat'), numberOf(cell(longitude), 'long')];
      if (north > NO_PLACE || NO_HOME.test(cell(postcode))) return 'NOWHERE';
      withinTheKingdom(north, east);
      return {
        postcode: postcodeOf(cell(postcode)),
        latitude: String(north),
        longitude: String(east),
        codes: codesOf(areas.map(cell)),
      };
    },
  };
}

/** Where a column is: of several years the newest, of several writings of the postcode any; −1 where it is not. */
function columnOf(names: readonly string[], pattern: RegExp): number {
  const newest = names
    .filter((name) => pattern.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? -1 : names.indexOf(newest);
}

function saidMissing(missing: readonly Column[], header: readonly string[]): string {
  const found = header.slice(0, 60).map(quoted).join(', ');
  return `it has no column ${missing.map(({ called }) => called).join(', nor ')}. Its first line names ${found}. This command takes the ONS Postcode Directory, whose first line names its columns, and Code-Point Open as CSV, which has ten columns and no such line`;
}
