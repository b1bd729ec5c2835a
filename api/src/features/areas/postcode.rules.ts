/** The beginning of postcodes: the outward half, and as much of the inward half as was typed. */
export interface PostcodePart {
  outward: string;
  /** None, the sector's digit, or that and a letter. */
  inward: string;
}

/**
 * What a typed text can mean as a postcode. Readings are those as typed; `slips` are those that it would be with O for 0
 * or I for 1 (or the other way round), the fewest first: which of them are postcodes, only the register can tell.
 */
export type ReadPostcode =
  | { kind: 'FULL'; readings: readonly string[]; slips: readonly string[] }
  | { kind: 'PART'; readings: readonly PostcodePart[]; slips: readonly PostcodePart[] }
  /** One letter or two: where a postcode begins, and where half the country does. */
  | { kind: 'TOO_SHORT' }
  /** Meant as one, as far as one can tell, and written as none is. */
  | { kind: 'MALFORMED' }
  /** Something else: a name, a path, a code. */
  | { kind: 'NOT_ONE' };

const FULL = /^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$/;
const OUTWARD = /^[A-Z]{1,2}[0-9][0-9A-Z]?$/;
const INWARD_BEGUN = /^([0-9][A-Z]?)?$/;
/**
 * As Royal Mail really writes them (Programmers' Guide: never C I K M O V among the last two letters, nor I O behind the
 * district's digit): nobody meant by a slip what cannot be.
 */
const STRICT = /^[A-Z]{1,2}[0-9][0-9A-HJ-NP-Z]?[0-9][ABD-HJLNP-UW-Z]{2}$/;
const STRICT_OUTWARD = /^[A-Z]{1,2}[0-9][0-9A-HJ-NP-Z]?$/;
const LONGEST = 7;
const SLIPS: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', '1': 'I' };

/** What a typed text can mean as a postcode, whatever its case, spaces and hyphens. Pure: it knows no postcode. */
export function readPostcode(typed: string): ReadPostcode {
  const text = typed.normalize('NFKC').trim().toUpperCase();
  if (text.length > 20) return { kind: 'NOT_ONE' };
  const [head = '', ...tail] = text.split(/[\s\p{Pd}]+/u);
  const signs = [head, ...tail].join('');
  if (/^[A-Z]{1,2}$/.test(signs)) return { kind: 'TOO_SHORT' };
  if (!/^[A-Z0-9]+$/.test(signs) || !/[0-9]/.test(signs) || signs.length > LONGEST + 1) return { kind: 'NOT_ONE' };
  const [first, ...others] = variantsOf(signs);
  const full = [first as string].filter((each) => FULL.test(each));
  const slipped = others.filter((each) => STRICT.test(each));
  if (full.length + slipped.length > 0) return { kind: 'FULL', readings: full, slips: slipped };
  if (!/^[A-Z]/.test(signs)) return { kind: 'NOT_ONE' };
  // A space that was typed says where the halves meet.
  const at = tail.length === 0 ? null : head.length;
  const readings = partsOf(first as string, at);
  const slips = others.flatMap((each) => partsOf(each, at)).filter(({ outward }) => STRICT_OUTWARD.test(outward));
  if (readings.length + slips.length > 0) return { kind: 'PART', readings, slips };
  return { kind: 'MALFORMED' };
}

/** A postcode as people write it: with the space before its last three signs. */
export function writtenPostcode(postcode: string): string {
  return `${postcode.slice(0, -3)} ${postcode.slice(-3)}`;
}

/** The beginning of a postcode as people write it. */
export function writtenPart({ outward, inward }: PostcodePart): string {
  return inward === '' ? outward : `${outward} ${inward}`;
}

/** The text, then all that it may be a slip for, the fewest slips first. At most 128, of seven signs. */
function variantsOf(signs: string): string[] {
  let variants: [text: string, slips: number][] = [['', 0]];
  for (const sign of signs.slice(0, LONGEST)) {
    const other = SLIPS[sign];
    variants = variants.flatMap(([text, slips]): [string, number][] =>
      other === undefined
        ? [[text + sign, slips]]
        : [
            [text + sign, slips],
            [text + other, slips + 1],
          ],
    );
  }
  const rest = signs.slice(LONGEST);
  return variants.sort(([, some], [, more]) => some - more).map(([text]) => text + rest);
}

/** How a text can be the beginning of postcodes: as a whole outward half first. */
function partsOf(signs: string, at: number | null): PostcodePart[] {
  const cuts = at === null ? [signs.length, signs.length - 1, signs.length - 2] : [at];
  return cuts
    .filter((cut) => cut > 0)
    .map((cut) => ({ outward: signs.slice(0, cut), inward: signs.slice(cut) }))
    .filter(({ outward, inward }) => OUTWARD.test(outward) && INWARD_BEGUN.test(inward));
}
