import fc from 'fast-check';
import { readPostcode, writtenPart, writtenPostcode } from './postcode.rules.ts';

const shown = (typed: string) => {
  const read = readPostcode(typed);
  if (read.kind === 'FULL') return [...read.readings.map(writtenPostcode), '|', ...read.slips.map(writtenPostcode)];
  if (read.kind === 'PART') return [...read.readings.map(writtenPart), '|', ...read.slips.map(writtenPart)];
  return read.kind;
};

test.each([
  ['CB3 0QH', ['CB3 0QH', '|']],
  [' cb30qh ', ['CB3 0QH', '|']],
  ['cb3-0qh', ['CB3 0QH', '|']],
  ['C B 3 0 Q H', ['CB3 0QH', '|']],
  ['CB3\u00A00QH', ['CB3 0QH', '|']],
  ['ＣＢ３ ０ＱＨ', ['CB3 0QH', '|']],
  ['W1A 1AA', ['W1A 1AA', '|']],
  ['M1 1AE', ['M1 1AE', '|']],
  ['EC1A 1BB', ['EC1A 1BB', '|']],
])('%s is a postcode', (typed, readings) => expect(shown(typed)).toEqual(readings));

test.each([
  ['CB3 OQH', ['|', 'CB3 0QH']],
  ['cbi 1ab', ['|', 'CB1 1AB']],
  // It may be what it says, or somebody's O.
  ['S01 4AB', ['S01 4AB', '|', 'SO1 4AB']],
  ['0X1 2JD', ['|', 'OX1 2JD']],
  ['IP1 1AA', ['IP1 1AA', '|']],
  ['1P1 1AA', ['|', 'IP1 1AA']],
])('%s is one, with its slips', (typed, readings) => expect(shown(typed)).toEqual(readings));

test.each([
  ['CB3', ['CB3', '|']],
  ['cb3 0', ['CB3 0', '|']],
  ['CB30', ['CB30', 'CB3 0', '|']],
  ['CB3 0Q', ['CB3 0Q', '|']],
  ['CB3 O', ['|', 'CB3 0']],
  ['CB22 6', ['CB22 6', '|']],
  ['CB226', ['CB22 6', '|']],
  ['SW1A', ['SW1A', '|']],
])('%s is a part of one', (typed, readings) => expect(shown(typed)).toEqual(readings));

test.each(['C', 'CB', 'cb ', 'B-'])('%s is too little of one', (typed) => expect(shown(typed)).toBe('TOO_SHORT'));

test.each(['CB3 00H', 'CB30 0QHH', 'CB123 4AB', 'AAA1 1AA', 'CB3 0Q1', 'CB3 0QI2'])(
  '%s is written as none is',
  (typed) => expect(shown(typed)).toBe('MALFORMED'),
);

test.each([
  ...[
    '',
    '  ',
    'Girton',
    'Ely',
    'Histon',
    'testshire/south/girton',
    'E04001788',
    'CB3 0QH, please',
    '101',
    '%',
    '\u0000',
  ],
  ...['St. Ives', '12 High Street', "CB3'; drop table area", 'x'.repeat(101), '🙂'],
])('%j is something else', (typed) => expect(shown(typed)).toBe('NOT_ONE'));

const letters = (from: string) => fc.constantFrom(...from);
const anyPostcode = fc
  .tuple(
    fc.string({ unit: letters('ABCDEFGHIJKLMNOPRSTUWYZ'), minLength: 1, maxLength: 2 }),
    fc.stringMatching(/^[0-9][0-9A-HJKPSTUW]?$/),
    fc.string({ unit: letters('0123456789'), minLength: 1, maxLength: 1 }),
    fc.string({ unit: letters('ABDEFGHJLNPQRSTUWXYZ'), minLength: 2, maxLength: 2 }),
  )
  .map(([area, district, sector, unit]) => ({ outward: area + district, inward: sector + unit }));

test('any postcode is read back, however it is spaced and cased', () => {
  fc.assert(
    fc.property(anyPostcode, fc.constantFrom('', ' ', '  ', '-', ' – '), ({ outward, inward }, between) => {
      const read = readPostcode(`${outward}${between}${inward}`.toLowerCase());
      expect(read).toMatchObject({ kind: 'FULL', readings: [outward + inward] });
    }),
  );
});

test('any postcode with letters for its digits and digits for its letters is among the readings', () => {
  fc.assert(
    fc.property(anyPostcode, ({ outward, inward }) => {
      const slipped = `${outward}${inward}`.replace(
        /[O0I1]/g,
        (sign) => ({ O: '0', '0': 'O', I: '1', '1': 'I' })[sign] as string,
      );
      // Without any digit it is a name.
      fc.pre(/[0-9]/.test(slipped));
      const read = readPostcode(slipped);
      if (read.kind !== 'FULL') throw new Error(`${slipped} was read as ${read.kind}`);
      expect([...read.readings, ...read.slips]).toContain(outward + inward);
    }),
  );
});

test('nothing that is typed breaks the reading, and a part is never long to look up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const read = readPostcode(typed);
      if (read.kind === 'PART') expect(read.readings.length + read.slips.length).toBeLessThanOrEqual(24);
    }),
  );
});
