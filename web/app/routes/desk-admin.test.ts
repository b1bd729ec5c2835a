/** @jest-environment node */
import { updateIdIn } from './desk-admin.server.ts';

const first = '5213f396-f48e-4d9e-a8dd-695aaedc5daf';
const last = 'E44EC7DF-a3c5-562c-a7a9-7b6442490115';

test.each([
  [last, last.toLowerCase()],
  [`http://localhost:3000/priorities/${first}#update-${last}`, last.toLowerCase()],
  [`/desk/updates/${first}?done=posted`, first],
  ['an update', null],
  ['', null],
])('%j names the update %j', (typed, id) => {
  expect(updateIdIn(typed)).toBe(id);
});
