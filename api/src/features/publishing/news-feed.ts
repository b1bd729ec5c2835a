import { createHash } from 'node:crypto';
import type { Area } from '#features/areas/area.entity.ts';
import type { Topic } from '#features/following/follow.entity.ts';
import type { News } from '#features/following/news.queries.ts';
import { DEMONSTRATION } from '#platform/demonstration.ts';

/** A feed before it is written as Atom or JSON. Every text of it is text, and can stand in XML. */
export interface NewsFeed {
  /** `urn:uuid:…`, of the area and topic: the same for ever. */
  id: string;
  title: string;
  description: string;
  /** The area's page. */
  pageUrl: string;
  /** The address that it is served at, with whatever was asked there. */
  selfUrl: string;
  /** The newest first. */
  entries: readonly FeedEntry[];
}

/** One piece of news. */
export interface FeedEntry {
  /** `urn:uuid:…`, of the news' key: the same for ever and in every feed. */
  id: string;
  url: string;
  title: string;
  /** All of it, as safe HTML; its links are whole addresses. */
  html: string;
  publishedAt: Date;
  /** When it was corrected, else when it was published. */
  updatedAt: Date;
  /** In whose name. */
  from: string;
  /** What it is about, in a word or two. */
  about: string;
}

/** What a feed is made from. */
interface Facts {
  area: Pick<Area, 'id' | 'name' | 'path'>;
  /** Undefined for all of them. */
  topic: Topic | undefined;
  news: readonly (News & { from: string })[];
  selfUrl: string;
  /** Without a slash at the end. */
  publicUrl: string;
  mode: 'demo' | 'production';
}

/** The topics as their readers call them. */
const ABOUT: Record<Topic, string> = {
  UPDATES: 'What was done',
  VOTES: 'Votes',
  MEETINGS: 'Meetings',
  DECISIONS: 'Decisions',
  ALERTS: 'Alerts',
};

/** The feed of an area, on one topic or on all. */
export function feedOf({ area, topic, news, selfUrl, publicUrl, mode }: Facts): NewsFeed {
  const title = `${area.name}: ${topic ? ABOUT[topic].toLowerCase() : 'news from the police team'}`;
  const description = `What the police team of ${area.name} says in public, in full. Nothing here needs an account.`;
  const isDemo = mode === 'demo';
  return {
    id: idOf(`feed:${area.id}:${topic ?? 'ALL'}`),
    title: text(isDemo ? `${title} (${DEMONSTRATION})` : title),
    description: text(isDemo ? `${DEMONSTRATION}. ${description}` : description),
    pageUrl: `${publicUrl}/areas/${area.path}`,
    selfUrl,
    entries: news.map((each) => entryOf(each, publicUrl)),
  };
}

function entryOf(
  { key, topic, at, changedAt, title, html, path, from }: Facts['news'][number],
  publicUrl: string,
): FeedEntry {
  const url = `${publicUrl}${path}`;
  return {
    ...{ id: idOf(key), url, title: text(title), html: text(linkedFrom(url, html)) },
    ...{ publishedAt: at, updatedAt: changedAt ?? at, from: text(from), about: ABOUT[topic] },
  };
}

/** Under which the ids of news and feeds are made. Another one would show every reader everything anew. */
const NAMESPACE = Buffer.from('8d1f5c0e3a7b4c52b6d4907f21e8ac63', 'hex');

/** `urn:uuid:` of a key, always the same (RFC 9562 §5.5, version 5). It outlives names, paths and hosts. */
export function idOf(key: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(key).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** A link to a page of ours as the whole address: in a reader there is nothing that it could be relative to. */
function linkedFrom(url: string, html: string): string {
  return html.replace(
    /(<a\b[^>]*? href=")(?![a-z][a-z0-9+.-]*:)([^"]*)"/gi,
    (_, before, href) => `${before}${URL.parse(href, url)?.href ?? href}"`,
  );
}

/** What no XML may hold (XML 1.0 §2.2): one such character would end the whole feed for its readers. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The same words in Atom and in JSON. */
function text(words: string): string {
  return words.replace(NO_XML, '');
}
