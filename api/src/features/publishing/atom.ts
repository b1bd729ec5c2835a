import { Feed } from 'feed';
import { asHtml } from '#platform/html.ts';
import type { NewsFeed } from './news-feed.ts';

/** A feed without news was last changed then: it must say something (RFC 4287 §4.1.1), and always the same. */
const NEVER = new Date(0);

/** A feed as Atom 1.0 (RFC 4287). The same news always give the same bytes. */
export function atomOf({ id, title, description, pageUrl, selfUrl, entries }: NewsFeed): string {
  const feed = new Feed({
    ...{ id, title, description, link: pageUrl, feed: selfUrl, generator: 'Patchwork' },
    updated: new Date(Math.max(NEVER.getTime(), ...entries.map(({ updatedAt }) => updatedAt.getTime()))),
  });
  for (const entry of entries) {
    feed.addItem({
      ...{ id: entry.id, link: entry.url, content: entry.html },
      // The library marks titles as HTML, and ours are text.
      title: asHtml(entry.title),
      ...{ published: entry.publishedAt, date: entry.updatedAt },
      author: [{ name: entry.from }],
      category: [{ term: entry.about }],
    });
  }
  return feed.atom1();
}
