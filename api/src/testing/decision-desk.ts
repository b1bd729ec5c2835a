import { closeNow, OPEN, type Opened, someVotes } from '../features/ballots/ballot.factory.ts';
import { SealingService } from '../features/ballots/sealing.service.ts';
import { ADOPT, adoptedOf, DECISION } from '../features/decisions/decision.factory.ts';
import { DecisionsJobs } from '../features/decisions/decisions.jobs.ts';
import { aQuarter } from '../features/quarters/quarter.factory.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';
import { Desk } from './desk.ts';

/** What a deed of the decisions may write. */
const TABLES = `decision decision_priority priority priority_place statement suggestion deed_key kept_mail audit_entry
  pgboss.job_common`;
const DAY = 86_400_000;

interface Voted {
  /** For each option how many choose it, and nothing else. */
  votes?: readonly number[];
  /** What each option takes up, and the priority that it would go on with. */
  options?: readonly { suggestionIds?: string[]; continuesId?: string }[];
  area?: string;
  by?: Browser;
  quarterId?: string;
}

/** The deeds around the decisions of testshire/north, over HTTP, at the time of the day. No job runs by itself here. */
export class DecisionDesk extends Desk {
  readonly jobs: DecisionsJobs;
  #quarters = 0;

  private constructor(patch: Patch, team: Team) {
    super(patch, team, TABLES);
    this.jobs = patch.app.get(DecisionsJobs, { strict: false });
  }

  static async open(): Promise<DecisionDesk> {
    const patch = await aPatch(undefined, { env: { ROLE: 'web' } });
    const desk = new DecisionDesk(patch, await aTeam(patch));
    desk.today();
    return desk;
  }

  /** Puts the clock to now: votes run on the database's. */
  today(): void {
    this.patch.clock.set(new Date().toISOString());
  }

  /** A quarter to come, each after the one before. */
  async quarter(area = 'testshire/north'): Promise<string> {
    const start = 30 + 90 * this.#quarters++;
    const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
    return (await aQuarter(this.patch.em(), { area, startsOn: day(start), endsOn: day(start + 80) })).id;
  }

  /** A vote that is open, on a quarter to come; who votes chose. */
  async ballot({ votes = [3, 2, 1], options = [], ...given }: Voted = {}): Promise<Opened> {
    const { area = 'testshire/north', by = this.team.inspector } = given;
    const quarterId = given.quarterId ?? (await this.quarter(area));
    const listed = votes.map((_, i) => ({ theme: 'OTHER', title: `Option ${i + 1}`, placePaths: [], ...options[i] }));
    const times = { opensAt: new Date(Date.now() - 1_000), closesAt: new Date(Date.now() + 3_600_000) };
    const { data } = await by.ask(OPEN, { input: { quarterId, maxChoices: 1, ...times, options: listed } });
    if (data.openBallot.__typename !== 'Ballot') throw new Error(`No ballot: ${JSON.stringify(data.openBallot)}`);
    const ballot: Opened = { ...data.openBallot, quarterId };
    const chosen = votes.flatMap((count, i) => Array.from({ length: count }, () => ballot.options[i]?.id as string));
    await someVotes(this.patch, ballot, chosen.length, (nth) => [chosen[nth] as string], `${area}/girton`);
    return ballot;
  }

  /** A vote that is sealed. */
  async sealed(given: Voted = {}): Promise<Opened> {
    const ballot = await this.ballot(given);
    await closeNow(this.patch, ballot.id);
    await this.patch.app.get(SealingService, { strict: false }).seal(ballot.id);
    return ballot;
  }

  adopt(input: object, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(ADOPT, { input: { priorities: [adoptedOf('Lamps')], ...input } });
  }

  /** The same, answered with the decision's id. */
  async adopted(input: object, by?: Browser): Promise<string> {
    const { data } = await this.adopt(input, by);
    if (data?.adoptPriorities?.__typename !== 'Decision') throw new Error(`No decision: ${JSON.stringify(data)}`);
    return data.adoptPriorities.id;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async read(id: string, by: Browser = this.patch.browser(), text = DECISION): Promise<any> {
    return (await by.ask(text, { id })).data?.decision ?? null;
  }
}
