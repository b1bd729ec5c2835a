import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { z } from 'zod';

/** An entry as a reader sees it. */
export interface ReadEntry {
  id: string;
  url: string;
  html: string;
  updated: string;
  published: string;
  from: string;
}

const url = z.url();
const instant = z.iso.datetime({ offset: true });
const author = z.strictObject({ name: z.string().min(1) });

/** What jsonfeed.org/version/1.1 asks of a feed; any other member of ours would be refused here. */
export const JSON_FEED = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: url,
  feed_url: url,
  description: z.string(),
  language: z.literal('en-GB'),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url,
      title: z.string().min(1),
      content_html: z.string().min(1),
      date_published: instant,
      date_modified: instant,
      authors: z.array(author).min(1),
      tags: z.array(z.string().min(1)),
    }),
  ),
});

/** What RFC 4287 asks of a feed (§4.1.1, §4.1.2), as feedsmith reads it. */
const ATOM = z.object({
  id: z.templateLiteral(['urn:uuid:', z.uuid()]),
  title: z.unknown(),
  updated: instant,
  links: z.array(z.object({ href: url, rel: z.string().optional() })),
  entries: z
    .array(
      z.object({
        id: z.templateLiteral(['urn:uuid:', z.uuid()]),
        title: z.unknown(),
        updated: instant,
        published: instant,
        authors: z.array(author),
        links: z.array(z.object({ href: url })).length(1),
      }),
    )
    .default([]),
});

interface AtomRead {
  title: string;
  subtitle: string;
  self: string;
  page: string;
  updated: string;
  entries: (ReadEntry & { title: string })[];
}

/** An Atom feed as two readers of it agree to see it. */
export async function readAtom(xml: string): Promise<AtomRead> {
  // Strict about XML: throws at anything that is not well-formed.
  const rss = new RssParser({
    customFields: { feed: ['subtitle', 'updated'], item: ['updated', 'published'] as never },
  });
  const first = await rss.parseString(xml);
  const second = ATOM.parse(parseAtomFeed(xml));
  expect(first.items.map(({ id }) => id)).toEqual(second.entries.map(({ id }) => id));
  expect(first.feedUrl).toBe(second.links.find(({ rel }) => rel === 'self')?.href);
  const raw = first as unknown as Record<string, string>;
  return {
    ...{ title: first.title as string, subtitle: raw['subtitle'] as string },
    ...{ self: first.feedUrl as string, page: first.link as string, updated: second.updated },
    entries: first.items.map((item, i) => ({
      ...{ id: item['id'], url: item.link as string, title: item.title as string, html: item.content as string },
      ...{ updated: second.entries[i]?.updated as string, published: second.entries[i]?.published as string },
      from: item['author'],
    })),
  };
}

/** A JSON Feed, held to its schema, as a reader sees it. */
export function readJsonFeed(json: string): z.infer<typeof JSON_FEED> & { entries: (ReadEntry & { title: string })[] } {
  const feed = JSON_FEED.parse(JSON.parse(json));
  const second = parseJsonFeed(json);
  expect(second.items?.map(({ id }) => id) ?? []).toEqual(feed.items.map(({ id }) => id));
  return {
    ...feed,
    entries: feed.items.map((item) => ({
      ...{ id: item.id, url: item.url, title: item.title, html: item.content_html },
      ...{ updated: item.date_modified, published: item.date_published, from: item.authors[0]?.name as string },
    })),
  };
}
