import { randomBytes, randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import type { Area } from '#features/areas/area.entity.ts';
import { placesIn } from '#features/areas/places.queries.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Priority, type Theme } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { Suggestion } from '#features/suggestions/suggestion.entity.ts';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { log } from '#platform/log.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { BODY_LIMIT, wordsOrNone } from '#platform/words.ts';
import { Ballot, BallotOption } from './ballot.entity.ts';
import { mustRun } from './ballot.policy.ts';
import {
  type BallotRefusalReason,
  equalRefusal,
  fingerprintOf,
  maximumFor,
  timesFor,
  titlesFor,
} from './ballot.rules.ts';
import { BallotKeys } from './ballot-keys.ts';
import { OPENED_QUEUE } from './openings.jobs.ts';
import { SEAL_QUEUE } from './sealing.ts';

type No = Refusal<BallotRefusalReason>;

/** One of the things that residents can choose. */
export interface NewOption {
  theme: Theme;
  title: string;
  placePaths: readonly string[];
  suggestionIds?: readonly string[] | null;
  continuesId?: string | null;
}

/** The vote that an inspector opens. */
export interface NewBallot {
  quarterId: string;
  options: readonly NewOption[];
  maxChoices?: number | null;
  opensAt: Date;
  closesAt: Date;
  words?: string | null;
  clientKey?: string | null;
}

/** An option ready to be kept. */
interface Option extends Pick<BallotOption, 'theme' | 'title' | 'fingerprint'> {
  places: Area[];
  suggestions: Suggestion[];
  continues: Priority | null;
}

/** How many of the options a resident may choose where the inspector says nothing. */
export const USUAL_MAXIMUM = 3;

/** The road to a vote. */
@Injectable()
export class BallotsService {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: BallotKeys,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the vote on a quarter's focus: its options stand from then on, its times become the quarter's, and it seals
   * itself when it closes. Throws NotFound, and Forbidden for another's quarter.
   */
  open(viewer: Viewer, input: NewBallot): Promise<Ballot | No> {
    const id = randomUUID();
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'openBallot', key: input.clientKey },
        () => this.#open(em, viewer, input, id),
        (first) => em.findOneOrFail(Ballot, first),
      ),
    );
  }

  async #open(em: EntityManager, viewer: Viewer, input: NewBallot, id: string): Promise<Ballot | No> {
    const quarter = await em.findOne(Quarter, { id: idOf(input.quarterId, 'This quarter') }, { populate: ['area'] });
    if (!quarter) throw new NotFound('This quarter');
    const area = quarter.area.unwrap();
    mustRun(viewer, area.path);
    // Two inspectors at once open one vote: the second waits for the first.
    await em.execute('select 1 from quarter where id = ? for update', [quarter.id]);
    const now = this.clock.now();
    const no = await quarterRefusal(em, quarter, now);
    if (no) return no;
    const times = timesFor(input.opensAt, input.closesAt, now);
    if (isRefusal(times)) return times;
    const maxChoices = maximumFor(input.maxChoices ?? USUAL_MAXIMUM);
    if (isRefusal(maxChoices)) return maxChoices;
    const words = wordsOrNone(input.words, 'words', 'How the list was made', BODY_LIMIT);
    if (isRefusal(words)) return words;
    const options = await this.#optionsFor(em, input.options, quarter, area);
    if (isRefusal(options)) return options;
    const keyCheck = await this.#keyFor(id);
    if (isRefusal(keyCheck)) return keyCheck;

    const officer = em.getReference(Officer, viewer.officerId as string);
    const seed = randomBytes(16).toString('hex');
    const ballot = em.create(Ballot, {
      ...{ id, quarter, maxChoices, ...times, words },
      ...{ tieSeed: seed, keyCheck, openedBy: officer, openedAt: now },
    });
    for (const [i, option] of options.entries()) {
      em.create(BallotOption, { ...option, ballot, position: i + 1 });
      for (const suggestion of option.suggestions) suggestion.takenUpAt = now;
    }
    em.assign(quarter, { voteFrom: times.opensAt, voteUntil: times.closesAt, suggestFrom: earlier(quarter, times) });
    await em.flush();
    const facts = { quarter: quarter.id, options: options.length, closesAt: times.closesAt.toISOString() };
    await this.audit.append(em, { deed: 'openBallot', actorId: viewer.officerId, subject: id, facts });
    await em.execute('select ballot_box_open(?)', [id]);
    await this.jobs.send(em, SEAL_QUEUE, { ballotId: id }, { startAfter: times.closesAt });
    // Told in a transaction of its own, whether it opens at once or later: a list of mails does not hold the vote up.
    await this.jobs.send(em, OPENED_QUEUE, { ballotId: id }, { startAfter: times.opensAt });
    return ballot;
  }

  async #optionsFor(
    em: EntityManager,
    typed: readonly NewOption[],
    quarter: Quarter,
    area: Area,
  ): Promise<Option[] | No> {
    const titles = titlesFor(typed);
    if (isRefusal(titles)) return titles;
    await holdSuggestions(
      em,
      typed.flatMap(({ suggestionIds }) => suggestionIds ?? []),
    );
    const options: Option[] = [];
    for (const [i, one] of typed.entries()) {
      const named = one.placePaths.length > 0 ? one.placePaths : [area.path];
      const places = await placesIn(em, area, named, { field: `options.${i}.placePaths`, now: this.clock.now() });
      if (isRefusal(places)) return places;
      const suggestions = await suggestionsFor(em, one.suggestionIds ?? [], area, `options.${i}.suggestionIds`);
      if (isRefusal(suggestions)) return suggestions;
      const continues = await priorityFor(em, one.continuesId, quarter, `options.${i}.continuesId`);
      if (isRefusal(continues)) return continues;
      const title = titles[i] as string;
      const fingerprint = fingerprintOf(
        title,
        places.map(({ id }) => id),
      );
      options.push({ theme: one.theme, title, fingerprint, places, suggestions, continues });
    }
    const used = options.flatMap(({ suggestions }) => suggestions.map(({ id }) => id));
    if (new Set(used).size < used.length) {
      return new Refusal('UNKNOWN_SUGGESTION', 'One suggestion stands behind two options. Choose one.', 'options');
    }
    const continued = options.flatMap(({ continues }) => (continues ? [continues.id] : []));
    if (new Set(continued).size < continued.length) {
      return new Refusal('UNKNOWN_PRIORITY', 'One priority stands behind two options. Choose one.', 'options');
    }
    const equal = equalRefusal(
      options.map(({ fingerprint }) => fingerprint),
      titles,
    );
    return equal ?? options;
  }

  // The last thing that may refuse. Where anything throws after it the key stays: the commit may have happened all the
  // same, and a key of no vote opens nothing.
  async #keyFor(ballotId: string): Promise<string | No> {
    try {
      return (await this.keys.make(ballotId)).check;
    } catch (error) {
      log.error({ err: error }, 'The key of a new vote could not be kept: no vote can be opened.');
      const message =
        'The vote’s key could not be kept safely, so the vote was not opened. Tell whoever runs this service that BALLOT_KEY_DIR cannot be written to.';
      return new Refusal('KEY_NOT_KEPT', message);
    }
  }
}

async function quarterRefusal(em: EntityManager, quarter: Quarter, now: Date): Promise<No | null> {
  if (quarter.endsOn < londonDate(now)) {
    return new Refusal('QUARTER_ENDED', `${quarter.inWords()} is over, so there is nothing to vote on.`, 'quarterId');
  }
  if (await em.count(Ballot, { quarter })) {
    const message = `The vote on ${quarter.inWords()} is there already. A vote that was opened stays as it is.`;
    return new Refusal('HAS_BALLOT', message, 'quarterId');
  }
  if (await em.count(Priority, { quarter })) {
    const message = `${quarter.inWords()} has its priorities already, so there is nothing to vote on.`;
    return new Refusal('HAS_PRIORITIES', message, 'quarterId');
  }
  return null;
}

/** Holds the rows of these suggestions: nobody merges, declines or takes up one while a vote does. */
async function holdSuggestions(em: EntityManager, typed: readonly string[]): Promise<void> {
  const ids = typed.map((id) => idOf(id, 'This suggestion'));
  if (ids.length === 0) return;
  await em.execute('select 1 from suggestion where id = any(?::uuid[]) order by id for update', [arrayOf(ids)]);
}

/** The suggestions behind an option: accepted ones of the neighbourhood that stand behind no other vote's option. */
async function suggestionsFor(
  em: EntityManager,
  typed: readonly string[],
  area: Area,
  field: string,
): Promise<Suggestion[] | No> {
  const ids = [...new Set(typed.map((id) => idOf(id, 'This suggestion')))];
  const found = await em.find(Suggestion, { id: { $in: ids }, area, status: 'ACCEPTED', takenUpAt: null });
  if (found.length === ids.length) return found;
  const message = 'Choose suggestions that the team accepted for this neighbourhood and that no vote has taken up yet.';
  return new Refusal('UNKNOWN_SUGGESTION', message, field);
}

/** The priority that an option would go on with: one of an earlier quarter of the neighbourhood that none goes on with yet. */
async function priorityFor(
  em: EntityManager,
  id: string | null | undefined,
  quarter: Quarter,
  field: string,
): Promise<Priority | null | No> {
  if (!id) return null;
  const earlier = { area: quarter.area, startsOn: { $lt: quarter.startsOn } };
  const priority = await em.findOne(Priority, { id: idOf(id, 'This priority'), quarter: earlier });
  if (priority && !(await em.count(Priority, { continues: priority }))) return priority;
  const message = 'Choose a priority of an earlier quarter that no other one goes on with yet.';
  return new Refusal('UNKNOWN_PRIORITY', message, field);
}

/** Suggestions begin before the vote: a road that said otherwise is put right. */
function earlier({ suggestFrom }: Quarter, { opensAt }: { opensAt: Date }): Date | null {
  return suggestFrom && suggestFrom < opensAt ? suggestFrom : null;
}
