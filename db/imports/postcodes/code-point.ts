import { degreesOf } from './national-grid.ts';
import { codesOf, type Format, isPostcode, numberOf, postcodeOf, Wrong, withinTheKingdom } from './row.ts';

/** Postcode, quality, easting, northing, country, NHS region, NHS authority, county, district, ward. */
const COLUMNS = 10;
/** Quality of a postcode whose place is not known (Code-Point Open technical specification). */
const NO_PLACE = 90;
const [DISTRICT, WARD] = [8, 9];

/** True for the first line of a file of Code-Point Open, which names no columns. */
export function isCodePoint(cells: readonly string[]): boolean {
  const isNumber = (cell: string | undefined) => /^\d+$/.test(cell ?? '');
  return cells.length === COLUMNS && isPostcode(cells[0] as string) && cells.slice(1, 4).every(isNumber);
}

/** Code-Point Open of Ordnance Survey, as CSV. */
export const codePoint: Format = {
  name: 'Code-Point Open',
  columns: COLUMNS,
  hasHeader: false,
  sourceOf: (year) =>
    `Contains OS data © Crown copyright and database right ${year}. Contains Royal Mail data © Royal Mail copyright and database right ${year}. Contains National Statistics data © Crown copyright and database right ${year}. Licensed under the Open Government Licence v3.0.`,
  read: (cells) => {
    const quality = numberOf(cells[1] as string, 'quality');
    const easting = numberOf(cells[2] as string, 'eastings');
    const northing = numberOf(cells[3] as string, 'northings');
    if (quality === NO_PLACE || easting === 0 || northing === 0) return 'NOWHERE';
    if (easting < 0 || easting > 700_000 || northing < 0 || northing > 1_300_000)
      throw new Wrong(`easting ${easting} and northing ${northing} are not on the National Grid`);
    const { latitude, longitude } = degreesOf(easting, northing);
    withinTheKingdom(latitude, longitude);
    return {
      postcode: postcodeOf(cells[0] as string),
      latitude: latitude.toFixed(6),
      longitude: longitude.toFixed(6),
      codes: codesOf([cells[WARD], cells[DISTRICT]]),
    };
  },
};
