import { withoutRows } from './log.ts';

test('what PostgreSQL quotes of a row stays out of the log', () => {
  const message = `new row for relation "officer" violates check constraint "officer_role"
 - detail: Failing row contains (1, ann@example.org, CHIEF, null).`;
  const stack = `Error: duplicate key value violates unique constraint
 - detail: Key (email)=(ann@example.org) already exists.
    at PostgreSqlDriver.convertException (driver.js:1:2)`;
  expect(withoutRows(message)).toBe('new row for relation "officer" violates check constraint "officer_role"');
  expect(withoutRows(stack)).not.toMatch('ann@example.org');
  expect(withoutRows(stack)).toMatch('    at PostgreSqlDriver.convertException (driver.js:1:2)');
  expect(withoutRows('Key (email)=(ann@example.org) already exists.')).toBe('Key (left out)');
});
