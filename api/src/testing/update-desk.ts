import { aPriority } from '../features/priorities/priority.factory.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';

/** All that anybody may ask of an update. */
export const UPDATE = `id version body bodyHtml status postedAt correctedAt withdrawnAt withdrawnReason places { path }
  measures { name value outOf before unit from to source } author { id } approvedBy { id } priority { id }`;

const ANSWER = `__typename ... on ProgressUpdate { ${UPDATE} } ... on UpdateRefusal { message reason field }`;
const deed = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${ANSWER} } }`;

const TABLES = ['progress_update', 'measure', 'update_version', 'update_place', 'deed_key', 'audit_entry'];

/** The code of the first error. */
export const codeOf = ({ errors }: Pick<Answer, 'errors'>): string | undefined => errors[0]?.extensions?.code;

/** What a deed was answered with: a refusal's reason, the type of the thing, or the code of a fault. */
export function answerOf({ data, errors }: Answer): string | undefined {
  const [answer] = Object.values(data ?? {}) as { __typename: string; reason?: string }[];
  return answer?.reason ?? answer?.__typename ?? errors[0]?.extensions?.code;
}

/** Does a deed so many times at once. */
export function times<T>(count: number, act: (i: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, i) => act(i)));
}

/**
 * The deeds around the updates of one priority of testshire/north, about its place `girton`: `fresh` makes another one
 * and puts the clock back to noon on 14 September 2022. Each deed is an officer's unless told otherwise.
 */
export class UpdateDesk {
  readonly patch: Patch;
  readonly team: Team;
  priorityId = '';

  private constructor(patch: Patch, team: Team) {
    this.patch = patch;
    this.team = team;
  }

  static async open(): Promise<UpdateDesk> {
    const patch = await aPatch();
    return new UpdateDesk(patch, await aTeam(patch));
  }

  async fresh(): Promise<void> {
    this.patch.clock.set('2022-09-14T12:00:00Z');
    this.priorityId = (await aPriority(this.patch.em(), { places: ['testshire/north/girton'] })).id;
  }

  post(input: object = {}, by: Browser = this.team.officer): Promise<Answer> {
    const { priorityId } = this;
    return by.ask(deed('postUpdate', 'PostUpdateInput'), { input: { priorityId, body: 'Done.', ...input } });
  }

  /** The same, answered with the update. */
  async posted(input: object = {}, by?: Browser): Promise<{ id: string }> {
    return (await this.post(input, by)).data.postUpdate;
  }

  correct(input: object, by: Browser = this.team.officer): Promise<Answer> {
    const words = { version: 1, body: 'Done again.', ...input };
    return by.ask(deed('correctUpdate', 'CorrectUpdateInput'), { input: words });
  }

  withdraw(input: object, by: Browser = this.team.officer): Promise<Answer> {
    return by.ask(deed('withdrawWords', 'WithdrawWordsInput'), { input: { reason: 'It was wrong.', ...input } });
  }

  purge(input: object, by: Browser = this.team.admin): Promise<Answer> {
    return by.ask(deed('purgeWords', 'PurgeWordsInput'), { input: { reason: 'A name.', ...input } });
  }

  approve(id: string, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(`mutation ($id: ID!) { approveUpdate(updateId: $id) { ${ANSWER} } }`, { id });
  }

  read(id: string, by: Browser = this.patch.browser(), fields = UPDATE): Promise<Answer> {
    return by.ask(`query ($id: ID!) { update(id: $id) { ${fields} } }`, { id });
  }

  /** Sees that nothing changed in the database, whatever was answered. */
  async nothingWritten(act: () => Promise<Answer>): Promise<Answer> {
    const before = await this.#rows();
    const answer = await act();
    expect(await this.#rows()).toBe(before);
    return answer;
  }

  async #rows(): Promise<string> {
    const em = this.patch.em();
    return JSON.stringify(
      await Promise.all(TABLES.map((table) => em.execute(`select t.* from ${table} t order by t::text`))),
    );
  }
}
