import { Inject, Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { type AskedOf, type PoliceUkAnswer, policeUkStatement } from './police-uk.sql.ts';
import {
  boundaryOf,
  eventsOf,
  forceOf,
  forcesOf,
  neighbourhoodOf,
  neighbourhoodsOf,
  peopleOf,
  prioritiesOf,
} from './police-uk-answers.ts';

// biome-ignore lint/suspicious/noExplicitAny: what each statement gives is said beside whoever takes it
type Write = (facts: any, publicUrl: string) => unknown;

const WRITE: Record<PoliceUkAnswer, Write> = {
  forces: forcesOf,
  force: forceOf,
  forcePeople: peopleOf,
  neighbourhoods: neighbourhoodsOf,
  neighbourhood: neighbourhoodOf,
  boundary: boundaryOf,
  people: peopleOf,
  events: eventsOf,
  priorities: prioritiesOf,
  called: (names) => names,
};

/** The answers of the data.police.uk neighbourhood API, from one prepared statement each. */
@Injectable()
export class PoliceUkQueries {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** An answer as JSON; null where there is no such force, neighbourhood or boundary. */
  async answer(answer: PoliceUkAnswer, asked: AskedOf = {}): Promise<string | null> {
    const now = this.clock.now();
    const { name, text, values } = policeUkStatement(answer, { ...asked, today: londonDate(now), now });
    const [row] = await this.reads.prepared<{ facts: unknown }>(name, text, values);
    const written = row ? WRITE[answer](row.facts, this.environment.publicUrl) : null;
    return written === null ? null : JSON.stringify(written);
  }
}
