import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import {
  aBallot,
  CAST,
  closeNow,
  ENTER,
  MY_VOTE,
  OPEN,
  type Opened,
  someVotes,
} from '../features/ballots/ballot.factory.ts';
import { BallotKeys } from '../features/ballots/ballot-keys.ts';
import { BallotsJobs } from '../features/ballots/ballots.jobs.ts';
import { SealingService } from '../features/ballots/sealing.service.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser, Options } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';
import { Desk } from './desk.ts';

/** What a deed of the ballots may write. */
const TABLES = `ballot ballot_option ballot_option_place ballot_option_suggestion participation paper_batch sealed_line
  ballot_result ballot_box.live_vote quarter deed_key kept_mail audit_entry pgboss.job_common`;

const RESULT = `query ($id: ID!) { ballot(id: $id) { state result { sealedAt voters residents isOrderOnly noneOfThese
  noFurtherChoice sha256 auditHead options { rank isTied votes option { id title } }
  levels { level voters noneOfThese noFurtherChoice options { optionId votes } } turnout { voters area { path } } } } }`;

/** The deeds around the votes of testshire/north, over HTTP, at the time of the day: votes run on the database's clock. */
export class BallotDesk extends Desk {
  readonly jobs: BallotsJobs;
  readonly keys: BallotKeys;
  readonly sealing: SealingService;
  /** Where the keys of the votes are. */
  readonly keyDir: string;

  private constructor(patch: Patch, team: Team) {
    super(patch, team, TABLES);
    this.jobs = patch.app.get(BallotsJobs, { strict: false });
    this.keys = patch.app.get(BallotKeys, { strict: false });
    this.sealing = patch.app.get(SealingService, { strict: false });
    this.keyDir = patch.app.get<Environment>(ENVIRONMENT, { strict: false }).ballotKeyDir;
  }

  /** No job runs by itself here, unless told otherwise. */
  static async open(options: Options = {}): Promise<BallotDesk> {
    const patch = await aPatch(options.database, { ...options, env: { ROLE: 'web', ...options.env } });
    patch.clock.set(new Date().toISOString());
    return new BallotDesk(patch, await aTeam(patch));
  }

  ballot(given: Parameters<typeof aBallot>[2] = {}, by: Browser = this.team.inspector): Promise<Opened> {
    return aBallot(this.patch, by, given);
  }

  openBallot(input: object, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(OPEN, { input });
  }

  cast(by: Browser, { id }: { id: string }, optionIds: readonly string[]): Promise<Answer> {
    return by.ask(CAST, { ballotId: id, optionIds });
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async mine(by: Browser, { id }: { id: string }): Promise<any> {
    return (await by.ask(MY_VOTE, { id })).data?.myVote ?? null;
  }

  enter(by: Browser, input: object): Promise<Answer> {
    return by.ask(ENTER, { input });
  }

  /** Papers that both officers counted alike. */
  async papers(
    { id: ballotId }: { id: string },
    votes: Record<string, number>,
    papers: number,
    noneOfThese = 0,
  ): Promise<void> {
    const figures = {
      papers,
      noneOfThese,
      votes: Object.entries(votes).map(([optionId, n]) => ({ optionId, votes: n })),
    };
    const collectedOn = new Date().toISOString().slice(0, 10);
    const input = { ballotId, source: 'PAPER', collectedOn, placePath: 'testshire/north', ...figures };
    const { id: batchId } = (await this.enter(this.team.officer, input)).data.enterVotes;
    const { data } = await this.enter(this.team.inspector, { ...input, batchId });
    if (!data?.enterVotes?.confirmedAt) throw new Error(`Not confirmed: ${JSON.stringify(data)}`);
  }

  votes(ballot: Opened, howMany: number, choose?: Parameters<typeof someVotes>[3], home?: string) {
    return someVotes(this.patch, ballot, howMany, choose, home);
  }

  /** Closes a vote and seals it. */
  async seal({ id }: { id: string }): Promise<boolean> {
    await closeNow(this.patch, id);
    return this.sealing.seal(id);
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async result({ id }: { id: string }, by: Browser = this.patch.browser()): Promise<any> {
    return (await by.ask(RESULT, { id })).data.ballot.result;
  }

  file({ id }: { id: string }, name: 'ballots.csv' | 'result.json'): Promise<Response> {
    return fetch(`${this.patch.url}/ballots/${id}/${name}`);
  }

  /** Whether the key of a vote is on the disk. */
  async hasKey({ id }: { id: string }): Promise<boolean> {
    return (await this.keys.kept()).includes(id);
  }
}
