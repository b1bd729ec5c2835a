import { newReceipts, receiptOf } from './receipts.ts';

test('a receipt is four fives of letters and digits that nobody mistakes, and each is another', () => {
  const many = newReceipts(10_000);
  for (const one of many) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  expect(new Set(many).size).toBe(many.length);
});

test('every character comes as often as every other', () => {
  const counts = new Map<string, number>();
  for (const each of newReceipts(5_000).join('').replaceAll('-', '')) counts.set(each, (counts.get(each) ?? 0) + 1);
  expect(counts.size).toBe(32);
  // 3,125 of each are to be expected, and eight deviations are 440.
  for (const count of counts.values()) expect(Math.abs(count - 3_125)).toBeLessThan(440);
});

test('it is found however it was typed', () => {
  const [receipt = ''] = newReceipts(1);
  const bare = receipt.replaceAll('-', '');
  for (const typed of [receipt, receipt.toLowerCase(), bare, ` ${bare}\n`, bare.split('').join(' ')])
    expect(receiptOf(typed)).toBe(receipt);
});

test('letters that look like digits are taken for them', () => {
  expect(receiptOf('oOiIl-LABCD-EFGHJ-KMNPQ')).toBe('00111-1ABCD-EFGHJ-KMNPQ');
});

test.each(['', '-----', 'ABCDE', 'ABCDE-FGHJK-MNPQR-STVW', 'ABCDE-FGHJK-MNPQR-STVWXY', 'ABCDE-FGHJK-MNPQR-STVWU', 'é'])(
  '“%s” is none',
  (typed) => {
    expect(receiptOf(typed)).toBeNull();
  },
);
