import { type Mail, messageIdOf, sound, Unmailable } from './mail.ts';

const mail: Mail = { to: 'ann@example.org', subject: 'Your code', text: 'x', html: '<p>x</p>' };

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';

test('one with a calendar and an id is sound', () => {
  const invited: Mail = { ...mail, id: 'a-1.b_2', calendar: { method: 'REQUEST', content: CALENDAR } };
  expect(sound(invited)).toBe(invited);
});

test('the Message-ID is at the host, without its port', () => {
  expect(messageIdOf('a.1', 'http://localhost:3000')).toBe('<a.1@localhost>');
  expect(messageIdOf('a.1', 'https://patchwork.example')).toBe('<a.1@patchwork.example>');
});

test('an ordinary mail is sound', () => {
  expect(sound({ ...mail, headers: { 'List-Unsubscribe': '<https://patchwork.example/u>' } })).toMatchObject({
    to: 'ann@example.org',
  });
});

test.each([
  ['two recipients', { to: 'ann@example.org, bob@example.org' }],
  ['two by a semicolon', { to: 'ann@example.org;bob@example.org' }],
  ['a name before the address', { to: 'Bob <bob@example.org>' }],
  ['no address', { to: '' }],
  ['a line break in the address', { to: 'ann@example.org\r\nBcc: bob@example.org' }],
  ['a line break in the subject', { subject: 'Hello\r\nBcc: bob@example.org' }],
  ['a lone line feed in a header', { headers: { 'X-Note': 'a\nBcc: bob@example.org' } }],
  ['a line break in a header’s name', { headers: { 'X-Note\nBcc': 'bob@example.org' } }],
  ['an id with an end to it', { id: 'a>b' }],
  ['an id with a host', { id: 'a@b' }],
  ['an id with a line break', { id: 'a\n' }],
  ['an id with two dots together', { id: 'a..b' }],
  ['an empty id', { id: '' }],
  ['an id too long for a line', { id: 'a'.repeat(201) }],
  ['a calendar of another method', { calendar: { method: 'CANCEL', content: CALENDAR } }],
  ['half a calendar', { calendar: { method: 'REQUEST', content: CALENDAR.slice(0, -5) } }],
  ['a calendar that a column cannot hold', { calendar: { method: 'REQUEST', content: CALENDAR.replace('2.0', '\0') } }],
] as [string, Partial<Mail>][])('refuses %s', (_, change) => {
  expect(() => sound({ ...mail, ...change })).toThrow(Unmailable);
});
