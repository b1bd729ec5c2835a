import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import { Mails } from '#platform/mail/mail.ts';
import { type Copy, type Master, OWN } from '#platform/mail/mail-merge.ts';
import { digestLetter, type Letter, newsLetter, quarterLetter } from './following.mails.tsx';
import { MailLinks } from './mail-links.ts';
import { type News, NewsQueries } from './news.queries.ts';
import { quarterSummaryOf } from './quarters.queries.ts';
import { successionLetter } from './succession.mails.tsx';
import { SUCCESSION, type Succession, SuccessionsQueries } from './successions.queries.ts';

/** A mail that is due, and to whom. */
export interface Due {
  id: string;
  mailingId: string;
  personId: string;
  email: string;
  /** The mailing’s: what it tells. */
  key: string;
  kind: 'NEWS' | 'DIGEST';
  frequency: string | null;
  since: Date | null;
  until: Date | null;
  neutralSubjects: boolean;
  isRefused: boolean;
}

/** What gathered for each of these people, by their follows of this frequency and the news of these days. */
const GATHERED = `
  select distinct f.person_id as "personId", n.key, n.at
  from news n cross join lateral areas_that_hear(n.area_id, n.place_ids) h
  join follow f on f.area_id = h and f.person_id = any(?::uuid[]) and f.frequency = ?
  where n.at >= ? and n.at < ? and n.topic = any(f.topics) and f.followed_at <= n.at
    and (n.topic <> 'ALERTS' or ((cardinality(f.themes) = 0 or n.theme = any(f.themes))
      and array_position('{LOW,NORMAL,HIGH}'::text[], n.importance) >= array_position('{LOW,NORMAL,HIGH}'::text[], f.least_importance)))
    and not exists (select from delivery d join mailing m on m.id = d.mailing_id where m.key = n.key and d.person_id = f.person_id)
    and not exists (select from mailing m where m.key = n.key and m.for_nobody)
  order by n.at desc, n.key`;

/** Puts mailings into words, once for everybody who is told the same; what is each one’s own is the token of their link. */
@Injectable()
export class LettersService {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    private readonly em: EntityManager,
    private readonly mails: Mails,
    private readonly links: MailLinks,
    private readonly news: NewsQueries,
    private readonly successions: SuccessionsQueries,
  ) {
    this.#headers = {
      'List-Unsubscribe': `<${links.unsubscribeAt(OWN)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // Programs that answer by themselves do not answer this (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      Precedence: 'list',
    };
  }

  /** The copy of each, by the delivery’s id; none where there is nothing left to tell. */
  async of(due: readonly Due[]): Promise<Map<string, Copy>> {
    const masters = new Map<string, Promise<Master | null>>();
    const copies = new Map<string, Copy>();
    const gathered = await this.#gathered(due);
    const became = await this.#becameOf(due);
    const told = await this.news.of([...new Set([...due.map(({ key }) => key), ...[...gathered.values()].flat()])]);
    for (const one of due) {
      const keys = one.kind === 'DIGEST' ? (gathered.get(`${one.mailingId} ${one.personId}`) ?? []) : [one.key];
      const news = keys.flatMap((key) => told.get(key) ?? []);
      const successions = became.get(`${one.mailingId} ${one.personId}`) ?? [];
      const name = [one.kind, one.frequency, one.neutralSubjects, ...keys, ...successions.map(nameOf)].join(' ');
      const master = await (masters.get(name) ?? keep(masters, name, this.#master(one, news, successions)));
      if (master) copies.set(one.id, this.#copyFor(one, master));
    }
    return copies;
  }

  async #master(one: Due, news: readonly News[], successions: readonly Succession[]): Promise<Master | null> {
    const letter = await this.#letter(one, news, successions);
    return letter && { ...letter, headers: this.#headers };
  }

  async #letter(one: Due, news: readonly News[], successions: readonly Succession[]): Promise<Letter | null> {
    const facts = { ...this.mails.facts, preferences: this.links.preferencesAt(OWN) };
    const { neutralSubjects } = one;
    if (one.kind === 'DIGEST') {
      return news.length > 0 ? digestLetter(facts, { news, neutralSubjects, frequency: one.frequency }) : null;
    }
    if (one.key.startsWith(SUCCESSION)) {
      return successions.length > 0 ? successionLetter(facts, { successions, neutralSubjects }) : null;
    }
    if (one.key.startsWith('quarter:')) {
      const summary = await quarterSummaryOf(this.em.fork(), one.key.slice('quarter:'.length));
      return summary && quarterLetter(facts, { summary, neutralSubjects });
    }
    const [first] = news;
    return first ? newsLetter(facts, { news: first, neutralSubjects }) : null;
  }

  #copyFor({ id, personId, email }: Due, master: Master): Copy {
    return { master, to: email, id: `delivery.${id}`, own: this.links.tokenFor({ id: personId, email }) };
  }

  /** What became of the areas of each who is told that, by mailing and person. */
  #becameOf(due: readonly Due[]): Promise<Map<string, Succession[]>> {
    const some = due.filter(({ key }) => key.startsWith(SUCCESSION));
    const mailings = new Set(some.map(({ mailingId }) => mailingId));
    return this.successions.of(
      [...mailings],
      some.map(({ personId }) => personId),
    );
  }

  /** The keys of what gathered for each digest, the newest first, by mailing and person. */
  async #gathered(due: readonly Due[]): Promise<Map<string, string[]>> {
    const gathered = new Map<string, string[]>();
    const digests = Map.groupBy(
      due.filter(({ kind }) => kind === 'DIGEST'),
      ({ mailingId }) => mailingId,
    );
    for (const [mailingId, some] of digests) {
      const { frequency, since, until } = some[0] as Due;
      const people = arrayOf(some.map(({ personId }) => personId));
      const rows = await this.em
        .fork()
        .execute<{ personId: string; key: string }[]>(GATHERED, [people, frequency, since, until]);
      for (const { personId, key } of rows) {
        const name = `${mailingId} ${personId}`;
        gathered.set(name, [...(gathered.get(name) ?? []), key]);
      }
    }
    return gathered;
  }
}

/** The same for all who are told the same. */
function nameOf({ area, follow, home, heldUntil }: Succession): string {
  return `${area.id}:${follow?.id ?? follow}:${home?.id ?? home}:${heldUntil?.getTime()}`;
}

function keep<T>(kept: Map<string, T>, name: string, value: T): T {
  kept.set(name, value);
  return value;
}
