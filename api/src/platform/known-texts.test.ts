import * as fc from 'fast-check';
import { KnownTexts } from './known-texts.ts';

test('gives the text of the bytes, however alike they are to others and however often they come', () => {
  const texts = new KnownTexts();
  const end = fc.constantFrom('', 'a'.repeat(96), 'é'.repeat(200), '{"query":"'.repeat(30));
  fc.assert(
    fc.property(fc.array(fc.tuple(end, fc.string({ unit: 'binary' }), end), { maxLength: 20 }), (all) => {
      for (const parts of [...all, ...all]) {
        const bytes = Buffer.from(parts.join(''));
        expect(texts.of(bytes)).toBe(bytes.toString());
      }
    }),
  );
});

test('a text that differs from another of its length in its middle alone is itself', () => {
  const texts = new KnownTexts();
  const of = (middle: string) => `${'a'.repeat(500)}${middle}${'z'.repeat(500)}`;
  for (const middle of ['one', 'two', 'one', 'two']) expect(texts.of(Buffer.from(of(middle)))).toBe(of(middle));
});

test('does not change with the bytes that it was read from', () => {
  const texts = new KnownTexts();
  const bytes = Buffer.from('first');
  texts.of(bytes);
  bytes.write('other');
  expect([texts.of(Buffer.from('first')), texts.of(bytes)]).toEqual(['first', 'other']);
});

test('forgets rather than grow, and forgets what another took the place of', () => {
  const texts = new KnownTexts();
  for (let i = 0; i < 10; i++) texts.of(Buffer.from(`${'a'.repeat(96)}${i}${'z'.repeat(192)}`));
  expect(texts.size).toBe(289);
  const sizes: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    texts.of(Buffer.from(`${i} ${'x'.repeat(32 * 1024)}`));
    sizes.push(texts.size);
  }
  expect(Math.max(...sizes)).toBeGreaterThan(7 * 1024 * 1024);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(texts.of(Buffer.from('still here'))).toBe('still here');
});
