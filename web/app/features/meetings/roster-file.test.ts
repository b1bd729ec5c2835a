/** @jest-environment node */

import { anEntry } from './roster.factory.ts';
import { neutral, rosterFile } from './roster-file.server.ts';

describe('a roster as a file', () => {
  const file = rosterFile([
    anEntry({ id: '1', name: 'Zoë Ash', registeredAt: '2026-07-01T18:30:00Z' }),
    anEntry({
      id: '2',
      name: '=HYPERLINK("http://evil.test","Ann")',
      needs: 'A ramp, "wide"\nand a loop',
      phone: '+44 1223 000000',
      status: 'WAITING',
      waitingPosition: 3,
      hasCompanion: true,
    }),
    anEntry({ id: '3', name: null, status: 'ATTENDED', attendedAt: '2026-12-01T19:02:00Z' }),
    anEntry({ id: '4', name: 'Bob', status: 'WITHDRAWN' }),
  ]);
  const lines = file.slice(1).split('\r\n');

  test('begins with the mark that Excel knows UTF-8 by, and with its columns', () => {
    expect(file.charCodeAt(0)).toBe(0xfeff);
    expect(lines[0]).toBe(
      '"Name","Place","Number in line","Companion","Needs","Phone","Registered at","Checked in at"',
    );
  });

  test('tells times as London’s clocks did, in summer and in winter', () => {
    expect(lines.find((line) => line.startsWith('"Zoë Ash'))).toContain('"2026-07-01 19:30",""');
    expect(lines.find((line) => line.includes('"Checked in"'))).toContain('"2026-11-20 12:00","2026-12-01 19:02"');
  });

  test('holds no formula, and quotes what would break a row', () => {
    expect(file).toContain(
      `"'=HYPERLINK(""http://evil.test"",""Ann"")","Waiting, number 3 in line",3,"Yes","A ramp, ""wide""\nand a loop","'+44 1223 000000",`,
    );
    expect(file).not.toMatch(/(^|,|\n)"?[=+\-@]/);
  });

  test('keeps a cell with a line break in quotation marks, so that no row begins in its middle', () => {
    expect(rosterFile([anEntry({ id: '9', needs: 'A ramp\n=1+1' })])).toContain('"A ramp\n=1+1"');
  });

  test('lists those who withdrew last', () => {
    expect(lines.at(-2)).toContain('"Bob","Withdrawn"');
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  [' =1', "' =1"],
  ['\n=1', "'\n=1"],
  ['＝1+1', "'＝1+1"],
  ['\r=1', "'\r=1"],
  ['Ann = Bob', 'Ann = Bob'],
  [3, 3],
  ['', ''],
])('%j is written as %j', (typed, written) => {
  expect(neutral(typed)).toBe(written);
});
