import { policeUk } from '@patchwork/api/seeding';
import { CannotStart } from '../../cannot-start.ts';
import { type Address, checkedId } from './address.ts';
import { readAs } from './json.ts';
import { type KeptAnswers, saveIn } from './kept-answers.ts';
import type { Notes } from './notes.ts';
import type { Answer, Source } from './source.ts';

type Of<Shape extends policeUk.Shape> = policeUk.Said<Shape>;

/** One neighbourhood as its source has it. A list is null where there is none to be had, which says nothing of it. */
export interface CapturedNeighbourhood {
  id: string;
  /** Its place in the list of all, from 0. */
  position: number;
  /** Its name in the list of all; null where the list has none. */
  listName: string | null;
  said: Of<typeof policeUk.NeighbourhoodShape>;
  boundary: Of<typeof policeUk.BoundaryShape> | null;
  people: Of<typeof policeUk.PeopleShape> | null;
  events: Of<typeof policeUk.EventsShape> | null;
  priorities: Of<typeof policeUk.PrioritiesShape> | null;
}

/** Everything of a force as its source has it. */
export interface Captured {
  force: Of<typeof policeUk.ForceShape>;
  people: Of<typeof policeUk.PeopleShape> | null;
  neighbourhoods: CapturedNeighbourhood[];
  /** Ids that are listed and of which nothing could be had. */
  unread: string[];
}

export interface Capturing {
  source: Source;
  forceId: string;
  /** Answers of a run that failed, and those of this one as they come. */
  kept?: KeptAnswers;
  /** A folder in which every answer is saved. */
  save?: string;
  /** Goes on without what the source does not have, and says so. */
  skipMissing: boolean;
  notes: Notes;
  tell(progress: { done: number; total: number }): void;
}

/** Answers that are waited for at the same time; how many are asked for in a second is the source's business. */
const AT_ONCE = 4;

/**
 * Everything of one force, fetched and found to be what data.police.uk answers, before anything is made of it.
 *
 * @throws CannotStart with the address or file, the line and the reason
 */
export async function capture(asked: Capturing): Promise<Captured> {
  const { forceId, notes, source, skipMissing } = asked;
  const get = getter(asked);
  const listed = await get(['forces'], policeUk.NamedListShape);
  const force = await get(['forces', checkedId(forceId, '--force')], policeUk.ForceShape);
  if (!force) throw new CannotStart(noSuchForce(asked, listed));
  if (force.id !== forceId) {
    throw new CannotStart(`${source.placeOf(['forces', forceId])} is about the force ${JSON.stringify(force.id)}.`);
  }
  const people = await get(['forces', forceId, 'people'], policeUk.PeopleShape);
  if (!people) missing(['forces', forceId, 'people'], 'the people of the force');
  const list = await get([forceId, 'neighbourhoods'], policeUk.NamedListShape);
  if (!list) throw new CannotStart(`${source.placeOf([forceId, 'neighbourhoods'])} is not there: nothing to import.`);
  const once = [...new Map(list.toReversed().map((one) => [one.id, one])).values()].reverse();
  if (once.length < list.length) notes.add('The list of neighbourhoods', 'It names an id twice; it is taken once.');

  function missing(address: Address, what: string): null {
    const place = source.placeOf(address);
    if (!skipMissing) {
      throw new CannotStart(`${place} is not there (404). With --skip-missing the rest is imported without it.`);
    }
    notes.add(place, `It is not there, so ${what} could not be imported. What was imported before stays.`);
    return null;
  }

  async function neighbourhood(
    { id, name }: (typeof once)[number],
    position: number,
  ): Promise<CapturedNeighbourhood | null> {
    const at = [forceId, checkedId(id, `The list of neighbourhoods`)];
    const called = `${id}${name ? ` ${name}` : ''}`;
    const said = await get(at, policeUk.NeighbourhoodShape);
    if (!said) return missing(at, `the neighbourhood ${called}`);
    if (said.id !== id) {
      throw new CannotStart(`${source.placeOf(at)} is about the neighbourhood ${JSON.stringify(said.id)}.`);
    }
    const list = async <T extends policeUk.Shape>(part: string, shape: T) =>
      (await get([...at, part], shape)) ?? missing([...at, part], `the ${part} of ${called}`);
    return {
      ...{ id, position, listName: name ?? null, said },
      boundary: await list('boundary', policeUk.BoundaryShape),
      people: await list('people', policeUk.PeopleShape),
      events: await list('events', policeUk.EventsShape),
      priorities: await list('priorities', policeUk.PrioritiesShape),
    };
  }

  let done = 0;
  const neighbourhoods = await inTurns(once, async (one, position) => {
    const captured = await neighbourhood(one, position);
    done += 1;
    asked.tell({ done, total: once.length });
    return captured;
  });
  const unread = once.filter((_, i) => !neighbourhoods[i]).map(({ id }) => id);
  return { force, people, neighbourhoods: neighbourhoods.filter((one) => one !== null), unread };
}

function noSuchForce({ source, forceId }: Capturing, listed: { id: string }[] | null): string {
  const ids = (listed ?? []).map(({ id }) => id);
  const known = ids.length > 0 ? ` It has ${ids.slice(0, 60).join(', ')}.` : '';
  return `${source.placeOf(['forces', forceId])} is not there: ${source.name} has no force ${forceId}.${known}`;
}

function getter({ source, kept, save }: Capturing) {
  return async <T extends policeUk.Shape>(address: Address, shape: T): Promise<policeUk.Said<T> | null> => {
    const before = await kept?.answerOf(address);
    const answer: Answer | null =
      before == null ? await source.answerOf(address) : { text: before, from: source.placeOf(address) };
    if (!answer) return null;
    // What is no answer is not kept: it would be met again by every run to come.
    const value = readAs(answer, shape);
    if (before == null) await kept?.keep(address, answer.text);
    if (save) await saveIn(save, address, answer.text);
    return value;
  };
}

/** Each of these, a few at a time, in order; the first that fails ends all. */
async function inTurns<T, R>(things: readonly T[], deed: (thing: T, position: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  let hasFailed = false;
  const worker = async () => {
    while (next < things.length && !hasFailed) {
      const i = next++;
      try {
        done[i] = await deed(things[i] as T, i);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return done;
}
