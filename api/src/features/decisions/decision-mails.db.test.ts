import { jest } from '@jest/globals';
import { DecisionDesk } from '../../testing/decision-desk.ts';
import { type Tap, tapped } from '../../testing/statements.ts';
import { aSuggestion } from '../suggestions/suggestion.factory.ts';
import { adoptedOf } from './decision.factory.ts';

jest.setTimeout(60_000);

let desk: DecisionDesk;
beforeAll(async () => {
  desk = await DecisionDesk.open();
});
afterAll(() => desk?.patch.close());

let made = 0;
/** An accepted suggestion, and whose. */
async function suggested(more: Parameters<typeof aSuggestion>[1] = {}): Promise<{ id: string; email: string }> {
  const email = `suggests${++made}@x.test`;
  const by = desk.team.inspector.officer;
  const suggestion = await aSuggestion(desk.patch.em(), { status: 'ACCEPTED', by, email, wantsNews: true, ...more });
  return { id: suggestion.id, email };
}
const merged = async (into: { id: string }, more: object = {}) =>
  suggested({ status: 'MERGED', mergedInto: into as never, ...more });

/** A decision that adopts the first option of two, with what stood behind each. */
async function decided(first: string[], second: string[]): Promise<string> {
  const options = [{ suggestionIds: first }, { suggestionIds: second }];
  const { quarterId, options: voted } = await desk.sealed({ votes: [1, 0], options });
  return desk.adopted({ quarterId, priorities: [adoptedOf('Slower cars', voted[0]?.id)] });
}
const mailsOf = async (emails: readonly string[]) => {
  const counts: number[] = [];
  for (const email of emails) counts.push((await desk.mails(email)).length);
  return counts;
};

test('who asked to be told what came of their suggestion is told once, whatever came of it', async () => {
  const [adopted, left, silent] = [await suggested(), await suggested(), await suggested({ wantsNews: false })];
  const [alike, alikeSilent] = [await merged(adopted), await merged(adopted, { wantsNews: false })];
  const elsewhere = await suggested();
  const id = await decided([adopted.id, silent.id], [left.id]);
  // Nobody is written to before the decision is there for good.
  expect(await mailsOf([adopted.email, left.email, alike.email])).toEqual([0, 0, 0]);
  await desk.jobs.tell(id);
  const told = [adopted, alike, left].map(({ email }) => email);
  expect(await mailsOf(told)).toEqual([1, 1, 1]);
  expect(await mailsOf([silent, alikeSilent, elsewhere].map(({ email }) => email))).toEqual([0, 0, 0]);
  for (const email of told) {
    const [mail] = await desk.mails(email);
    expect(mail).toMatchObject({ to: email, subject: 'What came of your suggestion' });
    expect(mail?.text).toContain(`/decisions/${id}`);
    expect(mail?.text).toMatch(/The\s+mark\s+of\s+the\s+count\s+when\s+it\s+was\s+closed:\s+[0-9a-f]{64}\./);
    for (const other of told.filter((each) => each !== email)) expect(JSON.stringify(mail)).not.toContain(other);
  }
  const text = async (of: { email: string }) => (await desk.mails(of.email))[0]?.text;
  expect(await text(adopted)).toContain('one of its priorities: “Slower cars”');
  expect(await text(alike)).toContain('one of its priorities: “Slower cars”');
  expect(await text(left)).toContain('not one of its priorities this time');
});

test('the job that runs again, or twice at once, tells nobody twice', async () => {
  const some = await Promise.all([suggested(), suggested(), suggested()]);
  const id = await decided(
    some.map((each) => each.id),
    [],
  );
  await Promise.all([desk.jobs.tell(id), desk.jobs.tell(id), desk.jobs.tell(id)]);
  await desk.jobs.tell(id);
  expect(await mailsOf(some.map(({ email }) => email))).toEqual([1, 1, 1]);
});

test('the job that dies in the middle goes on where it was: nobody is left out or told twice', async () => {
  const base = await suggested();
  const others: string[] = [];
  for (let i = 0; i < 149; i++) others.push((await merged(base)).email);
  const id = await decided([base.id], []);
  const emails = [base.email, ...others];
  let told = 0;
  // The second hundred breaks off after twenty.
  const dies: Tap = (text, send) => {
    if (/^update suggestion set wants_news/.test(text) && ++told === 120) throw new Error('killed');
    return send(text);
  };
  await expect(tapped(dies, () => desk.jobs.tell(id))).rejects.toThrow('killed');
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0);
  expect(sum(await mailsOf(emails))).toBe(100);
  await desk.jobs.tell(id);
  expect(new Set(await mailsOf(emails))).toEqual(new Set([1]));
});

test('whoever erased themselves meanwhile is told nothing, and what they suggested keeps nobody waiting', async () => {
  const gone = await suggested();
  const stays = await suggested();
  const by = await desk.patch.as(gone.email);
  const { quarterId, options } = await desk.sealed({ options: [{ suggestionIds: [gone.id, stays.id] }] });
  expect((await by.ask('mutation { eraseMe { __typename } }')).data.eraseMe.__typename).toBe('Done');
  const before = (await desk.mails(gone.email)).length;
  const id = await desk.adopted({ quarterId, priorities: [adoptedOf('Cars', options[0]?.id)] });
  await desk.jobs.tell(id);
  expect((await desk.mails(gone.email)).length).toBe(before);
  expect(await mailsOf([stays.email])).toEqual([1]);
});
