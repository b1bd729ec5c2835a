import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import { type Mail, Mails } from '#platform/mail/mail.ts';
import { digestLetter, newsLetter, quarterLetter } from './following.mails.tsx';
import { MailLinks } from './mail-links.ts';
import { type News, NewsQueries } from './news.queries.ts';
import { QuarterSummaries } from './quarters.queries.ts';

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

/** What stands for a person’s own token in a letter that was put into words for many. */
const TOKEN = 'PERSONAL-TOKEN-OF-A-MAIL-LINK';

/** A letter as many get it: without an address, with `TOKEN` where each has their own. */
type Master = Pick<Mail, 'subject' | 'text' | 'html'>;

/** What gathered for each of these people, by their follows of this frequency and the news of these days. */
const GATHERED = `
  select distinct f.person_id as "personId", n.key, n.at
  from news n cross join lateral areas_that_hear(n.area_id, n.place_ids) h
  join follow f on f.area_id = h and f.person_id = any(?::uuid[]) and f.frequency = ?
  where n.at >= ? and n.at < ? and n.topic = any(f.topics) and f.followed_at <= n.at
    and (n.topic <> 'ALERTS' or ((cardinality(f.themes) = 0 or n.theme = any(f.themes))
      and array_position('{LOW,NORMAL,HIGH}'::text[], n.importance) >= array_position('{LOW,NORMAL,HIGH}'::text[], f.least_importance)))
    and not exists (select from delivery d join mailing m on m.id = d.mailing_id where m.key = n.key and d.person_id = f.person_id)
  order by n.at desc, n.key`;

/** Puts mailings into words, once for everybody who is told the same. */
@Injectable()
export class LettersService {
  constructor(
    private readonly em: EntityManager,
    private readonly mails: Mails,
    private readonly links: MailLinks,
    private readonly news: NewsQueries,
    private readonly quarters: QuarterSummaries,
  ) {}

  /** The mail of each, by the delivery’s id; none where there is nothing left to tell. */
  async of(due: readonly Due[]): Promise<Map<string, Mail>> {
    const masters = new Map<string, Promise<Master | null>>();
    const mails = new Map<string, Mail>();
    const gathered = await this.#gathered(due);
    const told = await this.news.of([...new Set([...due.map(({ key }) => key), ...[...gathered.values()].flat()])]);
    for (const one of due) {
      const keys = one.kind === 'DIGEST' ? (gathered.get(`${one.mailingId} ${one.personId}`) ?? []) : [one.key];
      const news = keys.flatMap((key) => told.get(key) ?? []);
      const name = [one.kind, one.frequency, one.neutralSubjects, ...keys].join(' ');
      const master = await (masters.get(name) ?? keep(masters, name, this.#master(one, news)));
      if (master) mails.set(one.id, this.#mailTo(one, master));
    }
    return mails;
  }

  async #master(one: Due, news: readonly News[]): Promise<Master | null> {
    const facts = { ...this.mails.facts, preferences: this.links.preferencesAt(TOKEN) };
    const { neutralSubjects } = one;
    if (one.kind === 'DIGEST') {
      return news.length > 0 ? digestLetter(facts, { news, neutralSubjects, frequency: one.frequency }) : null;
    }
    if (one.key.startsWith('quarter:')) {
      const summary = await this.quarters.of(one.key.slice('quarter:'.length));
      return summary && quarterLetter(facts, { summary, neutralSubjects });
    }
    const [first] = news;
    return first ? newsLetter(facts, { news: first, neutralSubjects }) : null;
  }

  #mailTo(one: Due, { subject, text, html }: Master): Mail {
    const token = this.links.tokenFor({ id: one.personId, email: one.email });
    return {
      to: one.email,
      subject,
      text: text.replaceAll(TOKEN, token),
      html: html.replaceAll(TOKEN, token),
      id: `delivery.${one.id}`,
      headers: {
        'List-Unsubscribe': `<${this.links.unsubscribeAt(token)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        // Programs that answer by themselves do not answer this (RFC 3834).
        'Auto-Submitted': 'auto-generated',
        Precedence: 'list',
      },
    };
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

function keep<T>(kept: Map<string, T>, name: string, value: T): T {
  kept.set(name, value);
  return value;
}
