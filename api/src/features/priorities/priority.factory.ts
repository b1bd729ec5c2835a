import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateText } from '@patchwork/calendar';
import { anArea } from '#features/areas/area.factory.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { anOfficer } from '#features/people/officer.factory.ts';
import { Person } from '#features/people/person.entity.ts';
import type { Quarter } from '#features/quarters/quarter.entity.ts';
import { aQuarter } from '#features/quarters/quarter.factory.ts';
import { htmlOf } from '#platform/markdown.ts';
import { type Outcome, Priority, type Theme } from './priority.entity.ts';
import { Measure, type MeasureKept, ProgressUpdate } from './progress-update.entity.ts';
import { GivenVerdict, type Verdict } from './verdict.entity.ts';

interface GivenPriority {
  quarter?: Quarter;
  theme?: Theme;
  title?: string;
  promise?: string;
  /** Paths. */
  places?: string[];
  updateEveryDays?: number;
  continues?: Priority;
  outcome?: Outcome;
}

let made = 0;

/** A priority of a quarter; of `aQuarter()` unless told otherwise. */
export async function aPriority(em: EntityManager, given: GivenPriority = {}): Promise<Priority> {
  const { theme = 'SPEEDING', title = `Speeding ${++made}`, places: paths = [], continues, ...rest } = given;
  const quarter = given.quarter ?? (await aQuarter(em));
  const id = crypto.randomUUID();
  const lineageId = continues?.lineageId ?? id;
  const priority = em.create(Priority, { id, lineageId, theme, title, continues, ...rest, quarter });
  for (const path of paths) priority.places.add(await anArea(em, path));
  await em.flush();
  return priority;
}

interface GivenUpdate {
  priority?: Priority;
  author?: Officer;
  body?: string;
  /** Paths. */
  places?: string[];
  postedAt?: Date;
  flags?: string[];
  isWaiting?: boolean;
  withdrawnAt?: Date;
  withdrawnReason?: string;
  measures?: Partial<MeasureKept>[];
}

/** A public update of a priority, posted on 1 September 2022 by an officer unless told otherwise. */
export async function anUpdate(em: EntityManager, given: GivenUpdate = {}): Promise<ProgressUpdate> {
  const { body = `Patrols ${++made}`, places: paths = [], measures = [], ...rest } = given;
  const priority = given.priority ?? (await aPriority(em));
  const author = given.author ?? (await anOfficer(em));
  const postedAt = given.postedAt ?? new Date('2022-09-01T12:00:00Z');
  const written = { author, writtenBy: author, writtenAt: postedAt, postedAt };
  const update = em.create(ProgressUpdate, { body, bodyHtml: htmlOf(body), ...written, ...rest, priority });
  for (const path of paths) update.places.add(await anArea(em, path));
  for (const [i, measure] of measures.entries())
    update.measures.add(em.create(Measure, { name: 'vehicles', value: 1, ...measure, update, position: i + 1 }));
  await em.flush();
  return update;
}

/** So many verdicts of each kind on a priority, of as many new residents, given on 10 November 2022. */
export async function someVerdicts(
  em: EntityManager,
  { id: priority }: Pick<Priority, 'id'>,
  counts: Partial<Record<Verdict, number>>,
  judgedOn: DateText = '2022-11-10',
): Promise<void> {
  for (const [verdict, count] of Object.entries(counts) as [Verdict, number][]) {
    for (let n = 0; n < count; n++) {
      const person = em.create(Person, { email: `judge${++made}@x.test`, emailVerified: true });
      em.create(GivenVerdict, { priority, person, verdict, judgedOn });
    }
  }
  await em.flush();
}
