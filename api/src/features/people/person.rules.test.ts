import fc from 'fast-check';
import { homeRefusal } from './home.rules.ts';
import { dismissalOf, postFor, roleFor } from './officer.rules.ts';
import { emailFor } from './person.rules.ts';
import { codeFor, networkOf, refusalOf } from './sign-in-code.rules.ts';

describe('a mail address', () => {
  test.each([
    'ann@example.org',
    'ANN@Example.ORG',
    ' ann.b+tag@sub.example.co.uk ',
    "o'neill@police.uk",
    `${'a'.repeat(64)}@example.org`,
  ])('is one: %s', (typed) => {
    expect(emailFor(typed)).toBe(typed.trim().toLowerCase());
  });

  test.each([
    '',
    '@',
    'ann',
    'ann@',
    '@example.org',
    'ann@example',
    'ann@@example.org',
    'ann@example..org',
    '.ann@example.org',
    'ann.@example.org',
    'a b@example.org',
    'ann@exa mple.org',
    'ann@-example.org',
    'ann@127.0.0.1',
    'ann@[127.0.0.1]',
    '"ann"@example.org',
    'Ann <ann@example.org>',
    'ann@example.org,bob@example.org',
    'ann@example.org;bob@example.org',
    'ann@example.org\nbcc: bob@example.org',
    'ann\u0000@example.org',
    'ann@exämple.org',
    'ａnn@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ann@${'a.'.repeat(130)}org`,
  ])('is none: %j', (typed) => {
    expect(emailFor(typed)).toMatchObject({ reason: 'BAD_EMAIL', field: 'email' });
  });

  test('whatever is typed, what is kept has one @, no space, no line break and at most 254 characters', () => {
    const nearly = fc.tuple(fc.string(), fc.string()).map(([local, domain]) => `${local}@${domain}.org`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (typed) => {
        const email = emailFor(typed);
        return typeof email !== 'string' || (/^[^\s@,;:<>()[\]"\\]+@[a-z0-9.-]+$/.test(email) && email.length <= 254);
      }),
    );
  });
});

describe('a code', () => {
  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['1 2 3 4 5 6', '123456'],
    ['123\u00a0456', '123456'],
    ['000000', '000000'],
  ])('%j is %s', (typed, code) => {
    expect(codeFor(typed)).toBe(code);
  });

  test.each(['', '12345', '1234567', '12345a', '１２３４５６', '12-34-56', '-12345'])('%j is none', (typed) => {
    expect(codeFor(typed)).toBeNull();
  });

  test.each([
    [{ reserved: true, atThisCode: 1, isRight: true, hasExpired: false }, null],
    [{ reserved: true, atThisCode: 1, isRight: false, hasExpired: false }, 'WRONG_CODE'],
    [{ reserved: true, atThisCode: 1, isRight: true, hasExpired: true }, 'CODE_EXPIRED'],
    [{ reserved: false, atThisCode: 5, isRight: false, hasExpired: false }, 'TOO_MANY_GUESSES'],
    [{ reserved: false, atThisCode: 2, isRight: false, hasExpired: false }, 'TOO_MANY_GUESSES'],
  ])('%j: %s', (guess, reason) => {
    expect(refusalOf(guess)?.reason ?? null).toBe(reason);
  });
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s counts as the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe('a post', () => {
  const [force, part] = [
    { path: 'f', kind: 'FORCE' },
    { path: 'f/n', kind: 'NEIGHBOURHOOD' },
  ];

  test('is not a resident’s, has a known area, and for communications the whole force', () => {
    expect(roleFor('RESIDENT')).toMatchObject({ reason: 'NOT_AN_OFFICER_ROLE' });
    expect(roleFor('COMMS')).toBe('COMMS');
    expect(postFor('OFFICER', ['f/n'], [part])).toEqual([part]);
    expect(postFor('OFFICER', [], [])).toMatchObject({ reason: 'UNKNOWN_AREA' });
    expect(postFor('OFFICER', ['f/n', 'f/x'], [part])).toMatchObject({ reason: 'UNKNOWN_AREA' });
    expect(postFor('FORCE_ADMIN', ['f/n'], [part])).toMatchObject({ reason: 'WRONG_KIND' });
    expect(postFor('FORCE_ADMIN', ['f'], [force])).toEqual([force]);
  });

  test('is not left by oneself, nor by the last administrator', () => {
    expect(dismissalOf(true, 'FORCE_ADMIN', 3)).toMatchObject({ reason: 'YOURSELF' });
    expect(dismissalOf(false, 'FORCE_ADMIN', 0)).toMatchObject({ reason: 'LAST_ADMIN' });
    expect(dismissalOf(false, 'FORCE_ADMIN', 1)).toBeNull();
    expect(dismissalOf(false, 'INSPECTOR', 0)).toBeNull();
  });
});

test('home stays until the moment it is held to, and not longer', () => {
  const at = new Date('2026-03-03T19:00:00Z');
  const before = new Date(at.getTime() - 1);
  const place = { kind: 'PLACE', neighbourhoodId: 'n1' };
  const held = (heldUntil: Date | null, hasEnded = false) => ({ neighbourhoodId: 'n1', hasEnded, heldUntil });
  expect(homeRefusal(place, 'x', held(at), before)).toMatchObject({
    reason: 'HOME_HELD',
    message: expect.stringContaining('Tuesday 3 March 2026 at 7pm'),
  });
  expect(homeRefusal(place, 'x', held(at), at)).toBeNull();
  expect(homeRefusal(null, null, held(at), before)).toMatchObject({ reason: 'HOME_HELD' });
  expect(homeRefusal(null, 'x', held(null), at)).toMatchObject({ reason: 'UNKNOWN_AREA' });
  expect(homeRefusal({ kind: 'FORCE', neighbourhoodId: null }, 'x', held(null), at)).toMatchObject({
    reason: 'NOT_A_NEIGHBOURHOOD',
  });
  // Of an area that has ended it moves inside the neighbourhood, where the vote counts.
  expect(homeRefusal(place, 'x', held(at, true), before)).toBeNull();
  expect(homeRefusal({ ...place, neighbourhoodId: 'n2' }, 'x', held(at, true), before)).toMatchObject({
    reason: 'HOME_HELD',
  });
  expect(homeRefusal(null, null, held(at, true), before)).toMatchObject({ reason: 'HOME_HELD' });
});
