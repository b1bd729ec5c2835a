import { LockMode, ref } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal, successorsOf } from '#features/areas/ended.queries.ts';
import { Ballot } from '#features/ballots/ballot.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound, Unauthenticated } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Follow, type Frequency, type Importance, Mailbox, type Topic, VoteWatch } from './follow.entity.ts';
import { FOLLOWS_AT_MOST, type FollowRefusalReason, successionRefusal, togetherOf, topicsFor } from './follow.rules.ts';
import { MailLinks } from './mail-links.ts';

type Answer = Follow | Refusal<FollowRefusalReason>;
type LinkToken = string | null | undefined;

/** What somebody wants to hear of an area. */
export interface Wish {
  areaPath: string;
  /** All of them where they are left out. */
  topics?: readonly Topic[] | null;
  themes?: readonly Theme[] | null;
  frequency: Frequency;
  leastImportance?: Importance | null;
  clientKey?: string | null;
}

/** What somebody changes of it. */
export interface ChangedWish extends Partial<Omit<Wish, 'areaPath' | 'frequency'>> {
  id: string;
  frequency?: Frequency | null;
  linkToken?: LinkToken;
}

/** Where the emails about an area that has ended go on. */
export interface MovedWish {
  id: string;
  areaPath: string;
  linkToken?: LinkToken;
}

/** How mails reach somebody. */
export interface MailSettings {
  email: string;
  neutralSubjects: boolean;
  refusedAt: Date | null;
}

/** Mails of somebody that have not left, and that by now they do not want to hear of at once. */
const UNWANTED = `
  delete from delivery d using mailing m, news n
  where d.person_id = ? and d.sent_at is null and m.id = d.mailing_id and n.key = m.key and not exists (
    select from who_hears(n.area_id, n.place_ids, n.topic, n.theme, n.importance, n.at) h
    where h.person_id = d.person_id and h.frequency = 'INSTANT')
  and not exists (select from watched_news w where w.person_id = d.person_id and w.key = m.key)`;

/** Following areas, by whoever is signed in or came by the link of a mail. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly em: EntityManager,
    private readonly links: MailLinks,
    private readonly clock: Clock,
  ) {}

  /** Follows an area, or changes how it is followed. */
  follow(viewer: Viewer, input: Wish): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'followArea', key: input.clientKey },
        () => this.#follow(em, viewer.personId as string, input),
        (id) => em.findOneOrFail(Follow, id, { populate: ['area'] }),
      ),
    );
  }

  async #follow(em: EntityManager, personId: string, input: Wish): Promise<Answer> {
    const path = Area.pathOf(input.areaPath);
    // Whoever follows it while it ends waits until it has, or is moved on with the others.
    const area = await em.findOne(Area, { path }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (!area) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Check its spelling.', 'areaPath');
    const gone = await endedRefusal(em, [area], this.clock.now(), 'areaPath');
    if (gone) return gone;
    const topics = topicsFor(input.topics);
    if (isRefusal(topics)) return topics;
    // Whoever asks for mails now says that mails reach them.
    await em.nativeUpdate(Mailbox, { person: personId }, { refusedAt: null });
    // One after the other, so that the same area twice is one follow, and their count holds.
    await em.execute('select 1 from person where id = ? for update', [personId]);
    const wish = {
      ...{ topics, themes: [...new Set(input.themes ?? [])], frequency: input.frequency },
      leastImportance: input.leastImportance ?? 'LOW',
    };
    const followed = await em.findOne(Follow, { person: personId, area }, { populate: ['area'] });
    if (followed) return em.assign(followed, wish);
    if ((await em.count(Follow, { person: personId })) >= FOLLOWS_AT_MOST) {
      const message = `You follow ${FOLLOWS_AT_MOST} areas already. Stop following one first, or follow a whole force.`;
      return new Refusal('TOO_MANY', message);
    }
    const person = em.getReference(Person, personId);
    const follow = em.create(Follow, { ...wish, person, area, followedAt: this.clock.now() });
    await em.flush();
    return follow;
  }

  /** Changes what is heard of a followed area, mails that have not left included. Throws NotFound for another's. */
  change(viewer: Viewer, input: ChangedWish): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const personId = await this.#personIn(em, viewer, input.linkToken);
      const follow = await theirs(em, personId, input.id);
      const topics = input.topics ? topicsFor(input.topics) : follow.topics;
      if (isRefusal(topics)) return topics;
      const { themes, frequency, leastImportance } = input;
      em.assign(follow, {
        topics,
        themes: themes ? [...new Set(themes)] : follow.themes,
        frequency: frequency ?? follow.frequency,
        leastImportance: leastImportance ?? follow.leastImportance,
      });
      await em.flush();
      await em.execute(UNWANTED, [personId]);
      return follow;
    });
  }

  /**
   * Goes on, after an area has ended, with the emails about one that took its place: the same ones, together with those
   * they have about it already. Throws NotFound for another's.
   */
  move(viewer: Viewer, { id, areaPath, linkToken }: MovedWish): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const personId = await this.#personIn(em, viewer, linkToken);
      // One after the other, so that the same twice is one follow.
      await em.execute('select 1 from person where id = ? for update', [personId]);
      const follow = await theirs(em, personId, id);
      const ended = follow.area.unwrap();
      const today = londonDate(this.clock.now());
      const path = Area.pathOf(areaPath);
      if (ended.path === path && !ended.hasEnded(today)) return follow;
      const successors = (await successorsOf(em, [ended.id], today)).get(ended.id) ?? [];
      const chosen = successors.find((area) => area.path === path) ?? null;
      const no = successionRefusal({ name: ended.name, hasEnded: ended.hasEnded(today) }, successors, chosen);
      if (no) return no;
      const already = await em.findOne(Follow, { person: personId, area: chosen }, { populate: ['area'] });
      if (!already) {
        follow.area = ref(chosen as Area);
        await em.flush();
        return follow;
      }
      em.assign(already, togetherOf(already, follow));
      em.remove(follow);
      await em.flush();
      return already;
    });
  }

  /** Ends a follow, and the mails of it that have not left. Throws NotFound for another's. */
  unfollow(viewer: Viewer, id: string, linkToken: LinkToken): Promise<void> {
    return this.em.transactional(async (em) => {
      const personId = await this.#personIn(em, viewer, linkToken);
      em.remove(await theirs(em, personId, id));
      await em.flush();
      await em.execute(UNWANTED, [personId]);
    });
  }

  /** Ends every follow of the person, and whatever of theirs has not left. How many areas they followed. */
  stopAll(viewer: Viewer, linkToken: LinkToken): Promise<number> {
    return this.em.transactional(async (em) => {
      const personId = await this.#personIn(em, viewer, linkToken);
      const ended = await em.nativeDelete(Follow, { person: personId });
      await em.nativeDelete(VoteWatch, { person: personId });
      await em.execute('delete from delivery where person_id = ? and sent_at is null', [personId]);
      return ended;
    });
  }

  /** Whether the viewer asked to hear what becomes of a vote. */
  async watches(viewer: Viewer, ballotId: string): Promise<boolean> {
    const mine = { ballot: idOf(ballotId, 'This vote'), person: viewer.personId as string };
    return (await this.em.count(VoteWatch, mine)) > 0;
  }

  /** They want to hear what becomes of a vote, or do not any more. Throws NotFound. */
  async watch(viewer: Viewer, ballotId: string, wants: boolean): Promise<void> {
    const ballot = await this.em.findOne(Ballot, { id: idOf(ballotId, 'This vote') });
    if (!ballot) throw new NotFound('This vote');
    const mine = { ballot: ballot.id, person: viewer.personId as string };
    if (wants) await this.em.upsert(VoteWatch, mine, { onConflictAction: 'ignore' });
    else await this.em.nativeDelete(VoteWatch, mine);
  }

  /** What the person follows, by the area's name. */
  async follows(viewer: Viewer, linkToken: LinkToken): Promise<Follow[]> {
    const personId = await this.#personIn(this.em, viewer, linkToken);
    return this.em.find(Follow, { person: personId }, { populate: ['area'], orderBy: { area: { name: 'asc' } } });
  }

  /** How mails reach the person; by a mail's link most of the address is hidden: a mail can be passed on. */
  async settings(viewer: Viewer, linkToken: LinkToken): Promise<MailSettings> {
    const personId = await this.#personIn(this.em, viewer, linkToken);
    const { email } = await this.em.findOneOrFail(Person, personId);
    const box = await this.em.findOne(Mailbox, { person: personId });
    return {
      email: linkToken ? email.replace(/^(.).*@/, '$1…@') : email,
      neutralSubjects: box?.neutralSubjects ?? false,
      refusedAt: box?.refusedAt ?? null,
    };
  }

  /** Says whether subjects may name an area; and, signed in, that mails may be tried again where a server refused them. */
  async changeSettings(viewer: Viewer, neutralSubjects: boolean, linkToken: LinkToken): Promise<MailSettings> {
    await this.em.transactional(async (em) => {
      const personId = await this.#personIn(em, viewer, linkToken);
      await em.execute(
        `insert into mailbox (person_id, neutral_subjects) values (?, ?)
         on conflict (person_id) do update set neutral_subjects = excluded.neutral_subjects,
           refused_at = case when ? then mailbox.refused_at end`,
        // Only who typed a code has shown that mails arrive; programs that look through them press buttons.
        [personId, neutralSubjects, Boolean(linkToken)],
      );
    });
    return this.settings(viewer, linkToken);
  }

  /** Whoever's link it is; else whoever is signed in. Throws NotFound for a link that is no good, and Unauthenticated. */
  async #personIn(em: EntityManager, viewer: Viewer, linkToken: LinkToken): Promise<string> {
    if (linkToken) return (await this.links.personOf(em, linkToken)).id;
    if (!viewer.personId) throw new Unauthenticated();
    return viewer.personId;
  }
}

async function theirs(em: EntityManager, personId: string, id: string): Promise<Follow> {
  const mine = { id: idOf(id, 'This follow'), person: personId };
  const follow = await em.findOne(Follow, mine, { populate: ['area'] });
  if (!follow) throw new NotFound('This follow');
  return follow;
}
