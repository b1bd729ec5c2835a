import { type Mail, sound, Unmailable } from './mail.ts';

const mail: Mail = { to: 'ann@example.org', subject: 'Your code', text: 'x', html: '<p>x</p>' };

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
])('refuses %s', (_, change) => {
  expect(() => sound({ ...mail, ...change })).toThrow(Unmailable);
});
