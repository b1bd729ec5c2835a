import { createHash } from 'node:crypto';
import { differsFrom, fingerprintOf, partsToShow } from '@patchwork/api/seeding';
import { addDays, londonDate, londonMidnight } from '@patchwork/calendar';
import { type BareResult, bareHash, HEADER, type Line, lineText, NONE, Tally } from '@patchwork/tally';
import { londonTime } from '../demo/days.ts';
import type { Chain } from './chain.ts';
import type { Country, Neighbourhood } from './country.ts';
import type { Suggested, Suggestions } from './suggestions.ts';
import type { Rows } from './tables.ts';
import { htmlOfPlain } from './words.ts';
import { REASON } from './words-of-votes.ts';
import type { Adopted, MadeQuarter } from './work.ts';

const MAX_CHOICES = 3;
const FROM_RESIDENTS = 2;
/** Of the forty residents of a neighbourhood; with fewer than thirty of them only the order is published. */
const FEWEST_VOTE = 24;
const MOST_VOTE = 40;
const LEVEL = 'EMAIL';
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface Option {
  id: string;
  title: string;
  /** the priority that was made of it */
  priorityId?: string;
}

interface Vote {
  id: string;
  quarter: MadeQuarter;
  options: Option[];
  opensAt: Date;
  closesAt: Date;
}

/** Writes the votes by which a neighbourhood's quarters were chosen, each sealed, and what was decided on them. */
export class Votes {
  readonly #rows: Rows;
  readonly #country: Country;
  readonly #at: Neighbourhood;
  readonly #chain: Chain;

  constructor(rows: Rows, country: Country, at: Neighbourhood, chain: Chain) {
    this.#rows = rows;
    this.#country = country;
    this.#at = at;
    this.#chain = chain;
  }

  add(quarters: readonly MadeQuarter[], suggestions: Suggestions): void {
    for (const quarter of quarters) {
      const openedAt = londonTime(addDays(quarter.days.startsOn, -22), '14:00');
      const suggested = Array.from({ length: FROM_RESIDENTS }, () => suggestions.addTakenUp(openedAt));
      const vote = this.#open(quarter, openedAt, suggested);
      const result = this.#seal(vote);
      this.#decide(vote, result);
    }
  }

  #open(quarter: MadeQuarter, openedAt: Date, suggested: readonly Suggested[]): Vote {
    const { ids } = this.#country;
    const id = ids.next();
    const [opensAt, closesAt] = [-21, -7].map((days) => londonMidnight(addDays(quarter.days.startsOn, days))) as [
      Date,
      Date,
    ];
    const inspector = this.#at.inspector;
    this.#rows.add('ballot', {
      ...{ id, quarter_id: quarter.id, max_choices: MAX_CHOICES, opens_at: opensAt, closes_at: closesAt },
      ...{ tie_seed: createHash('md5').update(id).digest('hex'), key_check: 'its key is gone' },
      ...{ opened_by_id: inspector, opened_at: openedAt, sealed_at: sealedAtOf(closesAt) },
    });
    const options: Option[] = [];
    const prints = new Set<string>();
    const offer = (
      one: Pick<Adopted, 'theme' | 'title' | 'places' | 'continuesId'>,
      of: Pick<Option, 'priorityId'>,
    ) => {
      const fingerprint = fingerprintOf(
        one.title,
        one.places.map((place) => place.id),
      );
      // Two priorities of a made-up quarter may say the same: then one of them was not voted on.
      if (prints.has(fingerprint)) return null;
      prints.add(fingerprint);
      const option = { id: ids.next(), title: one.title, ...of };
      options.push(option);
      const facts = { position: options.length, theme: one.theme, title: one.title, fingerprint };
      this.#rows.add('ballot_option', { id: option.id, ballot_id: id, ...facts, continues_id: one.continuesId });
      for (const place of one.places)
        this.#rows.add('ballot_option_place', { option_id: option.id, area_id: place.id });
      return option;
    };
    for (const adopted of quarter.adopted) offer(adopted, { priorityId: adopted.id });
    for (const one of suggested) {
      const option = offer(one, {});
      if (option) this.#rows.add('ballot_option_suggestion', { option_id: option.id, suggestion_id: one.id });
    }
    const facts = { quarter: quarter.id, options: options.length, closesAt: closesAt.toISOString() };
    this.#chain.note({ at: openedAt, deed: 'openBallot', actorId: inspector, subject: id, facts });
    return { id, quarter, options, opensAt, closesAt };
  }

  /** Casts the votes and seals them: their lines, and the result of those. */
  #seal(vote: Vote): BareResult {
    const { id, options, closesAt } = vote;
    const voters = this.#voters(vote);
    const lines = voters.flatMap(() => this.#linesOfOne(options)).sort((a, b) => (a.receipt < b.receipt ? -1 : 1));
    const tally = new Tally(options, MAX_CHOICES);
    const titles = new Map(options.map((option) => [option.id, option.title]));
    const hash = createHash('sha256').update(HEADER);
    for (const line of lines) {
      tally.add(line);
      hash.update(lineText(line, titles));
      const { receipt, optionId: choice, level } = line;
      this.#rows.add('sealed_line', { ballot_id: id, receipt, choice, level });
    }
    const sealedAt = sealedAtOf(closesAt);
    const result: BareResult = {
      ...{ ballotId: id, areaPath: this.#at.path, maxChoices: MAX_CHOICES },
      ...{ tieSeed: createHash('md5').update(id).digest('hex') },
      ...{ closesAt: closesAt.toISOString(), sealedAt: sealedAt.toISOString(), ...tally.counts() },
      ...{ residents: this.#at.residents.length, sha256: hash.digest('hex') },
    };
    const facts = { result: bareHash(result), sha256: result.sha256, voters: voters.length };
    const deed = { at: sealedAt, deed: 'sealBallot', actorId: null, subject: id, facts };
    this.#chain.note(deed, { counts: tally.counts(), residents: result.residents, turnout: this.#turnoutOf(voters) });
    return result;
  }

  /** Those who took part, each on a day of the vote. */
  #voters({ id, opensAt }: Vote): string[] {
    const { chance, ids } = this.#country;
    const voters = chance.some(chance.between(FEWEST_VOTE, MOST_VOTE), this.#at.residents);
    for (const person of voters) {
      const day = addDays(londonDate(opensAt), chance.between(0, 13));
      this.#rows.add('participation', { ballot_id: id, person_id: person, mailbox: ids.next(), day });
    }
    return voters;
  }

  /** What was adopted is chosen more often; one in twenty chooses nothing. */
  #linesOfOne(options: readonly Option[]): Line[] {
    const { chance } = this.#country;
    const liked = options.flatMap((option) => (option.priorityId ? [option, option, option] : [option]));
    const chosen = chance.onceIn(20) ? [] : [...new Set(chance.some(chance.between(1, MAX_CHOICES), liked))];
    return Array.from({ length: MAX_CHOICES }, (_, i) => {
      const optionId = chosen[i]?.id ?? (chosen.length === 0 && i === 0 ? NONE : '');
      return { receipt: this.#receipt(), optionId, level: LEVEL };
    });
  }

  #receipt(): string {
    const { chance } = this.#country;
    const five = () => {
      const bits = chance.between(0, 2 ** 25 - 1);
      return [20, 15, 10, 5, 0].map((shift) => SIGNS[(bits >> shift) & 31]).join('');
    };
    return `${five()}-${five()}-${five()}-${five()}`;
  }

  #turnoutOf(voters: readonly string[]) {
    const homes = new Map<string, number>();
    for (const person of voters) {
      const home = this.#at.homes.get(person) as string;
      homes.set(home, (homes.get(home) ?? 0) + 1);
    }
    const known = [...homes].map(([areaId, many]) => ({ areaId, voters: many }));
    const { shown, others } = partsToShow(known, voters.length);
    return { places: shown, others };
  }

  #decide({ id, quarter, options }: Vote, result: BareResult): void {
    const { ids } = this.#country;
    const { inspector } = this.#at;
    const decision = ids.next();
    const at = londonTime(addDays(quarter.days.startsOn, -2), '11:00');
    const adopted = quarter.adopted.map((one) => ({
      priority: one.id,
      option: options.find(({ priorityId }) => priorityId === one.id)?.id ?? null,
    }));
    const differs = differsFrom(
      result.options,
      adopted.map(({ option }) => option),
    );
    const reason = differs ? ids.next() : null;
    if (reason) {
      const said = { body: REASON, body_html: htmlOfPlain(REASON), written_by_id: inspector };
      this.#rows.add('statement', { id: reason, area_id: this.#at.id, ...said, written_at: at, published_at: at });
    }
    this.#rows.add('decision', {
      ...{ id: decision, quarter_id: quarter.id, ballot_id: id, decided_by_id: inspector, decided_at: at },
      ...{ differs, reason_id: reason },
    });
    for (const { priority, option } of adopted) {
      this.#rows.add('decision_priority', { decision_id: decision, priority_id: priority, option_id: option });
    }
    const facts = { quarter: quarter.id, priorities: adopted.length, differs, ballot: id };
    this.#chain.note({ at, deed: 'adoptPriorities', actorId: inspector, subject: decision, facts });
  }
}

/** Two seconds after it closed. */
function sealedAtOf(closesAt: Date): Date {
  return new Date(closesAt.getTime() + 2_000);
}
